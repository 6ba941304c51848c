package org.gateloom.runtime.checkpoint;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file that is not whole yet, in the folder of the one that it will be. Its name, that one's with {@code
 * .gateloom-0123456789abcdef.tmp} behind it, has a part by chance and was nobody's before, so that it is neither a file of
 * somebody else nor a link to one.
 *
 * <p>Where a symbolic link stands at the name that was asked for, the link stays, and the file that it leads to is the one
 * that is written, as it is by whatever else writes to a link. It need not be there yet.
 *
 * @param path where it lies
 * @param target where it goes when it is whole; no link
 */
public record UnfinishedFile(Path path, Path target) implements Closeable {

    private static final Pattern NAME = Pattern.compile("(.+)\\.gateloom-[0-9a-f]{16}\\.tmp");

    /** Each has at most 4 bytes, and a name may have 255. */
    private static final int CHARACTERS_OF_TARGET = 50;

    /** As many as Linux follows. */
    private static final int LINKS = 40;

    /**
     * Makes an empty one.
     *
     * @param file that it will be, or a link to that
     * @throws IOException if it cannot be made
     */
    public static UnfinishedFile of(Path file) throws IOException {
        Path target = whereLinksEnd(file);
        while (true) {
            try {
                return new UnfinishedFile(Files.createFile(target.resolveSibling(name(target))), target);
            } catch (FileAlreadyExistsException taken) {
                // Chance has other names.
            }
        }
    }

    private static Path whereLinksEnd(Path file) throws IOException {
        Path end = file.toAbsolutePath();
        for (int links = 0; Files.isSymbolicLink(end); links++) {
            if (links == LINKS) {
                throw new FileSystemLoopException(file.toString());
            }
            end = end.resolveSibling(Files.readSymbolicLink(end));
        }
        return end;
    }

    private static String name(Path target) {
        return target.getFileName()
                .toString()
                .codePoints()
                .limit(CHARACTERS_OF_TARGET)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .append(".gateloom-")
                .append(HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong()))
                .append(".tmp")
                .toString();
    }

    /**
     * Gives it its name; a file that had it is replaced.
     *
     * @throws IOException if that fails; then both are as they were
     */
    public void moveIntoPlace() throws IOException {
        Files.move(path, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Removes it, if it has not been moved. */
    @Override
    public void close() throws IOException {
        Files.deleteIfExists(path);
    }

    /**
     * Removes those that a killed process left in a folder. Only who alone writes files of these names there may ask for it.
     *
     * @param names of the files that they would have been, of at most 50 characters
     */
    public static void clear(Path folder, Predicate<String> names) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                Matcher name = NAME.matcher(file.getFileName().toString());
                if (name.matches()
                        && names.test(name.group(1))
                        && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }
}
