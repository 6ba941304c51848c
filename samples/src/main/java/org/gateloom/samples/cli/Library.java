package org.gateloom.samples.cli;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.gateloom.spec.library.CellFiles;
import org.gateloom.spec.library.ClassPathCells;

/** The cells that come with Gateloom; each is named after its file. */
final class Library {

    /** Where they lie on the class path. */
    static final String FOLDER = "org/gateloom/samples/cells/";

    /** Finds one by its name. */
    static final ClassPathCells CELLS = new ClassPathCells(Library.class.getClassLoader(), FOLDER);

    /** Those of the lecture on recurrent networks, and what the literature has of the same kind. */
    static final List<String> LECTURE = List.of(
            "rnn",
            "rnn-sigmoid",
            "lstm",
            "lstm-lecture",
            "lstm-peephole-lecture",
            "peephole-lstm",
            "gru",
            "gru-reset-after");

    private Library() {}

    /** Their names, sorted. */
    static List<String> names() throws IOException {
        Path code = code();
        if (Files.isDirectory(code)) {
            return names(code.resolve(FOLDER));
        }
        try (FileSystem jar = FileSystems.newFileSystem(code)) {
            return names(jar.getPath(FOLDER));
        }
    }

    /** The folder or jar that this class is from. */
    static Path code() {
        try {
            URI location = Library.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI();
            return Path.of(location);
        } catch (URISyntaxException e) {
            throw new IllegalStateException("a class path's entries are URIs", e);
        }
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(CellFiles.EXTENSION))
                    .map(name -> name.substring(0, name.length() - CellFiles.EXTENSION.length()))
                    .sorted()
                    .toList();
        }
    }
}
