/**
 * What is wrong with a cell file, as data: a {@link org.gateloom.spec.diagnostic.Problem} has a position, a {@link
 * org.gateloom.spec.diagnostic.Key}, a sentence, what was expected and the nearest right thing. Whoever finds one puts it
 * into {@link org.gateloom.spec.diagnostic.Problems}; whoever shows it (command line, Maven, javac) calls its {@code
 * toString}:
 *
 * <pre>
 * gru.yaml:12:18: [unknown-name] 'updte' is no gate, state, parameter or constant of Gru; …; did you mean 'update'?
 * </pre>
 *
 * <p>{@link org.gateloom.spec.diagnostic.Limits} has every limit of the language in one place.
 */
package org.gateloom.spec.diagnostic;
