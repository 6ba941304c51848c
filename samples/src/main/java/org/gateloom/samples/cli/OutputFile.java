package org.gateloom.samples.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.gateloom.runtime.checkpoint.WholeFile;
import org.gateloom.spec.diagnostic.Nearest;

/**
 * A file that a command writes; its ending says what it is.
 *
 * @param path as the user told it
 * @param format its ending, without the dot: {@code svg}, {@code csv}
 */
record OutputFile(Path path, String format) {

    /**
     * A file that can be written; one that is there is written over.
     *
     * @param option by which the user told it
     * @param formats the endings that the command knows
     * @throws Stop when it has another ending, or lies in no folder
     */
    static OutputFile told(String option, Path path, List<String> formats) {
        String name = String.valueOf(path.getFileName());
        int dot = name.lastIndexOf('.');
        String ending = dot < 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
        if (!formats.contains(ending)) {
            String nearest = Nearest.to(ending, formats);
            throw Stop.wrong(option + ": " + path + (dot < 0 ? " has no ending" : " ends in ." + ending)
                    + ", by which it is told what to write; expected ." + String.join(" or .", formats)
                    + (nearest.isEmpty() ? "" : "; did you mean '" + name.substring(0, dot + 1) + nearest + "'?"));
        }
        if (Files.isDirectory(path)) {
            throw Stop.wrong(option + ": " + path + " is a folder");
        }
        Path folder = path.toAbsolutePath().getParent();
        if (!Files.isDirectory(folder)) {
            throw Stop.wrong(
                    option + ": the folder " + folder + (Files.exists(folder) ? " is a file" : " does not exist"));
        }
        return new OutputFile(path, ending);
    }

    /**
     * Writes all of it or nothing.
     *
     * @return what was done, for the user
     */
    String write(String text) throws IOException {
        boolean there = Files.exists(path);
        WholeFile.write(path, text);
        return (there ? "written over " : "written ") + path;
    }
}
