package org.gateloom.samples.bench;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.gateloom.runtime.blas.Products;
import org.gateloom.runtime.cell.FloatValues;

/**
 * The machine's rate of reading matrices for one row, as a contender: a step of {@code ReadSteps BYTES SIZE} multiplies
 * vectors with square matrices of that size, which are so many bytes together.
 */
public final class ReadSteps {

    private ReadSteps() {}

    /** Serves steps. */
    public static void main(String[] arguments) throws Exception {
        int size = Integer.parseInt(arguments[1]);
        int columns = Math.max(1, Integer.parseInt(arguments[0]) / Float.BYTES / size);
        FloatValues matrices = new FloatValues(Math.multiplyExact(columns, size));
        FloatValues operand = new FloatValues(size);
        FloatValues result = new FloatValues(size);
        matrices.fill(0.5);
        TimedSteps.serve(
                count -> {
                    for (int i = 0; i < count; i++) {
                        for (int column = 0; column < columns; column += size) {
                            int in = Math.min(size, columns - column);
                            Products.multiply(1, size, in, operand, 0, matrices, column * size, result, 0, false);
                        }
                    }
                },
                new PrintStream(System.out, true, StandardCharsets.UTF_8));
    }
}
