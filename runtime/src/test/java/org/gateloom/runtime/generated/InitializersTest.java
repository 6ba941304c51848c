package org.gateloom.runtime.generated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.gateloom.runtime.cell.Initializer;
import org.gateloom.runtime.cell.ParameterTable;
import org.gateloom.runtime.cell.Precision;
import org.gateloom.runtime.cell.Values;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InitializersTest {

    @Test
    void uniformBoundsFollowTheFans() {
        assertThat(largest(Initializers.fanIn(), 40, 16)).isBetween(0.24, 0.25);
        assertThat(largest(Initializers.glorot(), 40, 20)).isBetween(0.31, Math.sqrt(6.0 / 60));
        assertThat(largest(Initializers.fanIn(), 500, 0)).isBetween(0.99, 1.0);
        double[] some = fill(Initializers.uniform(2, 3), 100, 10);
        assertThat(Arrays.stream(some).min().orElseThrow()).isBetween(2.0, 2.01);
        assertThat(Arrays.stream(some).max().orElseThrow()).isBetween(2.99, 3.0);
    }

    @Test
    void normalHasItsMoments() {
        double[] some = fill(Initializers.normal(0.5), 200, 500);
        double mean = Arrays.stream(some).average().orElseThrow();
        double square = Arrays.stream(some).map(a -> a * a).average().orElseThrow();
        double fourth = Arrays.stream(some).map(a -> a * a * a * a).average().orElseThrow();
        assertThat(mean).isCloseTo(0, within(0.005));
        assertThat(square).isCloseTo(0.25, within(0.005));
        assertThat(fourth).isCloseTo(3 * 0.25 * 0.25, within(0.01));
    }

    @ParameterizedTest
    @CsvSource({"7, 7", "5, 12", "12, 5", "9, 0", "1, 1"})
    void orthogonalHasOrthonormalRowsOrColumns(int rows, int columns) {
        var table = ParameterTable.EMPTY.with("w", rows, columns, Initializers.orthogonal(1.5));
        Values block = filled(table, Precision.DOUBLE, 3);
        ParameterTable.Entry w = table.entry("w");
        int wide = Math.max(1, columns);
        boolean byRows = rows <= wide;
        for (int i = 0; i < Math.min(rows, wide); i++) {
            for (int j = 0; j < Math.min(rows, wide); j++) {
                double dot = 0;
                for (int k = 0; k < Math.max(rows, wide); k++) {
                    dot += byRows
                            ? block.get(w.index(i, k)) * block.get(w.index(j, k))
                            : block.get(w.index(k, i)) * block.get(w.index(k, j));
                }
                assertThat(dot).isCloseTo(i == j ? 1.5 * 1.5 : 0, within(1e-14));
            }
        }
    }

    @Test
    void identityAndConstant() {
        assertThat(fill(Initializers.identity(0.5), 2, 3)).containsExactly(0.5, 0, 0, 0.5, 0, 0);
        assertThat(fill(Initializers.constant(-1), 3, 0)).containsExactly(-1, -1, -1);
    }

    @Test
    void logUniformIsTheLogarithmOfUniform() {
        double[] some = fill(Initializers.logUniform(1, 99), 500, 40);
        double mean = Arrays.stream(some).map(Math::exp).average().orElseThrow();
        assertThat(mean).isCloseTo(50, within(0.5));
        assertThat(Arrays.stream(some).min().orElseThrow()).isBetween(0.0, 0.05);
        assertThat(Arrays.stream(some).max().orElseThrow()).isBetween(Math.log(98.9), Math.log(99));
    }

    /** The copies stand before what they copy, and two such tables are joined, as two layers of one network are. */
    @Test
    void copiesFollowTheirSourceWhereverTheTablesAreJoined() {
        var cell = ParameterTable.EMPTY
                .with("input.b", 4, 0, Initializers.negative("forget.b"))
                .with("forget.W", 4, 2, Initializers.glorot())
                .with("forget.b", 4, 0, Initializers.logUniform(1, 20))
                .with("output.b", 4, 0, Initializers.copy("forget.b"));
        var network = ParameterTable.EMPTY.with("layer1.", cell).with("layer2.", cell);
        Values block = filled(network, Precision.FLOAT, 5);
        for (String layer : new String[] {"layer1.", "layer2."}) {
            double[] forget = of(network, block, layer + "forget.b");
            assertThat(of(network, block, layer + "output.b")).containsExactly(forget);
            assertThat(of(network, block, layer + "input.b"))
                    .containsExactly(Arrays.stream(forget).map(b -> -b).toArray());
            assertThat(Arrays.stream(forget).min().orElseThrow()).isPositive();
        }
        assertThat(of(network, block, "layer1.forget.b")).isNotEqualTo(of(network, block, "layer2.forget.b"));
    }

    private static double[] of(ParameterTable table, Values block, String parameter) {
        ParameterTable.Entry entry = table.entry(parameter);
        return block.slice(entry.offset(), entry.length()).toDoubles();
    }

    @Test
    void aSeedGivesTheSameNumbersInFloatAndDoubleAndWhateverStandsBeside() {
        var alone = ParameterTable.EMPTY.with("forget.W_x", 3, 4, Initializers.orthogonal(1));
        var beside = ParameterTable.EMPTY
                .with("input.W_x", 5, 2, Initializers.glorot())
                .with("forget.W_x", 3, 4, Initializers.orthogonal(1));
        double[] exact = filled(alone, Precision.DOUBLE, 7).toDoubles();
        assertThat(filled(beside, Precision.DOUBLE, 7).slice(10, 12).toDoubles())
                .containsExactly(exact);
        assertThat(filled(alone, Precision.FLOAT, 7).toDoubles())
                .containsExactly(
                        Arrays.stream(exact).map(number -> (float) number).toArray());
        assertThat(filled(alone, Precision.DOUBLE, 8).toDoubles()).isNotEqualTo(exact);
    }

    /** Computed apart, from the definitions of FNV-1a and SplitMix64. They must never change: published runs name a seed. */
    @Test
    void aSeedGivesTheseNumbersForEver() {
        assertThat(fill(Initializers.uniform(0, 1), 3, 0))
                .containsExactly(0.3697285696343683, 0.48009465762996995, 0.5859933092432592);
        assertThat(fill(Initializers.normal(1), 3, 0))
                .containsExactly(-0.9533328351558349, -1.2782438772364033, 1.0270055271870524);
    }

    private static double largest(Initializer initializer, int rows, int columns) {
        return Arrays.stream(fill(initializer, rows, columns))
                .map(Math::abs)
                .max()
                .orElseThrow();
    }

    private static double[] fill(Initializer initializer, int rows, int columns) {
        return filled(ParameterTable.EMPTY.with("w", rows, columns, initializer), Precision.DOUBLE, 1)
                .toDoubles();
    }

    private static Values filled(ParameterTable table, Precision precision, long seed) {
        Values block = precision.values(table.length());
        Initializers.fill(table, block, seed);
        return block;
    }
}
