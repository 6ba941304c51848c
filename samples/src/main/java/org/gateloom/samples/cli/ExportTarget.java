package org.gateloom.samples.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Where something of a run is written to. */
final class ExportTarget {

    /** Of a file that a run was made of. */
    static final String MADE_OF = "the run was made of it, as its text, its series or its cell";

    /** Of a file that a command reads. */
    static final String READ = "it is what is read here";

    private ExportTarget() {}

    /**
     * Holds a target against the run that is exported.
     *
     * @throws Stop when it lies in the run's folder, or is that
     */
    static void requireApart(String option, Path target, Path run) throws IOException {
        if (real(target).startsWith(real(run))) {
            throw Stop.wrong(option + ": " + target + " lies in the run's own folder, whose files are its record; name"
                    + " another place");
        }
    }

    /**
     * Holds a target against what a command reads, such as {@link SavedRun#madeOf}.
     *
     * @param read files; those that are not there any more are passed over
     * @param why it must not be one of them: {@link #MADE_OF} or {@link #READ}
     * @throws Stop when it is one of them, whatever links lead there
     */
    static void requireOther(String option, Path target, List<Path> read, String why) throws IOException {
        for (Path file : read) {
            if (Files.exists(target) && Files.exists(file) && Files.isSameFile(target, file)) {
                throw Stop.wrong(
                        option + ": " + target + " would be written over, and " + why + "; name another place");
            }
        }
    }

    /**
     * Holds a target against another one. A folder of events may have others within it.
     *
     * @throws Stop when both are one, or the target lies in the other
     */
    static void requireApart(String option, Path target, String otherOption, Path other) throws IOException {
        Path place = real(target);
        Path otherPlace = real(other);
        if (place.equals(otherPlace)) {
            throw Stop.wrong(option + " and " + otherOption + " both name " + target + "; name two places");
        }
        if (!otherOption.equals("--tensorboard") && place.startsWith(otherPlace)) {
            throw Stop.wrong(option + ": " + target + " lies in " + other + ", which " + otherOption
                    + " writes as a whole; name another place");
        }
    }

    /**
     * A folder that is written under another name first.
     *
     * @throws Stop when it is the folder that the command runs in, or has that in it
     */
    static void requireNew(String option, Path folder) throws IOException {
        if (real(Path.of("")).startsWith(real(folder))) {
            throw Stop.wrong(
                    option + ": " + folder + " is the folder that the command runs in; name one to be made within it");
        }
    }

    /** Where it is, or will be, whatever links lead there. */
    private static Path real(Path path) throws IOException {
        Path there = path.toAbsolutePath();
        while (!Files.exists(there)) {
            there = there.getParent();
        }
        Path rest = there.relativize(path.toAbsolutePath());
        return there.toRealPath().resolve(rest).normalize();
    }
}
