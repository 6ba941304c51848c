package org.gateloom.spec.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.gateloom.spec.graph.CellGraph;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The interpreter against the equations written out by hand. */
class EquationsTest {

    private static final int BATCH = 2;
    private static final Map<String, Integer> SIZES = Map.of("in", 3, "hidden", 17);

    /** Built by hand, so that it is the interpreter alone that is tested; then as the library's files say it. */
    static Stream<Arguments> graphs() {
        Stream<Arguments> handBuilt = Stream.of(
                Arguments.of("rnn", HandBuilt.rnn()),
                Arguments.of("lstm", HandBuilt.lstm()),
                Arguments.of("gru", HandBuilt.gru()));
        return Stream.concat(
                handBuilt, HandWritten.CELLS.keySet().stream().map(name -> Arguments.of(name, Library.cell(name))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("graphs")
    void theGraphComputesTheEquations(String name, CellGraph graph) {
        for (int steps : new int[] {1, 5, 17}) {
            Case given = new RandomCase(SIZES, BATCH, steps).make(graph, new SplittableRandom(7));
            follow(HandWritten.CELLS.get(name), graph, given, 1e-14);
        }
    }

    static Set<String> later() {
        return HandWritten.LATER.keySet();
    }

    /** In sizes that heads divide. */
    @ParameterizedTest
    @MethodSource("later")
    void theFileComputesThePapersEquations(String name) {
        CellGraph graph = Library.cell(name);
        Case given = new RandomCase(Map.of("in", 5, "hidden", 12), BATCH, 6)
                .withStart(start(graph))
                .make(graph, new SplittableRandom(11));
        follow(HandWritten.LATER.get(name), graph, given, 1e-12);
    }

    /** From anywhere, but from the start of a stream where that has a rule of its own. */
    private static RandomCase.Start start(CellGraph graph) {
        return graph.states().stream().anyMatch(state -> state.node().equals("first"))
                ? RandomCase.Start.STANDARD
                : RandomCase.Start.RANDOM;
    }

    private static void follow(HandWritten.Step equations, CellGraph graph, Case given, double near) {
        Trace trace = Interpreter.run(graph, given);
        for (int row = 0; row < BATCH; row++) {
            follow(equations, given, row, trace, near);
        }
    }

    private static void follow(HandWritten.Step equations, Case given, int row, Trace trace, double near) {
        HandWritten with = new HandWritten(given.parameters(), given.sizes().get("hidden"));
        Tensor input = given.input().vectors(given.sizes().get("in"));
        Map<String, double[]> states = new LinkedHashMap<>();
        given.initial().forEach((state, initial) -> states.put(state, row(initial, row)));
        for (int time = 0; time < trace.steps(); time++) {
            Map<String, double[]> next = equations.of(with, row(input, time * BATCH + row), states);
            for (Map.Entry<String, double[]> state : next.entrySet()) {
                assertThat(row(trace.node(state.getKey()), time * BATCH + row))
                        .as(state.getKey())
                        .containsExactly(state.getValue(), within(near));
            }
            states.putAll(next);
        }
    }

    private static double[] row(Tensor tensor, int row) {
        int size = tensor.shape().get(tensor.shape().size() - 1);
        return Arrays.copyOfRange(tensor.values(), row * size, (row + 1) * size);
    }
}
