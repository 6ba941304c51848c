/**
 * The command line {@code gateloom}: one class a command, and {@link org.gateloom.samples.cli.Gateloom} is where it
 * starts. Commands translate options into calls of the modules and what comes back into lines; they compute nothing.
 *
 * <p>Exit codes: 0 when all went well, 1 when something failed (a proof, a comparison, a training that diverged), 2 when
 * the command or what it was given is wrong. What is wrong is said on standard error in a sentence; a stack trace never
 * is. Commands write to the writers of their {@link picocli.CommandLine}, so that tests run them within the JVM.
 *
 * <p>Neighbours: {@code org.gateloom.samples.compare} trains several cells and holds the numbers, {@code
 * org.gateloom.samples.report} makes a page of them.
 */
package org.gateloom.samples.cli;
