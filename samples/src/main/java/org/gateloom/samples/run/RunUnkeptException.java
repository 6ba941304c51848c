package org.gateloom.samples.run;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/**
 * A run could not be kept in its folder. The message is a sentence that names the file, and says where the run is now or
 * why it is nowhere.
 */
public final class RunUnkeptException extends Exception {

    private static final long serialVersionUID = 1;

    private final transient Path kept;

    /** Of a run that is kept all the same. */
    RunUnkeptException(Exception cause, long step, Path kept) {
        super(saved(cause, step, kept), cause);
        this.kept = kept;
    }

    /** Of a run that is kept without its losses. */
    RunUnkeptException(Exception cause, long step, Path kept, Exception second) {
        super(saved(cause, step, kept) + ", but not its losses: " + second.getMessage(), cause);
        addSuppressed(second);
        this.kept = kept;
    }

    private static String saved(Exception cause, long step, Path kept) {
        return String.format(Locale.ROOT, "%s; the run until step %,d is saved in %s", cause.getMessage(), step, kept);
    }

    /** Of a run that could not be rescued either. */
    RunUnkeptException(Exception cause, Path rescue, Exception second) {
        super(cause.getMessage() + "; nor could the run be saved in " + rescue + ": " + second.getMessage(), cause);
        addSuppressed(second);
        this.kept = null;
    }

    /** The folder that has all until the last step; empty if none has. */
    public Optional<Path> kept() {
        return Optional.ofNullable(kept);
    }
}
