package org.gateloom.spec.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import org.gateloom.spec.graph.Function;
import org.junit.jupiter.api.Test;

class NotFiniteTest {

    private static final int STEPS = 10;

    /** A float that is all but 1, as a program's tanh may be where the true one is 1. */
    private static final double ALMOST = 1 - 0x1p-22;

    /**
     * One unit h = tanh(1e12 prev(h)), and the derivative of its last value. The true tanh is 1 to a double's last digit, so that
     * its derivative is 0. With {@link #ALMOST} in its place the derivative is 4.8e-7, and each step before the last takes it
     * 4.8e5 times as far: six steps before to 1.2e34, seven to 5.6e39, which no float is.
     */
    @Test
    void aDerivativeThatOnlyTheFunctionsOfTheProgramMakeGrowIsFound() {
        assertThat(notFinite(Map.of())).isEmpty();
        NotFinite.Place place =
                notFinite(Map.of(Function.TANH, a -> a > 8 ? ALMOST : a)).orElseThrow();
        assertThat(place.gate()).isEqualTo("h");
        assertThat(place.step()).isEqualTo(STEPS - 1 - 7);
        assertThat(place.value()).isInfinite();
    }

    private static Optional<NotFinite.Place> notFinite(Map<Function, DoubleUnaryOperator> functions) {
        double[] last = new double[STEPS];
        last[STEPS - 1] = 1;
        Case given = new Case(
                Map.of("in", 1, "hidden", 1),
                Map.of(
                        "h.W_x", new Tensor(List.of(1, 1), new double[] {0}),
                        "h.W_h", new Tensor(List.of(1, 1), new double[] {1e12}),
                        "h.b", new Tensor(List.of(1), new double[] {0})),
                new InputSequence.Vectors(Tensor.zeros(List.of(STEPS, 1, 1))),
                Map.of("h", new Tensor(List.of(1, 1), new double[] {1})),
                new Cotangent(new Tensor(List.of(STEPS, 1, 1), last), Map.of("h", Tensor.zeros(List.of(1, 1)))));
        NotFinite search = new NotFinite(HandBuilt.rnn(), functions);
        assertThat(search.forward(given)).isEmpty();
        return search.backward(given);
    }
}
