package org.gateloom.spec.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.gateloom.spec.CellReader;
import org.gateloom.spec.Reading;
import org.gateloom.spec.graph.CellGraph;
import org.gateloom.spec.graph.Function;
import org.gateloom.spec.graph.Node;
import org.gateloom.spec.graph.Operation;
import org.gateloom.spec.read.Source;
import org.gateloom.spec.reference.RandomGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalFormTest {

    private static final int GRAPHS = 200;

    private static final List<Function> OF_ONE = List.of(Function.TANH, Function.SIN, Function.SIGMOID, Function.ABS);

    private static CellGraph graph(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        return RandomGraph.make(3 + random.nextInt(38), random);
    }

    @Test
    void namesAndOrderDoNotShow() {
        for (long seed = 0; seed < GRAPHS; seed++) {
            CellGraph graph = graph(seed);
            assertThat(CanonicalForm.of(Shuffled.of(graph, seed)).text())
                    .as("graph of seed " + seed)
                    .isEqualTo(CanonicalForm.of(graph).text());
        }
    }

    @Test
    void anotherFunctionShows() {
        for (long seed = 0; seed < GRAPHS; seed++) {
            CellGraph graph = graph(seed);
            for (Node node : graph.nodes()) {
                if (node.operation() instanceof Operation.Pointwise pointwise
                        && OF_ONE.contains(pointwise.function())) {
                    Function other = OF_ONE.get((OF_ONE.indexOf(pointwise.function()) + 1) % OF_ONE.size());
                    CellGraph changed = with(graph, node, other);
                    assertThat(CanonicalForm.of(Shuffled.of(changed, seed)).text())
                            .as("graph of seed " + seed + " with " + other + " at " + node)
                            .isNotEqualTo(CanonicalForm.of(graph).text());
                }
            }
        }
    }

    private static CellGraph with(CellGraph graph, Node node, Function function) {
        List<Node> nodes = new ArrayList<>(graph.nodes());
        nodes.set(
                nodes.indexOf(node),
                new Node(
                        node.name(), new Operation.Pointwise(function), node.operands(), node.size(), node.position()));
        return new CellGraph(
                graph.name(),
                graph.family(),
                graph.about(),
                graph.sources(),
                graph.sizes(),
                graph.states(),
                graph.parameters(),
                nodes,
                graph.output(),
                graph.digest());
    }

    private static final String LEAKY = """
            cell: Leaky
            states: {h: hidden}
            gates:
              keep: {of: [x, prev(h)], act: sigmoid}
              fresh: {of: [x, prev(h)], act: tanh}
            next: {h: keep * prev(h) + (1 - keep) * fresh}
            emit: h
            """;

    @ParameterizedTest
    @ValueSource(
            strings = {
                // Names, order of entries and of operands.
                """
        cell: Other
        states: {memory: hidden}
        gates:
          new_one: tanh(bias() + linear(prev(memory)) + linear(x))
          gate: {of: [prev(memory), x], act: sigmoid, bias: 3}
        next: {memory: new_one * (1 - gate) + prev(memory) * gate}
        emit: memory
        """,
                // A name for what has one, a sum in a sum, the same twice, a constant with a name.
                """
        cell: Other
        constants: {one: 1}
        states: {h: hidden}
        gates:
          seen: linear(x) + linear(prev(h))
          keep: sigmoid(seen + bias())
          kept: keep * prev(h)
          fresh: {of: [x, prev(h)], act: tanh}
          rest: one - keep
          both: kept + rest * fresh
        next: {h: both}
        emit: both
        """,
            })
    void theSameCellWrittenInAnotherWayHasTheSameForm(String text) {
        assertThat(CanonicalForm.of(read(text)).text())
                .isEqualTo(CanonicalForm.of(read(LEAKY)).text());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "keep * prev(h) + (1 - keep) * prev(fresh)",
                "keep * prev(h) + (2 - keep) * fresh",
                "keep * prev(h) + (keep - 1) * fresh",
                "(1 - keep) * prev(h) + keep * fresh",
                "max(keep, prev(h)) + (1 - keep) * fresh"
            })
    void anotherExpressionHasAnotherForm(String next) {
        CellGraph other = read(LEAKY.replaceFirst("\\{h: keep.*}", "{h: \"" + next + "\"}"));
        assertThat(CanonicalForm.of(other).text())
                .isNotEqualTo(CanonicalForm.of(read(LEAKY)).text());
    }

    @Test
    void aSharedMatrixIsNotTwo() {
        String shared = """
                cell: Shared
                parameters: {U: [hidden, hidden]}
                states: {h: hidden}
                next: {h: tanh(linear(x) + linear(prev(h), U) + sigmoid(linear(prev(h), U)))}
                emit: h
                """;
        String own = shared.replaceFirst("parameters.*\n", "")
                .replaceFirst("linear\\(prev\\(h\\), U\\)", "linear(prev(h), V)");
        assertThat(CanonicalForm.of(read(shared)).text())
                .isNotEqualTo(CanonicalForm.of(read(own)).text());
    }

    static CellGraph read(String text) {
        Reading reading = CellReader.read(new Source("cell.yaml", text), (reference, from) -> Optional.empty());
        assertThat(reading.problems()).isEmpty();
        return ((Reading.Cell) reading).graph();
    }
}
