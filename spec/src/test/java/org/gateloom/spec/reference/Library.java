package org.gateloom.spec.reference;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.gateloom.spec.CellReader;
import org.gateloom.spec.Reading;
import org.gateloom.spec.graph.CellGraph;
import org.gateloom.spec.library.CellFiles;
import org.gateloom.spec.library.Siblings;

/** The cells of the library, as their files say them. */
final class Library {

    private static final Path FOLDER = Path.of("../samples/src/main/cells");

    private Library() {}

    /** All names, sorted. */
    static List<String> names() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(".yaml"))
                    .map(file -> file.substring(0, file.length() - ".yaml".length()))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static CellGraph cell(String name) {
        try {
            Reading reading = CellReader.read(CellFiles.read(FOLDER.resolve(name + ".yaml")), new Siblings());
            return ((Reading.Cell) reading).graph();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
