package org.gateloom.samples.task;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.gateloom.runtime.text.Batches;
import org.gateloom.runtime.text.Vocabulary;

/**
 * Whether two spikes are lag steps apart, or one step less.
 *
 * <pre>
 *   read   .  .  |  .  .  .  …  .  |  .      a spike at one of ten places, another behind it
 *   say    -  -  -  -  -  -  …  -  L  -      L for long, S for short
 * </pre>
 *
 * <p>Of the kind of Gers, Schraudolph and Schmidhuber 2002, Learning Precise Timing with LSTM Recurrent Networks, JMLR 3,
 * 115-143: spikes spaced either 50 or 49 steps apart, to be told apart without short examples. There spikes follow each
 * other in a stream without end.
 *
 * @param lag steps of the long distance
 */
public record Timing(int lag) implements SymbolTask {

    /** Places that the first spike can have, so that steps since the sequence began tell nothing. */
    private static final int PLACES = 10;

    private static final Vocabulary SYMBOLS = Vocabulary.of(".LS|");
    private static final int SILENCE = SYMBOLS.symbol('.');
    private static final int SPIKE = SYMBOLS.symbol('|');
    private static final int LONG = SYMBOLS.symbol('L');
    private static final int SHORT = SYMBOLS.symbol('S');

    @Override
    public TaskKind kind() {
        return TaskKind.TIMING;
    }

    @Override
    public Vocabulary vocabulary() {
        return SYMBOLS;
    }

    @Override
    public int steps() {
        return PLACES + lag;
    }

    @Override
    public int targets() {
        return 1;
    }

    @Override
    public double chance() {
        return 0.5;
    }

    @Override
    public Example example(RandomGenerator random) {
        int[] symbols = new int[steps()];
        int[] targets = new int[steps()];
        Arrays.fill(symbols, SILENCE);
        Arrays.fill(targets, Batches.NO_TARGET);
        boolean isLong = random.nextBoolean();
        int first = random.nextInt(PLACES);
        int second = first + (isLong ? lag : lag - 1);
        symbols[first] = SPIKE;
        symbols[second] = SPIKE;
        targets[second] = isLong ? LONG : SHORT;
        return new Example(symbols, targets);
    }
}
