package org.gateloom.samples.cli;

import java.util.List;
import java.util.stream.Collectors;

/** The end of a command, with the exit code and what the user is told. */
final class Stop extends RuntimeException {

    /** Something failed: a proof, a comparison, a training. */
    static final int FAILED = 1;

    /** The command, or a file it was given, is wrong. */
    static final int WRONG = 2;

    /** The user or the system ended it; what a shell gives for an interrupt. */
    static final int INTERRUPTED = 130;

    private static final long serialVersionUID = 1;

    private final int exitCode;

    private Stop(int exitCode, String text) {
        super(text, null, false, false);
        this.exitCode = exitCode;
    }

    /** What was asked for cannot be done as it was asked; one sentence. */
    static Stop wrong(String sentence) {
        return new Stop(WRONG, "gateloom: " + VisibleWriter.line(sentence));
    }

    /** A file is wrong; one line for each thing, which begins with its place. */
    static Stop wrong(List<String> lines) {
        return new Stop(
                WRONG, lines.stream().map(VisibleWriter::line).collect(Collectors.joining(System.lineSeparator())));
    }

    /** It was rightly asked for and failed; one sentence. */
    static Stop failed(String sentence) {
        return new Stop(FAILED, "gateloom: " + VisibleWriter.line(sentence));
    }

    /** Gateloom's own mistake; lines for whoever mends it. */
    static Stop defect(String report) {
        return new Stop(FAILED, "gateloom: " + report);
    }

    int exitCode() {
        return exitCode;
    }
}
