package org.gateloom.runtime.optimize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.gateloom.runtime.cell.FloatValues;
import org.gateloom.runtime.cell.ParameterTable;
import org.gateloom.runtime.generated.Initializers;
import org.junit.jupiter.api.Test;

class UpdateTest {

    private static final int LENGTH = 100_001;

    private final ParameterTable table = ParameterTable.EMPTY.with("v", LENGTH, 0, Initializers.constant(1));
    private final Weights weights = Weights.initial(table, 1);
    private final FloatValues gradient = new FloatValues(LENGTH);

    @Test
    void aLongGradientIsShortenedToTheClip() {
        fill(0.25);
        double norm = 0.25 * Math.sqrt(LENGTH);
        Update update = new Update(weights, gradient, new Sgd(0), 5);
        run(update, 1, 0.5);
        assertThat(update.norm()).isCloseTo(norm, within(1e-9));
        double expected = 1 - 0.5 * 0.25 * 5 / norm;
        assertThat(weights.master()[0]).isCloseTo((float) expected, within(1e-6f));
        assertThat(weights.master()[LENGTH - 1]).isEqualTo(weights.master()[0]);
    }

    @Test
    void aShortGradientStays() {
        fill(0.25);
        run(new Update(weights, gradient, new Sgd(0), 1000), 1, 0.5);
        assertThat(weights.master()[70_000]).isEqualTo(0.875f);
    }

    @Test
    void whatCellsReadIsWhatWasUpdated() {
        fill(0.25);
        run(new Update(weights, gradient, Adam.STANDARD, Double.POSITIVE_INFINITY), 1, 0.5);
        for (int i = 0; i < LENGTH; i++) {
            assertThat(weights.parameters().values().get(i) == weights.master()[i])
                    .isTrue();
        }
    }

    /** Frozen parameters over the border of two pieces, between trained ones; AdamW would let the whole of them decay. */
    @Test
    void frozenParametersStayAsTheyStart() {
        ParameterTable partly = ParameterTable.EMPTY
                .with("a", 20_000, 0, Initializers.uniform(1, 2))
                .withFrozen("b", 40_000, 0, Initializers.uniform(1, 2))
                .with("c", 10_000, 0, Initializers.uniform(1, 2))
                .with("d", LENGTH - 70_000, 0, Initializers.uniform(1, 2));
        Weights some = Weights.initial(partly, 3);
        float[] start = some.master().clone();
        fill(0.25);
        run(new Update(some, gradient, AdamW.STANDARD, 5), 1, 0.5);
        for (int i = 0; i < LENGTH; i++) {
            boolean frozen = i >= 20_000 && i < 60_000;
            assertThat(some.master()[i] == start[i]).isEqualTo(frozen);
            assertThat(some.parameters().values().get(i) == some.master()[i]).isTrue();
        }
    }

    private void fill(double number) {
        for (int i = 0; i < LENGTH; i++) {
            gradient.set(i, number);
        }
    }

    private static void run(Update update, long step, double rate) {
        for (int piece = 0; piece < update.pieces(); piece++) {
            update.read(piece);
        }
        update.begin(step, rate);
        for (int piece = 0; piece < update.pieces(); piece++) {
            update.change(piece);
        }
    }
}
