package org.gateloom.samples.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.gateloom.runtime.cell.Cell;
import org.gateloom.runtime.network.Ends;
import org.gateloom.runtime.network.Network;

/**
 * Networks of one cell, stacked.
 *
 * @param cells the cell at given sizes, in float
 * @param ends what they read and say
 * @param layers how many cells stand on top of each other
 * @param dropout share of what each passes on that is dropped
 */
public record Networks(Function<Map<String, Integer>, Cell> cells, Ends ends, int layers, double dropout) {

    /** Of symbols, so many. */
    public Networks(Function<Map<String, Integer>, Cell> cells, int symbols, int layers, double dropout) {
        this(cells, new Ends.Symbols(symbols), layers, dropout);
    }

    /** One of that width. A cell that can look symbols up does; before any other stands an embedding of the same width. */
    public Network of(int hidden) {
        List<Cell> stack = new ArrayList<>();
        stack.add(first(hidden));
        while (stack.size() < layers) {
            stack.add(cell(stack.get(stack.size() - 1).outputSize(), hidden));
        }
        return new Network(stack, ends, new Network.DropoutRates(dropout, dropout));
    }

    private Cell first(int hidden) {
        if (ends instanceof Ends.OfVectors vectors) {
            return cell(vectors.in(), hidden);
        }
        Cell onVectors = cell(hidden, hidden);
        return onVectors.readsSymbols() ? cell(ends.outputs(), hidden) : onVectors;
    }

    /**
     * The width with which the network has the number of parameters nearest to the one asked for.
     *
     * @param granule what the width must be a multiple of
     */
    public int hiddenFor(long parameters, int granule) {
        int enough = 1;
        while (length(granule * enough) < parameters) {
            enough *= 2;
        }
        int tooFew = enough / 2;
        while (enough - tooFew > 1) {
            int middle = (enough + tooFew) / 2;
            if (length(granule * middle) < parameters) {
                tooFew = middle;
            } else {
                enough = middle;
            }
        }
        boolean lower = tooFew > 0 && parameters - length(granule * tooFew) <= length(granule * enough) - parameters;
        return granule * (lower ? tooFew : enough);
    }

    private long length(int hidden) {
        try {
            return of(hidden).parameters().length();
        } catch (ArithmeticException e) {
            // More than an int counts, and so more than anybody can ask for.
            return Long.MAX_VALUE;
        }
    }

    private Cell cell(int in, int hidden) {
        return cells.apply(Map.of("in", in, "hidden", hidden));
    }
}
