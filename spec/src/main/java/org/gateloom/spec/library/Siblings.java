package org.gateloom.spec.library;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.gateloom.spec.read.Bases;
import org.gateloom.spec.read.Source;

/**
 * Finds a base in the folder of the file that extends it, or below: {@code lstm} is {@code lstm.yaml} beside it. The
 * source's name has to be a path. A link that leads out of the folder is not followed.
 */
public final class Siblings implements Bases {

    @Override
    public Optional<Source> find(String reference, Source from) {
        Path beside = Path.of(from.name());
        Path file = beside.resolveSibling(CellFiles.withExtension(reference));
        try {
            if (!Files.isRegularFile(file) || !Files.isReadable(file) || leaves(beside.toAbsolutePath(), file)) {
                return Optional.empty();
            }
            return Optional.of(CellFiles.read(file));
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read", e);
        }
    }

    @Override
    public List<String> names(Source from) {
        Path folder = Path.of(from.name()).toAbsolutePath().getParent();
        try {
            return CellFiles.names(folder);
        } catch (IOException e) {
            return List.of(); // of a text that lies nowhere
        }
    }

    /** Whether a file lies elsewhere than in the folder of another, its links followed. */
    private static boolean leaves(Path beside, Path file) throws IOException {
        return !file.toRealPath().startsWith(beside.getParent().toRealPath());
    }
}
