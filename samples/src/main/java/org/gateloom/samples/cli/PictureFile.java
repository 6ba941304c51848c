package org.gateloom.samples.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import org.gateloom.spec.diagnostic.Nearest;

/**
 * The file that a picture goes into; its ending says what it is.
 *
 * @param path as the user told it
 * @param format {@code svg}, {@code html} or {@code tex}
 */
record PictureFile(Path path, String format) {

    /**
     * A file that can be written.
     *
     * @param formats the endings that the command knows
     * @throws Stop when it has another ending, or lies in no folder
     */
    static PictureFile told(Path path, List<String> formats) {
        String name = String.valueOf(path.getFileName());
        int dot = name.lastIndexOf('.');
        String ending = dot < 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
        if (!formats.contains(ending)) {
            String nearest = Nearest.to(ending, formats);
            throw Stop.wrong("-o: " + path + (dot < 0 ? " has no ending" : " ends in ." + ending)
                    + ", by which it is told what to write; expected ." + String.join(" or .", formats)
                    + (nearest.isEmpty() ? "" : "; did you mean '" + name.substring(0, dot + 1) + nearest + "'?"));
        }
        if (Files.isDirectory(path)) {
            throw Stop.wrong("-o: " + path + " is a folder");
        }
        Path folder = path.toAbsolutePath().getParent();
        if (!Files.isDirectory(folder)) {
            throw Stop.wrong("-o: the folder " + folder + (Files.exists(folder) ? " is a file" : " does not exist"));
        }
        return new PictureFile(path, ending);
    }

    /**
     * Writes all of it or nothing.
     *
     * @return what was done, for the user
     */
    String write(String text) throws IOException {
        boolean there = Files.exists(path);
        // Not a temporary file of the system's, which others may not read.
        Path beside = path.toAbsolutePath().resolveSibling("." + path.getFileName() + ".new");
        try {
            Files.writeString(beside, text);
            Files.move(beside, path.toAbsolutePath(), StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(beside);
        }
        return (there ? "written over " : "written ") + path;
    }
}
