package org.gateloom.generator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.gateloom.generator.opencl.Tile;
import org.gateloom.runtime.cell.Precision;
import org.gateloom.spec.CellReader;
import org.gateloom.spec.Reading;
import org.gateloom.spec.graph.CellGraph;
import org.gateloom.spec.library.CellFiles;
import org.gateloom.spec.library.Siblings;

/** The samples' cells, as a user of the generator would read them. */
public final class LibraryCells {

    private static final Path FOLDER = Path.of("..", "samples", "src", "main", "cells");

    private LibraryCells() {}

    /** All of them by name, sorted. */
    public static List<String> names() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(CellFiles.EXTENSION))
                    .map(name -> name.substring(0, name.length() - CellFiles.EXTENSION.length()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static CellGraph graph(String name) {
        Generator.Request request = request(name, "", Precision.FLOAT);
        return ((Reading.Cell) CellReader.read(request.source(), request.bases())).graph();
    }

    public static Generator.Generation.Done generate(String name, String javaPackage, Precision precision) {
        return (Generator.Generation.Done) Generator.generate(request(name, javaPackage, precision));
    }

    /** With the cell's kernel beside it. */
    public static Generator.Generation.Done generateKernel(String name, String javaPackage, Tile tile) {
        Generator.Request one = request(name, javaPackage, Precision.FLOAT);
        return (Generator.Generation.Done) Generator.generate(
                new Generator.Request(one.source(), one.bases(), javaPackage, Precision.FLOAT, Optional.of(tile)));
    }

    private static Generator.Request request(String name, String javaPackage, Precision precision) {
        try {
            Path file = FOLDER.resolve(name + CellFiles.EXTENSION);
            return new Generator.Request(CellFiles.read(file), new Siblings(), javaPackage, precision);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
