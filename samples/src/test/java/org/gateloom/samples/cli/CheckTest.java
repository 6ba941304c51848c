package org.gateloom.samples.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gateloom.samples.cli.Ran.gateloom;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CheckTest {

    @Test
    void provesACellAndSaysWhatItCosts() {
        Ran ran = gateloom("check", "lstm", "--in=3", "--hidden=4", "--batch=2");
        assertThat(ran.err()).isEmpty();
        assertThat(ran.exitCode()).isZero();
        assertThat(ran.out().lines().toList())
                .satisfiesExactly(
                        line -> assertThat(line).isEqualTo("lstm: Lstm, 2 states, 12 parameter blocks"),
                        line -> assertThat(line)
                                .matches("  gradients  reverse mode is within \\S+e-1[4-6] of complex step"),
                        line -> assertThat(line)
                                .matches("  double     generated code is within \\S+e-1[4-6] \\(values\\) and"
                                        + " \\S+e-1[4-6] \\(gradients\\) of the reference"),
                        line -> assertThat(line)
                                .matches("  float      generated code is within \\S+e-0[67] \\(values\\) and"
                                        + " \\S+e-0[67] \\(gradients\\) of the reference"),
                        // 4 gates of 4 x 3 and 4 x 4 numbers and a bias: 128.
                        line -> assertThat(line)
                                .startsWith("  cost       128 parameters at in 3, hidden 4; a step of 2 rows"
                                        + " reading symbols: "));
    }

    @Test
    void oneWrongCellDoesNotKeepTheOthersFromBeingChecked(@TempDir Path folder) throws IOException {
        Path wrong = Files.writeString(folder.resolve("wrong.yaml"), "cell: Wrong\n");
        Ran ran = gateloom("check", wrong.toString(), "rnn");
        assertThat(ran.err()).startsWith(wrong + ":1:");
        assertThat(ran.out())
                .startsWith("rnn: Rnn, 1 state, 3 parameter blocks")
                .endsWith(String.format("%n2 cells, 1 wrong%n"));
        assertThat(ran.exitCode()).isEqualTo(2);
    }

    /** Around 0 its reciprocal would have no bounds. */
    @Test
    void aTimeConstantIsDrawnWhereItStarts(@TempDir Path folder) throws IOException {
        Path leaky = Files.writeString(folder.resolve("leaky.yaml"), """
                cell: Times
                parameters:
                  tau: {shape: hidden, init: "uniform(1, 20)"}
                  rho: {shape: hidden, init: "log_uniform(3, 100)"}
                states: {h: hidden}
                next:
                  h: exp(-1 / tau) * prev(h) + log(rho) / sqrt(rho) * tanh(linear(x) + linear(prev(h)))
                emit: h
                """);
        Ran ran = gateloom("check", leaky.toString());
        assertThat(ran.out()).doesNotContain("FAILED").contains("reverse mode is within");
        assertThat(ran.exitCode()).isZero();
    }

    @Test
    void whereNothingWasComparedNothingIsSaidToAgree(@TempDir Path folder) throws IOException {
        Path never = Files.writeString(folder.resolve("never.yaml"), """
                cell: Never
                states: {h: hidden}
                gates:
                  inner: log(0 * linear(x) - 1)
                next: {h: tanh(inner + linear(prev(h)))}
                emit: h
                """);
        Ran ran = gateloom("check", never.toString());
        assertThat(ran.out())
                .contains("FAILED     the cell gives NaN or infinite values", "first in 'inner'")
                .doesNotContain("gradients ", "double ", "float ");
        assertThat(ran.exitCode()).isEqualTo(1);
    }

    /** Finite at the sizes at which gradients are proved, and nowhere else. */
    @Test
    void aShapeAtWhichNothingWasComparedFails(@TempDir Path folder) throws IOException {
        Path large = Files.writeString(folder.resolve("large.yaml"), """
                cell: Large
                states: {h: hidden}
                gates:
                  elements: sum(prev(h) * 0 + 1)
                next:
                  h: tanh(linear(x) + linear(prev(h))) + 0 * log(5.5 - elements)
                emit: h
                """);
        Ran ran = gateloom("check", large.toString());
        assertThat(ran.out()).contains("FAILED     double: nothing could be compared at in 3, hidden 17");
        assertThat(ran.exitCode()).isEqualTo(1);
    }

    @Test
    void aWidthThatACellCannotHaveIsNamed() {
        assertThat(gateloom("check", "slstm", "--hidden=130").out())
                .contains("hidden 132 (a multiple of 4, not 130); a step of");
    }

    @Test
    void allCellsOfAFolderAreChecked(@TempDir Path folder) throws IOException {
        Files.createDirectories(folder.resolve("gated"));
        Files.createDirectories(folder.resolve(".hidden"));
        Path a = Files.writeString(folder.resolve("a.yaml"), "cell: A\nextends: gated/b\n");
        Path b = Files.writeString(folder.resolve("gated/b.yaml"), "cell: B\nextends: rnn\nnext: {h: {act: sin}}\n");
        Files.writeString(folder.resolve(".hidden/c.yaml"), "not a cell");
        Files.writeString(folder.resolve("notes.txt"), "not a cell");

        Ran ran = gateloom("check", folder.toString());
        assertThat(ran.err()).isEmpty();
        assertThat(ran.out().lines().filter(line -> !line.startsWith(" ")))
                .containsExactly(
                        a + ": A, 1 state, 3 parameter blocks",
                        b + ": B, 1 state, 3 parameter blocks",
                        "2 cells, none wrong");
        assertThat(ran.exitCode()).isZero();
    }

    @Test
    void aFolderWithoutACellIsSaid(@TempDir Path folder) {
        assertThat(gateloom("check", folder.toString()))
                .isEqualTo(new Ran(
                        2,
                        "",
                        String.format(
                                "gateloom: there is no cell file in %s; the name of one ends in .yaml%n", folder)));
    }

    static Stream<Arguments> lookAlikes() {
        return Stream.of(
                Arguments.of(
                        "extends: gru-reset-after",
                        "this is gru-reset-after: gates, states and parameters correspond one to one"),
                Arguments.of(
                        "extends: lstm\ngates: {forget: {bias: 0}}",
                        "this is lstm but for how parameters start: forget.b 0, there 1"),
                Arguments.of(
                        "extends: lstm-lecture\ngates: {forget_factor: {bias: none}}",
                        "this is lstm-lecture but for one thing: one bias is missing; in lstm-lecture 'forget_factor' has a"
                                + " bias"),
                Arguments.of(
                        "extends: gru\ngates: {candidate: tanh(linear(x) + reset * linear(prev(h)) + bias())}",
                        "this is gru but for one thing: in 'candidate', 'reset' multiplies what comes out of the matrix; in"
                                + " gru it multiplies what goes into it"),
                Arguments.of(
                        "extends: peephole-lstm\ngates: {output: {of: [x, prev(h), diag(prev(c))]}}",
                        "this is peephole-lstm but for one thing: 'output' reads 'prev(c)', the value of the step before; in"
                                + " peephole-lstm it reads the new value"));
    }

    @ParameterizedTest
    @MethodSource("lookAlikes")
    void whatIsEasilyConfusedWithACellOfTheLibraryIsTold(String patch, String sentence, @TempDir Path folder)
            throws IOException {
        Path cell = Files.writeString(folder.resolve("mine.yaml"), "cell: Mine\n" + patch + "\n");
        Ran ran = gateloom("check", cell.toString());
        assertThat(ran.out().lines()).contains("  library    " + sentence);
        assertThat(ran.exitCode()).isZero();
    }

    @Test
    void aCellOfItsOwnIsLikeNone(@TempDir Path folder) throws IOException {
        Path cell = Files.writeString(
                folder.resolve("mine.yaml"), "cell: Mine\nextends: lstm\ngates: {output: {act: sin}}\n");
        assertThat(gateloom("check", cell.toString()).out())
                .contains("  cost  ")
                .doesNotContain("library");
    }

    @Test
    void aCellWithoutFiniteValuesFails(@TempDir Path folder) throws IOException {
        Path cell = Files.writeString(folder.resolve("infinite.yaml"), """
                cell: Infinite
                states: {h: hidden}
                next:
                  h: tanh(linear(x) + linear(prev(h)) + bias()) / (prev(h) - prev(h))
                emit: h
                """);
        Ran ran = gateloom("check", cell.toString());
        assertThat(ran.out()).contains("FAILED     the cell gives NaN or infinite values");
        assertThat(ran.exitCode()).isEqualTo(1);
    }

    @Test
    void aCellTooLargeToBeProvedIsToldSo(@TempDir Path folder) throws IOException {
        Path cell = Files.writeString(folder.resolve("large.yaml"), """
                cell: Large
                states: {h: 1000000}
                next:
                  h: {of: [x, prev(h)], act: tanh}
                emit: h
                """);
        Ran ran = gateloom("check", cell.toString());
        assertThat(ran.err())
                .contains("Large has 1,000,009,000,003 numbers at in 3, hidden 5; up to 1,000,000 can be proved");
        assertThat(ran.exitCode()).isEqualTo(2);
    }

    @Test
    void theCostOfAnEnormousNetworkIsCounted() {
        assertThat(gateloom("check", "rnn", "--hidden", "65536", "--in", "1000000")
                        .out())
                .contains("69,831,032,832 parameters at in 1000000, hidden 65536");
    }

    @Test
    void ofManyFailuresTheFirstAreTold(@TempDir Path folder) throws IOException {
        // Beyond the largest float, but not beyond the largest double.
        Path cell = Files.writeString(folder.resolve("steep.yaml"), """
                cell: Steep
                states: {h: hidden}
                gates:
                  a: {of: [x, prev(h)], act: sigmoid}
                  b: {of: [x, prev(h)], act: sigmoid}
                next:
                  h: tanh(0.01 * log(exp(200 * a) * exp(200 * b)))
                emit: h
                """);
        Ran ran = gateloom("check", cell.toString());
        assertThat(ran.out().lines().filter(line -> line.startsWith("  FAILED")))
                .hasSize(9)
                .last(InstanceOfAssertFactories.STRING)
                .matches("  FAILED     and \\d+ more like these");
        assertThat(ran.exitCode()).isEqualTo(1);
    }

    @Test
    void aCellWhoseTanhIsSaturatedIsNotCalledWrong(@TempDir Path folder) throws IOException {
        String gates = IntStream.range(0, 20)
                .mapToObj(gate -> "  g" + gate + ": {of: [x, prev(h)], act: sigmoid}\n")
                .collect(Collectors.joining());
        String sum = IntStream.range(0, 20).mapToObj(gate -> "g" + gate).collect(Collectors.joining(" + "));
        Path cell = Files.writeString(
                folder.resolve("saturated.yaml"),
                "cell: Saturated\nstates: {h: hidden}\ngates:\n" + gates + "next:\n  h: tanh(" + sum + ")\nemit: h\n");
        Ran ran = gateloom("check", cell.toString());
        assertThat(ran.out()).doesNotContain("FAILED");
        assertThat(ran.exitCode()).isZero();
    }
}
