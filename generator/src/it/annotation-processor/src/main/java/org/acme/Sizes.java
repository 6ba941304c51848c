package org.acme;

import java.util.Map;
import org.acme.cells.Rnn;
import org.gateloom.runtime.cell.Cell;

/** Prints how many parameters a generated cell has. */
public final class Sizes {

    private Sizes() {}

    public static void main(String[] arguments) {
        Cell rnn = Rnn.of(Map.of("in", 80, "hidden", 128));
        System.out.println(rnn.name() + " has " + rnn.parameters().length() + " parameters");
    }
}
