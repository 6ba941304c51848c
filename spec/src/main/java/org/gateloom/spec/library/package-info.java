/**
 * Where cell files come from: {@link org.gateloom.spec.library.CellFiles} reads one, {@link
 * org.gateloom.spec.library.Siblings} and {@link org.gateloom.spec.library.ClassPathCells} find those that a file
 * extends.
 */
package org.gateloom.spec.library;
