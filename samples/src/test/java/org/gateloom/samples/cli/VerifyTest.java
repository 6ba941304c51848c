package org.gateloom.samples.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gateloom.samples.cli.Ran.gateloom;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerifyTest {

    /** h = tanh(0.5 x + 0.25 prev(h) + 0.1), two steps from 0.5, by hand. */
    private static final String CASE = """
            {
              "sizes": {"in": 1, "hidden": 1},
              "parameters": {"h.W_x": [[0.5]], "h.W_h": [[0.25]], "h.b": [0.1]},
              "input": [[[1]], [[-1]]],
              "initial": {"h": [[0.5]]}
            }
            """;

    @TempDir
    private Path folder;

    @Test
    void printsWhatComesOutOfACase() throws IOException {
        Path file = Files.writeString(folder.resolve("case.json"), CASE);
        double first = StrictMath.tanh(0.5 + 0.25 * 0.5 + 0.1);
        double second = StrictMath.tanh(-0.5 + 0.25 * first + 0.1);
        Ran ran = gateloom("verify", "rnn", file.toString());
        assertThat(ran.err()).isEmpty();
        assertThat(ran.out()).contains("\"output\" : [ [ [ " + first + " ] ], [ [ " + second + " ] ] ]");
        assertThat(ran.exitCode()).isZero();
    }

    @Test
    void comparesWithWhatACaseExpects() throws IOException {
        double first = StrictMath.tanh(0.5 + 0.25 * 0.5 + 0.1);
        double second = StrictMath.tanh(-0.5 + 0.25 * first + 0.1);
        Path file = folder.resolve("case.json");
        Files.writeString(file, expecting("\"output\": [[[" + first + "]], [[" + second + "]]]"));
        assertThat(gateloom("verify", "rnn", file.toString()))
                .isEqualTo(new Ran(0, lines("ok   output  off by 0, allowed 1.0e-12", "all 1 parts agree"), ""));
        Files.writeString(file, expecting("\"final\": {\"h\": [[0.5]]}"));
        Ran off = gateloom("verify", "rnn", file.toString());
        assertThat(off.out())
                .startsWith("OFF  final.h  off by 1.5e+00, allowed 1.0e-12")
                .endsWith(lines("1 of 1 parts differ"));
        assertThat(off.exitCode()).isEqualTo(1);
        assertThat(gateloom("verify", "rnn", file.toString(), "--tolerance=1").exitCode())
                .isEqualTo(1);
    }

    @Test
    void aRandomCaseAgreesWithItself() throws IOException {
        Ran made = gateloom("verify", "lstm", "--random", "--seed=7");
        Path file = Files.writeString(folder.resolve("case.json"), made.out());
        Ran ran = gateloom("verify", "lstm", file.toString());
        assertThat(ran.out()).endsWith(lines("parts agree"));
        assertThat(ran.exitCode()).isZero();
    }

    @Test
    void aWrongCaseIsRefusedWithAllThatIsWrong() throws IOException {
        Path file = Files.writeString(
                folder.resolve("case.json"), CASE.replace("[0.1]", "[0.1, 2]").replace("h.W_x", "W_x"));
        Ran ran = gateloom("verify", "rnn", file.toString());
        assertThat(ran.exitCode()).isEqualTo(2);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err().lines()).hasSizeGreaterThan(1).allMatch(line -> line.startsWith(file + ": parameters"));
    }

    private static String expecting(String part) {
        return CASE.substring(0, CASE.lastIndexOf('}')) + ", \"expect\": {" + part + "}}";
    }

    private static String lines(String... lines) {
        return String.join(System.lineSeparator(), lines) + System.lineSeparator();
    }
}
