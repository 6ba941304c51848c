package org.gateloom.generator.differentiate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.gateloom.spec.CellReader;
import org.gateloom.spec.Reading;
import org.gateloom.spec.graph.CellGraph;
import org.gateloom.spec.read.Source;
import org.junit.jupiter.api.Test;

/** No work is done for the gradient of a parameter that training leaves as it starts. */
class FrozenParametersTest {

    private static final String CELL = """
            cell: Frozen
            parameters:
              U: {shape: [hidden, hidden], train: false}
              zeta: {shape: 1, train: false}
            states: {h: hidden}
            gates:
              update: sigmoid(linear(x) + linear(prev(h), U) + bias())
            next:
              h: update * prev(h) + sigmoid(zeta) * tanh(linear(x))
            emit: h
            frozen: [update.b]
            """;

    @Test
    void theyHaveNoContribution() {
        assertThat(adjoint(CELL).contributions().stream().map(Adjoint.Contribution::parameter))
                .containsExactlyInAnyOrder("update.W_x", "h.W_x");
    }

    /** Nor has what is made of them alone; the product with a frozen matrix hands its vector's cotangent on. */
    @Test
    void whatIsMadeOfThemHasNoCotangent() {
        Adjoint adjoint = adjoint(CELL);
        Adjoint whole = adjoint(CELL.replace(", train: false", "").replace("frozen: [update.b]\n", ""));

        assertThat(adjoint.nodes()).noneMatch(node -> node.name().contains("zeta"));
        assertThat(whole.nodes()).anyMatch(node -> node.name().contains("zeta"));
        assertThat(adjoint.nodes()).anyMatch(node -> node.toString().contains("product Uᵀ"));
    }

    private static Adjoint adjoint(String text) {
        Reading reading = CellReader.read(new Source("frozen.yaml", text), (reference, from) -> Optional.empty());
        CellGraph graph = ((Reading.Cell) reading).graph();
        return Differentiate.of(graph).adjoint();
    }
}
