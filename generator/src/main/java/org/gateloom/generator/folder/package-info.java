/**
 * Generated sources on disk. {@link org.gateloom.generator.folder.SourceFolder} writes what {@link
 * org.gateloom.generator.Generator} made: all of it or nothing, and only what has changed. The Maven goal and the
 * command line write through it; the annotation processor does not, since javac wants to know of every file it makes.
 */
package org.gateloom.generator.folder;
