package org.gateloom.samples.task;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.gateloom.runtime.text.Batches;
import org.gateloom.runtime.text.Vocabulary;

/**
 * Ten symbols, to be said again in their order after a pause.
 *
 * <pre>
 *   read   B  H  A  …  C  -  -  …  -  &gt;  -  -  …  -      ten of A to H, a pause, the sign to begin, nine steps
 *   say                              B  H  A  …  C
 * </pre>
 *
 * <p>Hochreiter and Schmidhuber's copying problem as Arjovsky, Shah and Bengio 2016, Unitary Evolution Recurrent Neural
 * Networks, ICML, section 5.1, have it; here only the ten symbols count, not that nothing is said during the pause.
 *
 * @param lag steps from a symbol to the place where it is said
 */
public record Copy(int lag) implements SymbolTask {

    /** Symbols to be copied. */
    static final int ITEMS = 10;

    private static final int KINDS = 8;
    private static final Vocabulary SYMBOLS = Vocabulary.of("->ABCDEFGH");
    private static final int PAUSE = SYMBOLS.symbol('-');
    private static final int BEGIN = SYMBOLS.symbol('>');
    private static final int FIRST = SYMBOLS.symbol('A');

    @Override
    public TaskKind kind() {
        return TaskKind.COPY;
    }

    @Override
    public Vocabulary vocabulary() {
        return SYMBOLS;
    }

    @Override
    public int steps() {
        return lag + ITEMS;
    }

    @Override
    public int targets() {
        return ITEMS;
    }

    @Override
    public double chance() {
        return 1.0 / KINDS;
    }

    @Override
    public Example example(RandomGenerator random) {
        int[] symbols = new int[steps()];
        int[] targets = new int[steps()];
        Arrays.fill(symbols, PAUSE);
        Arrays.fill(targets, Batches.NO_TARGET);
        symbols[lag] = BEGIN;
        for (int item = 0; item < ITEMS; item++) {
            symbols[item] = FIRST + random.nextInt(KINDS);
            targets[lag + item] = symbols[item];
        }
        return new Example(symbols, targets);
    }
}
