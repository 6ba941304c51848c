package org.gateloom.spec.read;

/**
 * The text of a cell file.
 *
 * @param name the file as the user named it: a path, or a library cell's name
 * @param text what stands in it
 */
public record Source(String name, String text) {}
