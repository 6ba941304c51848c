/**
 * Proves the cells of a user's own build. {@link org.gateloom.generator.proof.ProofTests} writes a JUnit test for a cell
 * file, and {@link org.gateloom.generator.proof.CellProof} is what that test calls: it holds the generated class against
 * the reference interpreter and against complex-step differentiation, at the two shapes of {@link
 * org.gateloom.generator.proof.ProofSizes}.
 *
 * <p>Neighbours: {@code org.gateloom.generator.verify} runs a class on a case and measures how far it is off; the goal
 * {@code gateloom:generate-test} is in {@code org.gateloom.generator.maven}.
 */
package org.gateloom.generator.proof;
