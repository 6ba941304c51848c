package org.gateloom.samples.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The commands that a page tells a user to type.
 *
 * @param lines in the order of the page, without the launcher and without what is said about them
 */
record PageCommands(List<String> lines) {

    private static final String LAUNCHER = "samples/bin/gateloom ";

    /** Those of a file. */
    static PageCommands of(Path page) throws IOException {
        return of(Files.readAllLines(page));
    }

    /** Those of some lines of a page. */
    static PageCommands of(List<String> page) {
        return new PageCommands(page.stream()
                .filter(line -> line.startsWith(LAUNCHER))
                .map(line -> line.substring(LAUNCHER.length()).replaceFirst(" +[#>] .*", ""))
                .toList());
    }

    /** Those that begin so. */
    List<String> beginning(String start) {
        return lines.stream().filter(line -> line.startsWith(start)).toList();
    }

    /** The words of a command, in a list that can be changed. */
    static List<String> words(String command) {
        return new ArrayList<>(List.of(command.split(" +")));
    }
}
