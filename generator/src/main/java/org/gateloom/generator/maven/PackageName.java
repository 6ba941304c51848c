package org.gateloom.generator.maven;

import java.util.Optional;
import javax.lang.model.SourceVersion;

/** Packages of generated cells. */
final class PackageName {

    private PackageName() {}

    /** {@code org.my-firm} gives {@code org.my_firm.cells}: what is generated into when nothing was set. */
    static String byDefault(String groupId) {
        return groupId.replace('-', '_') + ".cells";
    }

    /**
     * The package of a cell file; empty when a folder's name cannot be a package's.
     *
     * @param root of cells in the source directory itself; empty for none
     * @param path of the file within that directory, with forward slashes
     */
    static Optional<String> of(String root, String path) {
        int folder = path.lastIndexOf('/');
        String below =
                folder < 0 ? "" : path.substring(0, folder).replace('-', '_').replace('/', '.');
        String name = root.isEmpty() || below.isEmpty() ? root + below : root + "." + below;
        return name.isEmpty() || SourceVersion.isName(name) ? Optional.of(name) : Optional.empty();
    }
}
