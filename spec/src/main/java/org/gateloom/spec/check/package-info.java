/**
 * From what a file says to what it means: {@link org.gateloom.spec.check.Linker} resolves the names of a {@code
 * CellFile}, gives every parameter its name and every node its size, checks the rules of the language and puts the nodes
 * into the normal form of {@code org.gateloom.spec.graph}.
 *
 * <p>The stages, each of which reports all that it finds before the next one begins:
 *
 * <ol>
 *   <li>{@link org.gateloom.spec.check.Levels}: a repetition is written out as gates;
 *   <li>{@link org.gateloom.spec.check.Declarations}: what names there are, and whether they may be so called;
 *   <li>{@link org.gateloom.spec.check.Drafting}: a {@link org.gateloom.spec.check.Draft} of each node, sizes open;
 *   <li>{@link org.gateloom.spec.check.CycleCheck} and {@link org.gateloom.spec.check.SizeInference};
 *   <li>{@link org.gateloom.spec.check.Liveness}: what nothing reads is left out, with a warning.
 * </ol>
 */
package org.gateloom.spec.check;
