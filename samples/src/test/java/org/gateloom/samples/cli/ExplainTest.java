package org.gateloom.samples.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gateloom.samples.cli.Ran.gateloom;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.gateloom.generator.pass.Passes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExplainTest {

    @Test
    void showsWhatACellMeans(@TempDir Path folder) throws IOException {
        Path cell = Files.writeString(folder.resolve("mine.yaml"), """
                cell: Mine
                about: A forget gate and a peephole.
                source: Somebody 2026, Something
                states: {h: hidden}
                gates:
                  forget:    {of: [x, prev(h), diag(prev(candidate))], act: sigmoid, bias: 1}
                  candidate: {of: [x, prev(h)], act: tanh, init: {W_h: orthogonal}}
                next:
                  h: forget * prev(h) + (1 - forget) * candidate
                emit: h
                """);
        String expected = """
                Mine
                A forget gate and a peephole.
                from Somebody 2026, Something

                equations
                  forget = sigmoid(W_x x + W_h prev(h) + d_candidate * prev(candidate) + b)
                  candidate = tanh(W_x x + W_h prev(h) + b)
                  h = forget * prev(h) + (1 - forget) * candidate

                states
                  h          [hidden]  begins at 0
                  candidate  [hidden]  begins at 0; kept because its step before is read

                parameters
                  forget.W_x          [hidden, in]      uniform in ±√(6/(rows + columns))
                  forget.W_h          [hidden, hidden]  uniform in ±√(6/(rows + columns))
                  forget.d_candidate  [hidden]          uniform from -0.1 to 0.1
                  forget.b            [hidden]          1
                  candidate.W_x       [hidden, in]      uniform in ±√(6/(rows + columns))
                  candidate.W_h       [hidden, hidden]  orthogonal times 1
                  candidate.b         [hidden]          0

                cost
                  a step of 32 rows at hidden 128             83 symbols        in 128
                  operations                                  6.43 Mflop    12.7 Mflop
                  products that wait for a step                     65 %          33 %  2 matrices alike, each 17 %
                  products for all steps at once                                  33 %  2 matrices alike, each 17 %
                  gradients of matrices                             33 %          33 %  4 matrices alike, each 8 %
                  look-ups                                           0 %
                  element by element                                 2 %           1 %

                speed
                  before the loop, for all steps at once: forget.W_x x, candidate.W_x x
                  at each step: forget.W_h prev(h), candidate.W_h prev(h)

                program, lowered
                """;
        Ran ran = gateloom("explain", cell.toString());
        assertThat(ran.err()).isEmpty();
        assertThat(ran.out()).startsWith(expected.replace("\n", System.lineSeparator()));
        assertThat(ran.exitCode()).isZero();
    }

    @Test
    void showsTheProgramAfterEachPass() {
        String out = gateloom("explain", "gru").out();
        assertThat(out).contains("program, lowered");
        assertThat(Passes.ALL).allSatisfy(pass -> assertThat(out).contains("program, " + pass.title()));
        String last = out.substring(
                out.indexOf("program, " + Passes.ALL.get(Passes.ALL.size() - 1).title()));
        assertThat(last).contains("before the loop", "each step", "after the loop", "gradient candidate.W_x +=");
    }

    @Test
    void saysWhereAPassChangedNothing() {
        assertThat(gateloom("explain", "rnn").out()).contains(": unchanged" + System.lineSeparator());
    }

    @Test
    void aLearnedBeginningIsNamed(@TempDir Path folder) throws IOException {
        Path cell = Files.writeString(folder.resolve("learned.yaml"), """
                cell: Learned
                states: {h: {size: hidden, initial: learned}}
                next: {h: tanh(linear(x) + linear(prev(h)) + diag(prev(h, 2)))}
                emit: h
                """);
        assertThat(gateloom("explain", cell.toString()).out().lines())
                .contains(
                        "  h       [hidden]  begins at h.initial",
                        "  h.prev  [hidden]  begins at h.initial; kept because its step before is read")
                .noneMatch(line -> line.startsWith("  first "));
    }

    @Test
    void whatWaitsWithinAStepIsNamedWithWhatItWaitsFor() {
        assertThat(gateloom("explain", "gru").out().lines())
                .contains(
                        "speed",
                        "  before the loop, for all steps at once: reset.W_x x, update.W_x x, candidate.W_x x",
                        "  at each step: reset.W_h prev(h), update.W_h prev(h)",
                        "  then, waiting within the step: candidate.W_reset_h (reset * prev(h)) (for reset.W_h)");
        // With the reset behind the product nothing waits.
        assertThat(gateloom("explain", "gru-reset-after").out()).doesNotContain("waiting within the step");
        assertThat(gateloom("explain", "qrnn").out()).contains("no product at any step");
        assertThat(gateloom("explain", "mut2").out()).contains("'x' is used other than under a matrix");
    }

    @Test
    void slowFunctionsAreNamedWhereTheyAreDoneAtEachStep(@TempDir Path folder) throws IOException {
        Path cell = Files.writeString(folder.resolve("wave.yaml"), """
                cell: Wave
                states: {h: hidden}
                gates:
                  fresh: {of: [x, prev(h)]}
                next:
                  h: sin(fresh)
                emit: h
                """);
        String slow = "computed one number at a time, ten times as slow as tanh or more: sin";
        assertThat(gateloom("explain", cell.toString()).out()).contains(slow);
        assertThat(gateloom("explain", "lru").out()).as("they are done once").doesNotContain("one number at a time");
        assertThat(gateloom("explain", "slstm").out()).as("whole arrays").doesNotContain("one number at a time");
    }
}
