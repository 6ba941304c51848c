/**
 * The passes, each a function from program to program in a file of its own, and {@link
 * org.gateloom.generator.pass.Passes}, the one list that says their order and why.
 */
package org.gateloom.generator.pass;
