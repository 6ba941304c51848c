package org.gateloom.spec.library;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
        Path folder = Path.of(from.name()).toAbsolutePath().getParent();
        Path given = Path.of(from.name()).getParent();
        Path file = folder.resolve(CellFiles.withExtension(reference));
        try {
            if (!Files.isRegularFile(file) || !file.toRealPath().startsWith(folder.toRealPath())) {
                return Optional.empty();
            }
            Path named = given == null
                    ? Path.of(CellFiles.withExtension(reference))
                    : given.resolve(CellFiles.withExtension(reference));
            return Optional.of(new Source(
                    named.toString().replace('\\', '/'), CellFiles.read(file).text()));
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read", e);
        }
    }
}
