package org.gateloom.samples.cli;

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

    /** An argument, in single quotes where the shell would read more into it. */
    static String quoted(String argument) {
        return PLAIN.matcher(argument).matches() ? argument : "'" + argument.replace("'", "'\\''") + "'";
    }
}
