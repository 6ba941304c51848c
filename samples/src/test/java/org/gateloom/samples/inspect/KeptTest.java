package org.gateloom.samples.inspect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.gateloom.runtime.network.Network;
import org.gateloom.runtime.optimize.Weights;
import org.gateloom.spec.graph.CellGraph;
import org.gateloom.spec.read.Source;
import org.gateloom.spec.reference.Tensor;
import org.gateloom.spec.reference.Trace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeptTest {

    private static final int[] TEXT = {3, 0, 4, 4, 1, 2, 0, 3, 1, 1, 4, 2, 0, 2};

    private static final CellGraph GRAPH = ExampleNetworks.graph(ExampleNetworks.library("lstm"));

    private static final Network LSTM = ExampleNetworks.network(ExampleNetworks.library("lstm"), 5, 1, 3);

    /** By the equations of each cell's file, read by a person. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "lstm | c kept by forget, written by input, shown by output",
                "peephole-lstm | c kept by forget, written by input, shown by output",
                "cifg | c kept by forget, written by input, shown by output",
                "lstm-lecture | ltm kept by forget_factor, written by ignore_factor, shown by no gate",
                "greff-nfg | c kept by no gate, written by input, shown by output",
                "lstmp | c kept by forget, written by input, shown by output",
                "layer-norm-lstm | c kept by forget, written by input, shown by output",
                "gru | h kept by update, written by 1 - update, shown by no gate",
                "mgu | h kept by 1 - forget, written by forget, shown by no gate",
                "ran | c kept by forget, written by input, shown by no gate",
                "rnn | none"
            })
    void theGatesThatDecideAreFoundInTheGraph(String cell, String expected) {
        List<String> found = GateRoles.of(ExampleNetworks.graph(ExampleNetworks.library(cell))).stream()
                .map(roles -> roles.state() + " " + roles)
                .toList();
        assertThat(String.join("; ", found)).isEqualTo(expected.equals("none") ? "" : expected);
    }

    /** Gates that read x alone: nothing but the direct path leads from a state to the next. */
    @Test
    void theShareThatPassesIsTheDerivativeWhereThereIsNoOtherWay() {
        Source source = new Source("cell.yaml", """
                cell: Passing
                states: {h: hidden, s: hidden}
                gates:
                  keep:  {of: [x], act: sigmoid}
                  slow:  {of: [x], act: sigmoid, size: 1}
                  fresh: {of: [x], act: tanh}
                  rest: keep * prev(s) / (1 + slow)
                  both: h + s
                next:
                  h: max(keep, 0.5) * prev(h) - 0.1 * prev(h) * slow + (1 - keep) * fresh
                  s: zoneout(rest + fresh, prev(s), 0.25) - fresh
                emit: both
                """);
        CellGraph graph = ExampleNetworks.graph(source);
        Network network = ExampleNetworks.network(source, 5, 1, 3);
        float[] numbers = Weights.initial(network.parameters(), 5).master();
        ReferenceNetwork reference = ReferenceNetwork.of(graph, network, numbers);
        SplittableRandom random = new SplittableRandom(1);
        Map<String, Tensor> initial = new LinkedHashMap<>();
        reference
                .start()
                .get(0)
                .forEach((name, tensor) -> initial.put(
                        name,
                        new Tensor(tensor.shape(), random.doubles(3, -1, 1).toArray())));
        Trace trace = reference.read(List.of(initial), TEXT).layers().get(0);

        for (String state : List.of("h", "s")) {
            Map<String, Tensor> moved = new LinkedHashMap<>(initial);
            moved.computeIfPresent(state, (name, tensor) -> {
                double[] values = tensor.values().clone();
                Arrays.setAll(values, i -> values[i] + 1);
                return new Tensor(tensor.shape(), values);
            });
            Trace other = reference.read(List.of(moved), TEXT).layers().get(0);
            Tensor share = DirectPath.of(graph, initial, trace, state).orElseThrow();
            for (int unit = 0; unit < 3; unit++) {
                double left = 1;
                for (int time = 0; time < TEXT.length; time++) {
                    left *= share.get(time, unit);
                    assertThat(left)
                            .isCloseTo(
                                    other.node(state).get(time, 0, unit)
                                            - trace.node(state).get(time, 0, unit),
                                    within(1e-12));
                }
            }
        }
    }

    @Test
    void aMemoryIsHeldWhereForgetIsOpenAndInputAndOutputAreShut() {
        Kept held = lstm(10, -10, -10);
        assertThat(held.held().values()[0]).isCloseTo(1, within(1e-3));
        assertThat(held.units()).allSatisfy(unit -> {
            assertThat(unit.retention()).isCloseTo(1, within(1e-3));
            assertThat(unit.halfLife()).isGreaterThan(1000);
            assertThat(unit.held()).isEqualTo(1);
        });
        assertThat(lstm(-10, -10, -10).units()).allMatch(unit -> unit.held() == 0);
        assertThat(lstm(10, 10, -10).units()).allMatch(unit -> unit.held() == 0);
        assertThat(lstm(10, -10, 10).units()).allMatch(unit -> unit.held() == 0);
    }

    /** Half of a memory is left where its gate is ½. */
    @Test
    void halfLifeIsOneWhereHalfPassesEachTime() {
        assertThat(lstm(0, 0, 0).units()).allSatisfy(unit -> {
            assertThat(unit.retention()).isCloseTo(0.5, within(1e-12));
            assertThat(unit.halfLife()).isCloseTo(1, within(1e-12));
        });
    }

    /** An LSTM whose gates see nothing but their bias. */
    private static Kept lstm(double forget, double input, double output) {
        float[] numbers = new float[LSTM.parameters().length()];
        Map<String, Double> biases = Map.of("forget", forget, "input", input, "output", output);
        biases.forEach((gate, bias) -> {
            int from = LSTM.parameters().entry("layer1." + gate + ".b").offset();
            for (int i = 0; i < 3; i++) {
                numbers[from + i] = bias.floatValue();
            }
        });
        Reading reading = ReferenceNetwork.of(GRAPH, LSTM, numbers).read(TEXT);
        List<Kept> all = new ArrayList<>(
                Kept.of(GRAPH, 0, reading.initial().get(0), reading.layers().get(0)));
        assertThat(all).hasSize(1);
        return all.get(0);
    }
}
