/**
 * Matrix products over blocks outside the heap, by OpenBLAS through JavaCPP. OpenBLAS runs one thread inside each call;
 * threads are the caller's. Used by generated cells, by the output layer and by {@link
 * org.gateloom.runtime.cell.GradientWork}.
 */
package org.gateloom.runtime.blas;
