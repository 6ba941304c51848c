package org.gateloom.samples.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gateloom.samples.cli.Ran.gateloom;

import org.gateloom.generator.pass.Passes;
import org.junit.jupiter.api.Test;

class ExplainTest {

    @Test
    void showsWhatACellMeans() {
        Ran ran = gateloom("explain", "peephole-lstm");
        assertThat(ran.out()).startsWith("""
                PeepholeLstm
                LSTM with peepholes. Each gate sees the memory through a diagonal weight, the output gate the new one.
                from Gers, Schmidhuber 2000, Recurrent Nets that Time and Count, IJCNN, 189-194
                from Gers, Schraudolph, Schmidhuber 2002, Learning Precise Timing with LSTM Recurrent Networks, JMLR 3, 115-143
                from Gers, Schmidhuber, Cummins 2000, Learning to Forget, Neural Computation 12(10), 2451-2471

                equations
                  forget = sigmoid(W_x x + W_h prev(h) + d_c * prev(c) + b)
                  input = sigmoid(W_x x + W_h prev(h) + d_c * prev(c) + b)
                  candidate = tanh(W_x x + W_h prev(h) + b)
                  c = forget * prev(c) + input * candidate
                  output = sigmoid(W_x x + W_h prev(h) + d_c * c + b)
                  h = output * tanh(c)

                states
                  h  [hidden]  begins at 0
                  c  [hidden]  begins at 0

                parameters
                  forget.W_x     [hidden, in]      uniform in ±√(6/(rows + columns))
                  forget.W_h     [hidden, hidden]  uniform in ±√(6/(rows + columns))
                  forget.d_c     [hidden]          uniform from -0.1 to 0.1
                  forget.b       [hidden]          1
                  input.W_x      [hidden, in]      uniform in ±√(6/(rows + columns))
                """.replace("\n", System.lineSeparator()));
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
}
