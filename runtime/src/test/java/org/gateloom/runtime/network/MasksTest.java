package org.gateloom.runtime.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.gateloom.runtime.cell.Cell;
import org.gateloom.runtime.cell.FloatValues;
import org.gateloom.runtime.cell.GradientWork;
import org.gateloom.runtime.cell.ParameterTable;
import org.gateloom.runtime.cell.Parameters;
import org.gateloom.runtime.cell.Precision;
import org.gateloom.runtime.cell.Sequence;
import org.gateloom.runtime.cell.Tape;
import org.gateloom.runtime.cell.Values;
import org.gateloom.runtime.generated.Initializers;
import org.gateloom.runtime.generated.SequenceTape;
import org.junit.jupiter.api.Test;

/** The chance that a cell's file asks for. */
class MasksTest {

    private static final int TIME = 40;
    private static final int SIZE = 50;
    private static final int BATCH = 4;

    @Test
    void aMaskOfTheStepIsDrawnAnewAtEachStepWithItsRate() {
        float[][] steps = drawn(new Dropout.Rows(0, BATCH, BATCH), 0, 7);

        assertThat(share(steps, 0)).isCloseTo(0.3, within(0.02));
        assertThat(share(steps, (float) (1 / 0.7))).isCloseTo(0.7, within(0.02));
        assertThat(steps[0]).isNotEqualTo(steps[1]);
    }

    @Test
    void aMaskOfTheSequenceStays() {
        float[][] steps = drawn(new Dropout.Rows(0, BATCH, BATCH), 1, 7);

        for (float[] step : steps) {
            assertThat(step).isEqualTo(steps[0]);
        }
        assertThat(share(steps, 0)).isCloseTo(0.5, within(0.1));
        assertThat(share(steps, 1)).isCloseTo(0.5, within(0.1));
    }

    @Test
    void anotherSeedAndAnotherLayerDrawOtherMasks() {
        Dropout.Rows rows = new Dropout.Rows(0, BATCH, BATCH);
        assertThat(drawn(rows, 0, 7)).isEqualTo(drawn(rows, 0, 7)).isNotEqualTo(drawn(rows, 0, 8));
        assertThat(masks(rows, 1, 7)).isNotEqualTo(masks(rows, 2, 7));
    }

    @Test
    void howABatchIsCutIntoLanesChangesNothing() {
        float[][] whole = drawn(new Dropout.Rows(0, BATCH, BATCH), 0, 7);
        float[][] lower = drawn(new Dropout.Rows(2, 2, BATCH), 0, 7);

        for (int step = 0; step < TIME; step++) {
            assertThat(lower[step]).isEqualTo(Arrays.copyOfRange(whole[step], 2 * SIZE, BATCH * SIZE));
        }
    }

    @Test
    void atEvaluationAMaskIsItsMean() {
        Chancy cell = new Chancy();
        Tape tape =
                cell.tape(Parameters.of(new FloatValues(1)), new Sequence.Symbols(new int[TIME * BATCH]), TIME, BATCH);
        Masks masks = new Masks(cell, tape, new Dropout.Rows(0, BATCH, BATCH), 0);
        assertThat(tape.mask(1).toDoubles()).containsOnly(0.5);

        masks.draw(TIME, 7);
        assertThat(tape.mask(1).toDoubles()).contains(0, 1);
        masks.settle();

        assertThat(tape.mask(0).toDoubles()).containsOnly((float) (0.7 * (1 / 0.7)));
        assertThat(tape.mask(1).toDoubles()).containsOnly(0.5);
    }

    private static double share(float[][] steps, float number) {
        long all = 0;
        long found = 0;
        for (float[] step : steps) {
            for (float value : step) {
                all++;
                found += value == number ? 1 : 0;
            }
        }
        return (double) found / all;
    }

    private static float[][] drawn(Dropout.Rows rows, int mask, long seed) {
        return steps(rows, 0, mask, seed);
    }

    private static float[][] masks(Dropout.Rows rows, int layer, long seed) {
        return steps(rows, layer, 0, seed);
    }

    private static float[][] steps(Dropout.Rows rows, int layer, int mask, long seed) {
        Chancy cell = new Chancy();
        Tape tape = cell.tape(
                Parameters.of(new FloatValues(1)),
                new Sequence.Symbols(new int[TIME * rows.count()]),
                TIME,
                rows.count());
        new Masks(cell, tape, rows, layer).draw(TIME, seed);
        float[][] steps = new float[TIME][rows.count() * SIZE];
        for (int step = 0; step < TIME; step++) {
            ((FloatValues) tape.mask(mask)).read(step * steps[step].length, steps[step], steps[step].length);
        }
        return steps;
    }

    /** A cell with dropout of 0.3 drawn at each step and zoneout of 0.5 drawn once a sequence; it computes nothing. */
    private static final class Chancy implements Cell {

        @Override
        public String name() {
            return "Chancy";
        }

        @Override
        public String digest() {
            return "";
        }

        @Override
        public Map<String, Integer> sizes() {
            return Map.of("in", SIZE, "hidden", SIZE);
        }

        @Override
        public int inputSize() {
            return SIZE;
        }

        @Override
        public int outputSize() {
            return SIZE;
        }

        @Override
        public List<StateShape> states() {
            return List.of();
        }

        @Override
        public List<MaskShape> masks() {
            return List.of(new MaskShape("h.1", SIZE, 0.3, 1 / 0.7, true), new MaskShape("h.2", SIZE, 0.5, 1, false));
        }

        @Override
        public ParameterTable parameters() {
            return ParameterTable.EMPTY.with("b", 1, 0, Initializers.constant(0));
        }

        @Override
        public Precision precision() {
            return Precision.FLOAT;
        }

        @Override
        public boolean readsSymbols() {
            return true;
        }

        @Override
        public Tape tape(Parameters parameters, Sequence input, int time, int rows) {
            return new Nothing(this, parameters, input, time, rows);
        }

        @Override
        public List<GradientWork> gradients(List<? extends Tape> lanes, Values gradient) {
            return List.of();
        }
    }

    private static final class Nothing extends SequenceTape {

        Nothing(Cell cell, Parameters parameters, Sequence input, int time, int rows) {
            super(cell, parameters, input, time, rows);
        }

        @Override
        public List<String> transposed() {
            return List.of();
        }

        @Override
        public Values output() {
            // Nothing is computed here, so that a test which reads it is wrong.
            throw new UnsupportedOperationException("the cell of this test emits nothing");
        }

        @Override
        public void forward(int steps) {}

        @Override
        public void backward(int steps) {}
    }
}
