package org.gateloom.spec.library;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.gateloom.spec.read.Bases;
import org.gateloom.spec.read.Source;

/** Finds a base among the resources of a class loader: the shipped library, or cells in a jar. */
public final class ClassPathCells implements Bases {

    private final ClassLoader loader;
    private final String folder;

    /**
     * @param loader whose resources are searched
     * @param folder in which the cells lie, ending with a slash; empty for the root
     */
    public ClassPathCells(ClassLoader loader, String folder) {
        this.loader = loader;
        this.folder = folder;
    }

    /** The cell of that name; its source is named after the file, {@code lstm.yaml}. */
    public Optional<Source> find(String name) {
        String file = CellFiles.withExtension(name);
        try (InputStream stream = loader.getResourceAsStream(folder + file)) {
            return stream == null ? Optional.empty() : Optional.of(new Source(file, CellFiles.text(stream)));
        } catch (IOException e) {
            throw new UncheckedIOException("the cell '" + name + "' of the class path cannot be read", e);
        }
    }

    @Override
    public Optional<Source> find(String reference, Source from) {
        return find(reference);
    }
}
