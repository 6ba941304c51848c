package org.gateloom.generator.processor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.gateloom.spec.library.CellFiles;
import org.gateloom.spec.read.Source;

/**
 * A folder on disk.
 *
 * @param folder empty when nobody named it
 * @param title what it is to the user
 * @param otherwise what to say where it is empty
 */
record FolderRoute(Optional<Path> folder, String title, String otherwise) implements Route {

    @Override
    public Optional<Source> find(String path) {
        return folder.map(known -> known.resolve(path))
                .filter(Files::isRegularFile)
                .map(FolderRoute::read);
    }

    @Override
    public String place(String path) {
        return title + ": "
                + folder.map(known -> known.resolve(path).toString()).orElse(otherwise);
    }

    private static Source read(Path file) {
        try {
            return CellFiles.read(file);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read", e);
        }
    }
}
