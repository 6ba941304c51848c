package org.gateloom.runtime.cell;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ValuesTest {

    @ParameterizedTest
    @EnumSource
    void aBlockHasEveryLength(Precision precision) {
        for (int length = 0; length < 70; length++) {
            Values block = precision.values(length);
            assertThat(block.length()).isEqualTo(length);
            assertThat(block.toDoubles()).containsOnly(new double[length]);
        }
    }

    @Test
    void aBlockBeginsAtACacheLine() {
        for (int length = 1; length < 70; length++) {
            assertThat(new FloatValues(length).at(0).address() % 64).isZero();
            assertThat(new DoubleValues(length).at(0).address() % 64).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aSliceSharesTheNumbers(Precision precision) {
        Values block = precision.values(10);
        Values slice = block.slice(3, 4);
        slice.set(0, 1.5);
        block.set(6, 2.5);
        assertThat(slice.toDoubles()).containsExactly(1.5, 0, 0, 2.5);
        block.copy(0, slice, 2, 2);
        assertThat(block.toDoubles()).containsExactly(0, 2.5, 0, 1.5, 0, 0, 2.5, 0, 0, 0);
        block.clear();
        assertThat(slice.toDoubles()).containsOnly(0);
    }
}
