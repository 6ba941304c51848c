/**
 * What generated cells are made of: the half of a tape that is the same for every cell, gradients collected into
 * pieces, initialisers, sizes by name. Only generated code calls it; all others see the contract in {@link
 * org.gateloom.runtime.cell}. Neighbours: {@link org.gateloom.runtime.blas} multiplies, {@link
 * org.gateloom.runtime.math} computes.
 */
package org.gateloom.runtime.generated;
