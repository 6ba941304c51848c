package org.gateloom.generator.memory;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Optional;
import org.gateloom.runtime.cell.Cell;

/**
 * Where javac finds the runtime's classes. The property {@code java.class.path} does not say: under Maven's exec plugin
 * it holds Maven's launcher only.
 */
final class RuntimeClasses {

    private RuntimeClasses() {}

    /** The jar or folder that the contract was loaded from; empty when that is not a file. */
    static Optional<Path> path() {
        return location(Cell.class)
                .filter(uri -> "file".equals(uri.getScheme()))
                .map(Path::of);
    }

    /** The jar or folder that what kernels extend was loaded from; empty where kernels cannot be run. */
    static Optional<Path> kernels() {
        try {
            // Without being initialised it loads no native library.
            Class<?> kernel = Class.forName("com.aparapi.Kernel", false, RuntimeClasses.class.getClassLoader());
            return location(kernel)
                    .filter(uri -> "file".equals(uri.getScheme()))
                    .map(Path::of);
        } catch (ClassNotFoundException e) {
            return Optional.empty();
        }
    }

    /** Why {@link #path} is empty. */
    static String unreadable() {
        return "a cell is compiled before it runs, and javac cannot read Gateloom's runtime where it lies: "
                + location(Cell.class).map(URI::toString).orElse("its class loader does not tell where that is")
                + "; put it on the class path as a plain jar, or generate the cell in your build with the goal"
                + " gateloom:generate";
    }

    private static Optional<URI> location(Class<?> type) {
        CodeSource source = type.getProtectionDomain().getCodeSource();
        if (source == null || source.getLocation() == null) {
            return Optional.empty();
        }
        return Optional.of(uri(source.getLocation()));
    }

    private static URI uri(URL url) {
        try {
            return url.toURI();
        } catch (URISyntaxException e) {
            // Some loaders leave blanks in their addresses.
            return URI.create(url.toString().replace(" ", "%20"));
        }
    }
}
