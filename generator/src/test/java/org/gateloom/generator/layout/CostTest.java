package org.gateloom.generator.layout;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import org.gateloom.generator.Generator;
import org.gateloom.generator.LibraryCells;
import org.gateloom.generator.layout.Cost.Kind;
import org.gateloom.generator.pass.Passes;
import org.gateloom.runtime.cell.Precision;
import org.junit.jupiter.api.Test;

/** Operations counted by hand: four gates of an LSTM of 128 elements that reads 83 symbols or numbers, 32 rows. */
class CostTest {

    private static final long ROWS = 32;
    private static final long RECURRENT = 4 * 2 * 128 * 128 * ROWS;

    @Test
    void anLstmOnSymbols() {
        Cost cost = lstm(true);
        assertThat(cost.operations(Kind.RECURRENT_PRODUCT)).isEqualTo(2 * RECURRENT);
        assertThat(cost.operations(Kind.MATRIX_GRADIENT)).isEqualTo(RECURRENT);
        assertThat(cost.operations(Kind.HOISTED_PRODUCT)).isZero();
        assertThat(cost.operations(Kind.LOOK_UP)).isEqualTo(2 * 4 * 128 * ROWS);
    }

    @Test
    void anLstmOnNumbers() {
        Cost cost = lstm(false);
        long input = 4 * 2 * 128 * 83 * ROWS;
        assertThat(cost.operations(Kind.RECURRENT_PRODUCT)).isEqualTo(2 * RECURRENT);
        assertThat(cost.operations(Kind.MATRIX_GRADIENT)).isEqualTo(RECURRENT + input);
        assertThat(cost.operations(Kind.HOISTED_PRODUCT)).isEqualTo(2 * input);
        assertThat(cost.operations(Kind.LOOK_UP)).isZero();
    }

    @Test
    void directionsAndKindsAddUpToAll() {
        Cost cost = lstm(true);
        assertThat(cost.forward() + cost.backward()).isEqualTo(cost.operations());
        assertThat(Arrays.stream(Kind.values()).mapToLong(cost::operations).sum())
                .isEqualTo(cost.operations());
    }

    private static Cost lstm(boolean symbols) {
        return Cost.of(
                Generator.plan(LibraryCells.graph("lstm"), Passes.ALL),
                new Cost.Setting(Map.of("in", 83, "hidden", 128), (int) ROWS, Precision.FLOAT, symbols));
    }
}
