package org.gateloom.samples.draw;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.gateloom.generator.Library;
import org.gateloom.spec.CellReader;
import org.gateloom.spec.Reading;
import org.gateloom.spec.graph.CellGraph;
import org.gateloom.spec.read.Source;

/** The library's cells as graphs. */
final class LibraryGraphs {

    private LibraryGraphs() {}

    static List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src", "main", "cells"))) {
            return files.map(file -> file.getFileName().toString().replace(".yaml", ""))
                    .sorted()
                    .toList();
        }
    }

    static CellGraph graph(String name) {
        return read(Library.find(name).orElseThrow());
    }

    static CellGraph written(String text) {
        return read(new Source("cell.yaml", text));
    }

    private static CellGraph read(Source source) {
        Reading reading = CellReader.read(source, Library.behind((reference, from) -> Optional.empty()));
        return ((Reading.Cell) reading).graph();
    }
}
