/**
 * Prints a laid-out program as Java. The emitters decide nothing: what is computed, where it lies and in which order is
 * in the {@link org.gateloom.generator.layout.LaidOut} program; what differs between float and double is one table of
 * words ({@link org.gateloom.generator.java.Words}); names are given in one place ({@link
 * org.gateloom.generator.java.Names}).
 *
 * <p>{@link org.gateloom.generator.java.CellEmitter} prints the class, {@link org.gateloom.generator.java.TapeEmitter}
 * its tape with forward and backward, {@link org.gateloom.generator.java.LoopEmitter} the sweeps.
 */
package org.gateloom.generator.java;
