package org.acme;

import java.util.Map;
import org.acme.cells.Lstm;
import org.gateloom.runtime.cell.Cell;

/** Prints how many parameters a generated cell has. */
public final class Sizes {

    private Sizes() {}

    public static void main(String[] arguments) {
        Cell lstm = Lstm.of(Map.of("in", 80, "hidden", 128));
        System.out.println(lstm.name() + " has " + lstm.parameters().length() + " parameters");
    }
}
