package org.gateloom.generator.maven;

import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import org.codehaus.plexus.util.DirectoryScanner;

/** Finds the cell files of a build. */
final class Scan {

    private Scan() {}

    /** Paths relative to the source directory, with forward slashes, sorted; none when there is no such directory. */
    static List<String> cells(Settings settings) {
        if (!Files.isDirectory(settings.sourceDirectory())) {
            return List.of();
        }
        DirectoryScanner scanner = new DirectoryScanner();
        scanner.setBasedir(settings.sourceDirectory().toFile());
        scanner.setIncludes(settings.includes().toArray(String[]::new));
        scanner.setExcludes(settings.excludes().toArray(String[]::new));
        scanner.addDefaultExcludes();
        scanner.scan();
        return Arrays.stream(scanner.getIncludedFiles())
                .map(path -> path.replace('\\', '/'))
                .sorted()
                .toList();
    }
}
