package org.gateloom.samples.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A cell that does not saturate: after a step of a thousand its numbers grow from place to place until they are not finite. */
final class Growing {

    private Growing() {}

    /** Its file. */
    static String in(Path folder) throws IOException {
        return Files.writeString(folder.resolve("growing.yaml"), """
                cell: Growing
                states: {h: hidden}
                gates:
                  seen: {of: [x, prev(h)], act: relu}
                next:
                  h: seen
                emit: h
                """).toString();
    }
}
