package org.gateloom.spec.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.gateloom.spec.graph.CellGraph;
import org.junit.jupiter.api.Test;

class InterpreterTest {

    private static final int IN = 3;
    private static final int HIDDEN = 17;
    private static final int BATCH = 2;
    private static final Map<String, Integer> SIZES = Map.of("in", IN, "hidden", HIDDEN);

    /**
     * Two steps of an LSTM of one unit worked out on paper. Every weight is 0 but the candidate's from x, which is 1,
     * and the biases make the gates fixed numbers: forget 3/4 (ln 3), input 1/2 (0), output 9/10 (ln 9). With x = ln 2
     * the candidate is tanh(ln 2) = 3/5. So c = 3/4·1 + 1/2·3/5 = 1.05, then 3/4·1.05 + 0.3 = 1.0875.
     */
    @Test
    void anLstmOfOneUnitGivesTheNumbersOfThePaper() {
        Trace trace = Interpreter.run(HandBuilt.lstm(), oneUnit(1, 2));

        assertThat(trace.states().get("c").values()).containsExactly(new double[] {1.05, 1.0875}, within(1e-15));
        // 0.9 tanh(1.05), 0.9 tanh(1.0875)
        assertThat(trace.output().values())
                .containsExactly(new double[] {0.7036257218478966, 0.7163674754595653}, within(1e-15));
        assertThat(trace.node("forget").values()).containsExactly(new double[] {0.75, 0.75}, within(1e-15));
    }

    /**
     * The same unit for one step, from the memory that makes c = ln 2, so that tanh(c) = 3/5 and its derivative 16/25.
     * With L = h: dc = 9/10·16/25 = 0.576; dh/d(output's sum) = 3/5·9/10·1/10 = 0.054; the forget gate's sum gets
     * 3/16·c₀ of dc, the input gate's 1/4·3/5, the candidate's 1/2·16/25.
     */
    @Test
    void theGradientsOfThatUnitAreThoseOfThePaper() {
        double memory = (Math.log(2) - 0.3) / 0.75;
        Case given = oneUnit(memory, 1);

        CaseResult result = Reference.answer(HandBuilt.lstm(), given);

        assertThat(result.output().get(0, 0, 0)).isCloseTo(0.54, within(1e-15));
        Gradient gradient = result.gradient();
        assertThat(gradient.parameters().get("output.b").get(0)).isCloseTo(0.054, within(1e-15));
        assertThat(gradient.parameters().get("forget.b").get(0)).isCloseTo(0.576 * 0.1875 * memory, within(1e-15));
        assertThat(gradient.parameters().get("input.b").get(0)).isCloseTo(0.576 * 0.15, within(1e-15));
        assertThat(gradient.parameters().get("candidate.b").get(0)).isCloseTo(0.576 * 0.32, within(1e-15));
        assertThat(gradient.input().orElseThrow().get(0, 0, 0)).isCloseTo(0.576 * 0.32, within(1e-15));
        assertThat(gradient.initial().get("c").get(0, 0)).isCloseTo(0.576 * 0.75, within(1e-15));
        assertThat(gradient.initial().get("h").get(0, 0)).isZero();
    }

    private static Case oneUnit(double memory, int steps) {
        Map<String, Tensor> parameters = new LinkedHashMap<>();
        CaseShapes shapes = CaseShapes.of(HandBuilt.lstm(), Map.of("in", 1, "hidden", 1), steps, 1);
        shapes.parameters().forEach((name, shape) -> parameters.put(name, Tensor.zeros(shape)));
        parameters.get("candidate.W_x").values()[0] = 1;
        parameters.get("forget.b").values()[0] = Math.log(3);
        parameters.get("output.b").values()[0] = Math.log(9);
        Tensor nothing = Tensor.zeros(List.of(1, 1));
        return new Case(
                Map.of("in", 1, "hidden", 1),
                parameters,
                new InputSequence.Vectors(Tensor.filled(List.of(steps, 1, 1), Math.log(2))),
                Map.of("h", nothing, "c", Tensor.filled(List.of(1, 1), memory)),
                new Cotangent(Tensor.filled(List.of(steps, 1, 1), 1), Map.of("h", nothing, "c", nothing)));
    }

    @Test
    void symbolsAreOneHotVectors() {
        CellGraph graph = HandBuilt.gru();
        Case bySymbols =
                new RandomCase(Map.of("in", 5, "hidden", 4), 3, 6).withSymbols().make(graph, new SplittableRandom(3));
        Case byVectors = new Case(
                bySymbols.sizes(),
                bySymbols.parameters(),
                new InputSequence.Vectors(bySymbols.input().vectors(5)),
                bySymbols.initial(),
                bySymbols.cotangent());

        CaseResult symbols = Reference.answer(graph, bySymbols);
        CaseResult vectors = Reference.answer(graph, byVectors);

        assertThat(symbols.output()).isEqualTo(vectors.output());
        assertThat(symbols.gradient().parameters()).isEqualTo(vectors.gradient().parameters());
        assertThat(symbols.gradient().input()).isEmpty();
        assertThat(symbols.parts()).doesNotContainKey("gradient.input");
    }

    @Test
    void aLongSequenceIsItsPiecesWithTheStateCarriedOver() {
        CellGraph graph = HandBuilt.lstm();
        Case whole = new RandomCase(SIZES, BATCH, 9).make(graph, new SplittableRandom(5));
        Trace trace = Interpreter.run(graph, whole);

        Trace first = Interpreter.run(graph, piece(whole, 0, 4, whole.initial()));
        Trace second = Interpreter.run(graph, piece(whole, 4, 9, first.last()));

        assertThat(second.last()).isEqualTo(trace.last());
        assertThat(second.output().get(0, 1, 3)).isEqualTo(trace.output().get(4, 1, 3));
    }

    private static Case piece(Case whole, int from, int to, Map<String, Tensor> initial) {
        double[] input = whole.input().vectors(IN).values();
        double[] values = Arrays.copyOfRange(input, from * BATCH * IN, to * BATCH * IN);
        return new Case(
                whole.sizes(),
                whole.parameters(),
                new InputSequence.Vectors(new Tensor(List.of(to - from, BATCH, IN), values)),
                initial,
                new Cotangent(
                        Tensor.zeros(List.of(to - from, BATCH, HIDDEN)),
                        whole.cotangent().last()));
    }

    @Test
    void aCaseOfAnotherGraphIsRefusedInOneSentence() {
        Case given = new RandomCase(SIZES, BATCH, 2).make(HandBuilt.gru(), new SplittableRandom(1));

        assertThatThrownBy(() -> Interpreter.run(HandBuilt.rnn(), given))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("Rnn: parameters: found [update.W_x, ")
                .hasMessageEndingWith("expected [h.W_x, h.W_h, h.b]");
    }
}
