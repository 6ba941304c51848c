package org.gateloom.samples.cli;

import java.io.PrintWriter;
import java.util.List;

/**
 * The commands that people wait for, small and in one process: {@code Rehearsal FOLDER}, which must not be there. The
 * launcher keeps the classes that this loads in an archive, from which later starts take them.
 */
final class Rehearsal {

    private Rehearsal() {}

    /** Ends the JVM with the exit code of what failed first, or with 0. */
    public static void main(String[] arguments) {
        PrintWriter out = Streams.out();
        int exitCode = commands(arguments[0]).stream()
                .mapToInt(command -> Gateloom.run(command, out, out))
                .filter(code -> code != 0)
                .findFirst()
                .orElse(0);
        out.flush();
        System.exit(exitCode);
    }

    static List<List<String>> commands(String folder) {
        return List.of(
                List.of("train", "lstm", "--steps=2", "--validate-every=1", "--hidden=8", "--run=" + folder),
                List.of("sample", folder, "--length=10"),
                List.of("check", "lstm"));
    }
}
