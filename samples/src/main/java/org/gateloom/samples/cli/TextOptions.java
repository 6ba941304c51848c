package org.gateloom.samples.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.gateloom.runtime.text.Corpus;
import org.gateloom.runtime.text.CorpusException;
import org.gateloom.runtime.text.Room;
import org.gateloom.runtime.text.Vocabulary;
import picocli.CommandLine.Option;

/** Where the symbols of a text go that do not fit into memory. */
final class TextOptions {

    @Option(
            names = "--scratch",
            paramLabel = "DIR",
            description =
                    "Where a text that is too large for memory is kept while the program runs, in a file without a"
                            + " name; the system's folder for such files unless told.")
    private Path scratch;

    /**
     * Reads a text.
     *
     * @param out where is said that it was too large for memory
     * @throws Stop with what is wrong with it
     */
    Corpus read(Path file, PrintWriter out) {
        try {
            return announced(Corpus.read(file, room()), out);
        } catch (CorpusException e) {
            throw Stop.wrong(e.getMessage());
        }
    }

    /** The same, in the symbols of another text. */
    Corpus read(Path file, Vocabulary vocabulary, PrintWriter out) {
        try {
            return announced(Corpus.read(file, room(), vocabulary), out);
        } catch (CorpusException e) {
            throw Stop.wrong(e.getMessage());
        }
    }

    private Room room() {
        if (scratch != null && !Files.isDirectory(scratch)) {
            throw Stop.wrong("--scratch: there is no folder '" + scratch + "'");
        }
        return scratch == null ? Room.standard() : Room.in(scratch);
    }

    private static Corpus announced(Corpus corpus, PrintWriter out) {
        corpus.symbols()
                .mappedIn()
                .ifPresent(folder -> out.println(
                        "its symbols, " + Figures.grouped(corpus.symbols().bytes())
                                + " bytes, are too many for memory: they lie in a file without a name in " + folder
                                + " until the program ends"));
        return corpus;
    }
}
