package org.gateloom.samples.draw;

import java.util.List;
import org.gateloom.spec.identity.Difference;

/**
 * What is told of two cells.
 *
 * @param titles how the user named them
 * @param difference between them
 * @param verdict a sentence
 * @param settings a line for each thing beside the equations
 * @param costs figures of both
 */
public record Comparison(
        List<String> titles, Difference difference, String verdict, List<Row> settings, List<Row> costs) {

    public Comparison {
        titles = List.copyOf(titles);
        settings = List.copyOf(settings);
        costs = List.copyOf(costs);
    }

    /**
     * A line of a table.
     *
     * @param about what
     * @param before of the first cell
     * @param after of the second
     */
    public record Row(String about, String before, String after) {}
}
