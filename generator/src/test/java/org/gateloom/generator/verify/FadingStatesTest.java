package org.gateloom.generator.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.gateloom.generator.Generator;
import org.gateloom.generator.Generator.Generation;
import org.gateloom.generator.memory.Compilation;
import org.gateloom.generator.memory.LoadedCell;
import org.gateloom.generator.pass.Passes;
import org.gateloom.runtime.cell.Cell;
import org.gateloom.runtime.cell.FloatValues;
import org.gateloom.runtime.cell.Parameters;
import org.gateloom.runtime.cell.Precision;
import org.gateloom.runtime.cell.Sequence;
import org.gateloom.runtime.cell.Tape;
import org.gateloom.runtime.cell.Values;
import org.gateloom.spec.read.Source;
import org.junit.jupiter.api.Test;

/** A state whose gate is shut fades to 0, and never into numbers that make processors slow. */
class FadingStatesTest {

    private static final String CELL = """
            cell: Fading
            states: {h: hidden}
            next:
              h: 0.5 * prev(h) + relu(linear(x))
            emit: h
            """;

    /** As many halvings leave 2^-140, which a float can be, but not as a normal number. */
    private static final int STEPS = 140;

    private static final int HIDDEN = 4;

    @Test
    void neitherForwardNorBackwardIsEverNearTheLeastNumber() {
        Cell cell = fading().of(Map.of("in", 2, "hidden", HIDDEN));
        FloatValues weights = new FloatValues(cell.parameters().length());
        Sequence nothing = new Sequence.Vectors(new FloatValues(STEPS * 2));
        Tape tape = cell.tape(Parameters.of(weights), nothing, STEPS, 1);
        tape.initial(0).fill(1);
        tape.lastCotangent(0).fill(1);

        tape.forward(STEPS);
        tape.backward(STEPS);

        float[] states = numbers(tape.output(), STEPS * HIDDEN);
        assertThat(states[0]).isEqualTo(0.5f);
        assertThat(states[79 * HIDDEN]).isEqualTo((float) Math.pow(2, -80));
        for (float state : states) {
            assertThat(state == 0 || state >= Float.MIN_NORMAL).as("%s", state).isTrue();
        }
        assertThat(numbers(tape.last(0), HIDDEN)).containsOnly(0f);
        assertThat(numbers(tape.initialCotangent(0), HIDDEN)).containsOnly(0f);
    }

    private static float[] numbers(Values values, int count) {
        float[] numbers = new float[count];
        ((FloatValues) values).read(0, numbers, 0, count);
        return numbers;
    }

    private static LoadedCell fading() {
        Generation generation = Generator.generate(
                new Generator.Request(
                        new Source("fading.yaml", CELL), (reference, from) -> Optional.empty(), "", Precision.FLOAT),
                Passes.ALL);
        return ((Compilation.Loaded) Compilation.of((Generation.Done) generation)).cell();
    }
}
