package org.gateloom.samples.cli;

import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;

/** A command as one would type it into a shell. */
final class CommandText {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./=,:+@%-]+");

    private CommandText() {}

    /** The one that is running. */
    static String of(CommandSpec command) {
        return command.root().commandLine().getParseResult().originalArgs().stream()
                .map(CommandText::quoted)
                .collect(Collectors.joining(" ", "gateloom ", ""));
    }

    /** A path as an argument, which does not look like an option, in single quotes where the shell would read more into it. */
    static String path(Path path) {
        String text = path.toString();
        return quoted(text.startsWith("-") ? "./" + text : text);
    }

    /** An argument, in single quotes where the shell would read more into it. */
    static String quoted(String argument) {
        return PLAIN.matcher(argument).matches() ? argument : "'" + argument.replace("'", "'\\''") + "'";
    }
}
