package org.gateloom.samples.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.gateloom.generator.Generator;
import org.gateloom.generator.Library;
import org.gateloom.generator.pass.Passes;
import org.gateloom.samples.cells.Rnn;
import org.gateloom.spec.CellReader;
import org.gateloom.spec.Reading;
import org.junit.jupiter.api.Test;

/** Held against a count by hand of the products of an RNN of two layers. */
class StepCostTest {

    private static final int SYMBOLS = 80;
    private static final int HIDDEN = 64;

    @Test
    void theProductsOfAStepAreAllButSweepsOverElements() {
        Reading reading =
                CellReader.read(Library.find("rnn").orElseThrow(), Library.behind((name, from) -> Optional.empty()));
        long counted = StepCost.of(
                new Networks(Rnn::of, SYMBOLS, 2, 0).of(HIDDEN),
                Generator.plan(((Reading.Cell) reading).graph(), Passes.ALL),
                4 * 10);

        long product = 2L * HIDDEN * HIDDEN; // a multiplication and an addition for each weight
        long recurrent = 3 * product; // forward, cotangent of the state, gradient of the matrix
        long input = 3 * product; // of the second layer; the first one looks up
        long output = 3 * 2L * HIDDEN * SYMBOLS;
        long products = (2 * recurrent + input + output) * 4 * 10;
        assertThat(counted).isBetween(products, products + 40 * (30L * HIDDEN + 2 * SYMBOLS));
    }
}
