package org.gateloom.samples.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** The file that something is exported into. */
final class ExportTarget {

    private ExportTarget() {}

    /**
     * A file that can be written; one that is there is written over.
     *
     * @param option by which the user told it
     * @param endings with their dots; the file must have one of them
     * @throws Stop when it has none of them, or lies in no folder
     */
    static Path told(String option, Path file, List<String> endings) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        if (endings.stream().noneMatch(name::endsWith)) {
            throw Stop.wrong(option + ": " + file + " does not end in " + String.join(" or ", endings)
                    + ", by which other programs know what it is");
        }
        if (Files.isDirectory(file)) {
            throw Stop.wrong(option + ": " + file + " is a folder");
        }
        Path folder = file.toAbsolutePath().getParent();
        if (!Files.isDirectory(folder)) {
            throw Stop.wrong(
                    option + ": the folder " + folder + (Files.exists(folder) ? " is a file" : " does not exist"));
        }
        return file;
    }
}
