package org.gateloom.samples.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A text that is learnt in no time. */
final class TinyCorpus {

    private TinyCorpus() {}

    /** 4,000 characters, of 12 kinds. */
    static String in(Path folder) throws IOException {
        Path file = folder.resolve("tiny corpus.txt");
        return Files.writeString(file, "ein kleiner text\n".repeat(236)).toString();
    }
}
