/**
 * From the text of a cell file to a tree with places: {@link org.gateloom.spec.read.YamlReader} makes {@link
 * org.gateloom.spec.read.YamlValue}s of a {@link org.gateloom.spec.read.Source} and refuses the traps of YAML. Nothing
 * here knows what a cell is; that is {@code org.gateloom.spec.file}, the next stage.
 */
package org.gateloom.spec.read;
