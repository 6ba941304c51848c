/**
 * Files that somebody names for a program to read: {@link org.gateloom.runtime.file.RegularFile} opens what is one, and says of
 * all else what it is instead. Texts, series, cells and weights of other programs are read through it.
 */
package org.gateloom.runtime.file;
