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
import org.gateloom.generator.Library;
import org.gateloom.spec.library.CellFiles;

/** The names of the cells that come with Gateloom; {@link Library} has the cells. */
final class LibraryNames {

    /** Where they lie on the class path. */
    private static final String FOLDER = "org/gateloom/generator/library/";

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

    private LibraryNames() {}

    /** All, sorted. */
    static List<String> all() throws IOException {
        Path code = codeOf(Library.class);
        if (Files.isDirectory(code)) {
            return names(code.resolve(FOLDER));
        }
        try (FileSystem jar = FileSystems.newFileSystem(code)) {
            return names(jar.getPath(FOLDER));
        }
    }

    /** The folder or jar that a class is from. */
    static Path codeOf(Class<?> type) {
        try {
            URI location =
                    type.getProtectionDomain().getCodeSource().getLocation().toURI();
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
