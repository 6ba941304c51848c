package org.gateloom.generator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gateloom.spec.library.CellFiles;
import org.gateloom.spec.library.ClassPathCells;
import org.gateloom.spec.read.Bases;
import org.gateloom.spec.read.Source;

/**
 * The shipped cell library as bases, so that {@code extends: lstm} means the same at every door: the file beside, and
 * where there is none, the library's cell.
 */
public final class Library {

    private static final String FOLDER = "org/gateloom/generator/library/";

    private static final ClassPathCells CELLS = new ClassPathCells(Library.class.getClassLoader(), FOLDER);

    private Library() {}

    /** The cell of that name; its source is named after its file, {@code lstm.yaml}. */
    public static Optional<Source> find(String name) {
        return CELLS.find(name);
    }

    /**
     * Looks in the library for what is not found first. What a library cell extends is only looked for in the library:
     * no file of the user's gets in by having the name of one.
     */
    public static Bases behind(Bases first) {
        return new Bases() {
            @Override
            public Optional<Source> find(String reference, Source from) {
                return holds(from)
                        ? Library.find(reference)
                        : first.find(reference, from).or(() -> Library.find(reference));
            }

            @Override
            public List<String> names(Source from) {
                List<String> names = new ArrayList<>(first.names(from));
                names.addAll(Library.names());
                return names;
            }
        };
    }

    /** The names of all its cells, sorted. */
    public static List<String> names() {
        Path code = code();
        try {
            if (Files.isDirectory(code)) {
                return CellFiles.names(code.resolve(FOLDER));
            }
            try (FileSystem jar = FileSystems.newFileSystem(code)) {
                return CellFiles.names(jar.getPath(FOLDER));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the library lies beside this class", e);
        }
    }

    /** The folder or jar that this is from. */
    private static Path code() {
        try {
            return Path.of(Library.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("a class path's entries are URIs", e);
        }
    }

    private static boolean holds(Source source) {
        return find(source.name()).filter(source::equals).isPresent();
    }
}
