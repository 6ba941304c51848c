package org.gateloom.generator.maven;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.gateloom.generator.opencl.Tile;
import org.gateloom.runtime.cell.Precision;

/**
 * What the goal was set to.
 *
 * @param sourceDirectory of cell files
 * @param includes which of them are cells, as Ant patterns
 * @param excludes which are not
 * @param outputDirectory root of the generated sources
 * @param packageName of cells that lie in the source directory itself; each folder below adds its name
 * @param precision of the generated classes
 * @param kernel the tile of a kernel beside each of them, if there is to be one
 * @param warningsAsErrors whether a warning refuses a cell
 * @param incremental whether a run with nothing new is left out
 * @param lastRun where the word of the last run is kept
 */
record Settings(
        Path sourceDirectory,
        List<String> includes,
        List<String> excludes,
        Path outputDirectory,
        String packageName,
        Precision precision,
        Optional<Tile> kernel,
        boolean warningsAsErrors,
        boolean incremental,
        Path lastRun) {}
