package org.gateloom.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.gateloom.spec.graph.CellGraph;
import org.gateloom.spec.graph.Equations;
import org.gateloom.spec.graph.Parameter;
import org.gateloom.spec.read.Source;
import org.junit.jupiter.api.Test;

/** A repetition means the cell in which somebody wrote its levels out. */
class RepetitionTest {

    private static final String REPEATED = """
            cell: Highway
            states: {h: hidden}
            repeat:
              times: 3
              from: {s: prev(h)}
              gates:
                candidate: {of: [level(1, x), s], act: tanh}
                transform: sigmoid(level(1, linear(x)) + linear(s) - level(3, bias()))
              next: {s: candidate * transform + s * (1 - transform)}
            next: {h: s}
            emit: h
            """;

    private static final String WRITTEN_OUT = """
            cell: Highway
            states: {h: hidden}
            gates:
              s_0: prev(h)
              candidate_1: tanh(linear(x) + linear(s_0, W_s) + bias())
              transform_1: sigmoid(linear(x) + linear(s_0, W_s))
              s_1: candidate_1 * transform_1 + s_0 * (1 - transform_1)
              candidate_2: tanh(linear(s_1, W_s) + bias())
              transform_2: sigmoid(linear(s_1, W_s))
              s_2: candidate_2 * transform_2 + s_1 * (1 - transform_2)
              candidate_3: tanh(linear(s_2, W_s) + bias())
              transform_3: sigmoid(linear(s_2, W_s) - bias())
              s_3: candidate_3 * transform_3 + s_2 * (1 - transform_3)
              s: s_3
            next: {h: s}
            emit: h
            """;

    @Test
    void isTheCellThatWritesItsLevelsOut() {
        CellGraph repeated = graph(REPEATED);
        CellGraph writtenOut = graph(WRITTEN_OUT);

        assertThat(Equations.of(repeated)).isEqualTo(Equations.of(writtenOut));
        assertThat(repeated).hasToString(writtenOut.toString());
        assertThat(repeated.parameters().stream().map(RepetitionTest::plain))
                .containsExactlyElementsOf(writtenOut.parameters().stream()
                        .map(RepetitionTest::plain)
                        .toList());
    }

    private static String plain(Parameter parameter) {
        return parameter.name() + " " + parameter.shape() + " " + parameter.initializer();
    }

    private static CellGraph graph(String text) {
        return ((Reading.Cell) CellReader.read(new Source("highway.yaml", text), (reference, from) -> Optional.empty()))
                .graph();
    }
}
