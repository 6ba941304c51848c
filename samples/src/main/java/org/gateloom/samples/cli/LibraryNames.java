package org.gateloom.samples.cli;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import org.gateloom.generator.Library;

/** The names of the cells that come with Gateloom; {@link Library} has the cells. */
final class LibraryNames {

    /** Those of the lecture on recurrent networks, and what the literature has of the same kind. */
    static final List<String> LECTURE = List.of(
            "rnn",
            "rnn-sigmoid",
            "lstm",
            "lstm-lecture",
            "lstm-peephole-lecture",
            "peephole-lstm",
            "gru",
            "gru-reset-after");

    private LibraryNames() {}

    /** All, sorted. */
    static List<String> all() {
        return Library.names();
    }

    /** The folder or jar that a class is from. */
    static Path codeOf(Class<?> type) {
        try {
            URI location =
                    type.getProtectionDomain().getCodeSource().getLocation().toURI();
            return Path.of(location);
        } catch (URISyntaxException e) {
            throw new IllegalStateException("a class path's entries are URIs", e);
        }
    }
}
