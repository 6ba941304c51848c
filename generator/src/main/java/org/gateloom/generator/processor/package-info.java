/**
 * The door for javac, Gradle and IDEs: an annotation processor that generates the cells which {@link
 * org.gateloom.runtime.cell.GateGraph} names. In Maven builds the goal of {@code org.gateloom.generator.maven} is the
 * better door, since no compiler notices that a cell file has changed.
 *
 * <p>{@link org.gateloom.generator.processor.GateGraphProcessor} is where to start. Cell files are found by {@code
 * CellSearch}, which asks one {@code Route} after another.
 */
package org.gateloom.generator.processor;
