package org.gateloom.spec.library;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.gateloom.spec.diagnostic.Limits;
import org.gateloom.spec.read.Source;

/** Reads cell files. */
public final class CellFiles {

    /** How a cell file's name ends. */
    public static final String EXTENSION = ".yaml";

    private CellFiles() {}

    /**
     * The file at that path, named by it with forward slashes. Whatever is no UTF-8 becomes U+FFFD, which the reader of
     * cells then refuses with its place; of a file that is too large only so much is read that it is refused as well.
     *
     * @throws IOException when the file cannot be read
     */
    public static Source read(Path path) throws IOException {
        try (InputStream stream = Files.newInputStream(path)) {
            return new Source(path.toString().replace('\\', '/'), text(stream));
        }
    }

    /** The text of a stream, read as of a file. */
    public static String text(InputStream stream) throws IOException {
        return new String(stream.readNBytes(4 * Limits.FILE_CHARACTERS + 4), StandardCharsets.UTF_8);
    }

    /**
     * The names of the cell files in a folder, without their extension, sorted.
     *
     * @throws IOException when it cannot be read
     */
    public static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(EXTENSION))
                    .map(name -> name.substring(0, name.length() - EXTENSION.length()))
                    .sorted()
                    .toList();
        }
    }

    /** Whether what a user wrote for a cell names a file, rather than a cell of the library. */
    public static boolean isPath(String argument) {
        return argument.endsWith(EXTENSION) || argument.endsWith(".yml") || argument.contains("/");
    }

    /** {@code lstm.yaml}, from that or from {@code lstm}. */
    public static String withExtension(String reference) {
        return reference.endsWith(EXTENSION) ? reference : reference + EXTENSION;
    }
}
