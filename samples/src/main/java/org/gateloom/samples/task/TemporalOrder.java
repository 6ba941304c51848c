package org.gateloom.samples.task;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.gateloom.runtime.text.Batches;
import org.gateloom.runtime.text.Vocabulary;

/**
 * The order of two or three marks among distractors.
 *
 * <pre>
 *   read   E  b  a  X  d  …  c  Y  …  a  B      E, marks X or Y at some places among a b c d, B
 *   say    -  -  -  -  -  …  -  -  …  -  1      the number that the marks are in binary, X for 0
 * </pre>
 *
 * <p>Hochreiter and Schmidhuber 1997, Long Short-Term Memory, Neural Computation 9(8), experiments 6a and 6b, which are those
 * of lag 100 here. With two marks, the first is 10 to 20 hundredths of the lag behind E and the second 50 to 60; with three
 * they are 10 to 20, 33 to 43, 66 to 76. There the length varies by a tenth, here it does not.
 *
 * @param marks 2 or 3
 * @param lag steps from E to B
 */
public record TemporalOrder(int marks, int lag) implements SymbolTask {

    /** So that no two marks can meet. */
    static final int LEAST_LAG = 10;

    /** In hundredths of the lag, from where on marks stand; each within a tenth. */
    private static final int[][] FROM = {{}, {}, {10, 50}, {10, 33, 66}};

    private static final int DISTRACTORS = 4;
    private static final Vocabulary SYMBOLS = Vocabulary.of("01234567BEXYabcd");
    private static final int ANSWER = SYMBOLS.symbol('0');
    private static final int END = SYMBOLS.symbol('B');
    private static final int BEGIN = SYMBOLS.symbol('E');
    private static final int MARK = SYMBOLS.symbol('X');
    private static final int DISTRACTOR = SYMBOLS.symbol('a');

    public TemporalOrder {
        if (marks != 2 && marks != 3) {
            throw new IllegalArgumentException("2 or 3 marks have an order here, not " + marks);
        }
    }

    @Override
    public TaskKind kind() {
        return marks == 2 ? TaskKind.TEMPORAL_ORDER : TaskKind.TEMPORAL_ORDER_3;
    }

    @Override
    public Vocabulary vocabulary() {
        return SYMBOLS;
    }

    @Override
    public int steps() {
        return lag + 1;
    }

    @Override
    public int targets() {
        return 1;
    }

    @Override
    public double chance() {
        return 1.0 / (1 << marks);
    }

    @Override
    public Example example(RandomGenerator random) {
        int[] symbols = new int[steps()];
        int[] targets = new int[steps()];
        Arrays.fill(targets, Batches.NO_TARGET);
        symbols[0] = BEGIN;
        for (int step = 1; step < lag; step++) {
            symbols[step] = DISTRACTOR + random.nextInt(DISTRACTORS);
        }
        symbols[lag] = END;
        int order = 0;
        for (int from : FROM[marks]) {
            int mark = random.nextInt(2);
            int place = Math.toIntExact((long) lag * from / 100) + random.nextInt(lag / 10 + 1);
            symbols[place] = MARK + mark;
            order = 2 * order + mark;
        }
        targets[lag] = ANSWER + order;
        return new Example(symbols, targets);
    }
}
