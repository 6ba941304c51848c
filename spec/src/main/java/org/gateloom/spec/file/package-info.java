/**
 * What a cell file says, with its sections and entries known and nothing resolved: {@link
 * org.gateloom.spec.file.Inheritance} lays a file over its bases, {@link org.gateloom.spec.file.CellFileReader} makes a
 * {@link org.gateloom.spec.file.CellFile} of the result. What it means is the business of {@code org.gateloom.spec.check}.
 */
package org.gateloom.spec.file;
