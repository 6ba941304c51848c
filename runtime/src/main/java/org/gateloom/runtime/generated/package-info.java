/**
 * What generated cells are made of: the half of a tape that is the same for every cell, gradients collected into
 * pieces, initialisers (which the weights around the cells use too), sizes by name. All others see the contract in
 * {@link org.gateloom.runtime.cell}. Neighbours: {@link org.gateloom.runtime.blas} multiplies, {@link
 * org.gateloom.runtime.math} computes.
 */
package org.gateloom.runtime.generated;
