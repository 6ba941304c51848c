package org.gateloom.samples.task;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.gateloom.runtime.text.Batches;
import org.gateloom.runtime.text.Vocabulary;

/**
 * One symbol, asked for after distractors: a bear was seen, then trees and squirrels, and now it has to be known that there
 * was a bear.
 *
 * <pre>
 *   read   C  b  a  a  d  …  b  ?      one of A B C D, lag - 1 of a b c d, a question
 *   say    -  -  -  -  -  …  -  C
 * </pre>
 *
 * <p>In training the symbol stands at any place but the last, with distractors before it, so that lags from 1 to the one
 * that is examined come equally often; what is held out has it at the first.
 *
 * <p>Of the kind of Hochreiter and Schmidhuber 1997, Long Short-Term Memory, Neural Computation 9(8), experiment 2.
 *
 * @param lag steps from the symbol to the question
 */
public record Recall(int lag) implements SymbolTask {

    /** Kinds of the first symbol, and as many distractors. */
    private static final int KINDS = 4;

    private static final Vocabulary SYMBOLS = Vocabulary.of("?ABCDabcd");
    private static final int QUESTION = SYMBOLS.symbol('?');
    private static final int FIRST = SYMBOLS.symbol('A');
    private static final int DISTRACTOR = SYMBOLS.symbol('a');

    @Override
    public TaskKind kind() {
        return TaskKind.RECALL;
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
        return 1.0 / KINDS;
    }

    @Override
    public Example example(RandomGenerator random) {
        return example(random, 0);
    }

    /** With the symbol at any place: distractors stand before it, too. */
    @Override
    public Example exercise(RandomGenerator random) {
        return example(random, random.nextInt(lag));
    }

    private Example example(RandomGenerator random, int place) {
        int[] symbols = new int[steps()];
        int[] targets = new int[steps()];
        Arrays.fill(targets, Batches.NO_TARGET);
        for (int step = 0; step < lag; step++) {
            symbols[step] = DISTRACTOR + random.nextInt(KINDS);
        }
        symbols[place] = FIRST + random.nextInt(KINDS);
        symbols[lag] = QUESTION;
        targets[lag] = symbols[place];
        return new Example(symbols, targets);
    }
}
