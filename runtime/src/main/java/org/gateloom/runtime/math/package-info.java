/**
 * Functions of one number in the forms that the JIT compiles to vector instructions when a loop calls them. Generated
 * cells in float and the loss use them; cells in double use {@link java.lang.Math}, so that proofs are not of an
 * approximation.
 */
package org.gateloom.runtime.math;
