package org.gateloom.samples.bench;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.gateloom.runtime.blas.Products;
import org.gateloom.runtime.cell.FloatValues;
import org.gateloom.runtime.train.Workers;

/**
 * The machine's rate of matrix products, as a contender: a step is one product of two square matrices on each of {@code
 * PeakSteps THREADS} threads.
 */
public final class PeakSteps {

    private static final int SIZE = 2048;

    private PeakSteps() {}

    /** Serves steps. */
    public static void main(String[] arguments) throws Exception {
        int threads = Integer.parseInt(arguments[0]);
        List<FloatValues[]> memory = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            memory.add(new FloatValues[] {filled(), filled(), filled()});
        }
        try (Workers workers = new Workers(threads)) {
            TimedSteps.serve(
                    count -> {
                        for (int i = 0; i < count; i++) {
                            workers.run(threads, piece -> multiply(memory.get(piece)));
                        }
                    },
                    new PrintStream(System.out, true, StandardCharsets.UTF_8));
        }
    }

    /** Floating-point operations of a step. */
    public static double operations(int threads) {
        return 2.0 * SIZE * SIZE * SIZE * threads;
    }

    private static FloatValues filled() {
        FloatValues values = new FloatValues(SIZE * SIZE);
        values.fill(0.5);
        return values;
    }

    private static void multiply(FloatValues[] blocks) {
        Products.multiply(SIZE, SIZE, SIZE, blocks[0], 0, blocks[1], 0, blocks[2], 0, false);
    }
}
