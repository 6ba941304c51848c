package org.gateloom.generator.processor;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import javax.annotation.processing.Filer;
import javax.tools.FileObject;
import javax.tools.JavaFileManager;
import org.gateloom.spec.library.CellFiles;
import org.gateloom.spec.read.Source;

/**
 * A location that the compiler knows.
 *
 * @param filer the compiler's files
 * @param location of the compiler
 * @param javaPackage in it; empty for its root
 * @param title what it is to the user
 */
record FilerRoute(Filer filer, JavaFileManager.Location location, String javaPackage, String title) implements Route {

    @Override
    public Optional<Source> find(String path) {
        try {
            FileObject file = filer.getResource(location, javaPackage, path);
            try (InputStream stream = file.openInputStream()) {
                return Optional.of(new Source(name(file.toUri()), CellFiles.text(stream)));
            }
        } catch (IOException e) {
            // The one way in which a Filer says that there is no such file; what was tried is told in the end.
            return Optional.empty();
        }
    }

    @Override
    public String place(String path) {
        String folder = javaPackage.replace('.', '/');
        return title + ": " + (folder.isEmpty() ? path : folder + "/" + path);
    }

    private static String name(URI uri) {
        return "file".equals(uri.getScheme()) ? Path.of(uri).toString().replace('\\', '/') : uri.toString();
    }
}
