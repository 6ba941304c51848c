package org.gateloom.samples.draw;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gateloom.samples.draw.Picture.Box;
import org.gateloom.samples.draw.Picture.Kind;
import org.gateloom.samples.draw.Picture.Port;
import org.gateloom.spec.graph.CellGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DrawingTest {

    /** They are looked at in a browser and compared byte by byte; the LSTM's is the README's. */
    @ParameterizedTest
    @CsvSource({"lstm, lstm.svg", "rnn, src/test/pictures/rnn.svg", "gru, src/test/pictures/gru.svg"})
    void thePictureIsTheOneThatWasLookedAt(String cell, Path golden) throws IOException {
        String svg = Drawing.svg(LibraryGraphs.graph(cell));
        if (Boolean.getBoolean("golden.refresh")) {
            Files.writeString(golden, svg);
        }
        assertThat(svg).isEqualTo(Files.readString(golden));
    }

    @Test
    void aPeepholeIsSeenInTheGateAndAlongItsWire() {
        Picture picture = Sketch.of(LibraryGraphs.graph("peephole-lstm"));
        List<Box> gates =
                picture.boxes().stream().filter(box -> box.kind() == Kind.GATE).toList();
        assertThat(gates)
                .extracting(box -> box.symbol() + " " + box.name() + " " + box.added())
                .containsExactly("σ forget + b", "σ input + b", "tanh candidate + b", "σ output + b");
        assertThat(gates.get(0).ports())
                .extracting(Port::label)
                .extracting(Label::toString)
                .containsExactly("W_x", "W_h", "d_c⊙");
        assertThat(Drawing.svg(picture.graph())).contains("class=\"wire peephole\"");
        assertThat(Drawing.svg(LibraryGraphs.graph("lstm"))).doesNotContain("class=\"wire peephole\"");
    }

    @Test
    void theLstmHasTheBoxesOfItsFourEquations() {
        Picture picture = Sketch.of(LibraryGraphs.graph("lstm"));
        assertThat(picture.boxes().stream().map(box -> box.kind() + " " + box.symbol()))
                .containsExactlyInAnyOrder(
                        "ENTRANCE x_t",
                        "ENTRANCE h_t−1",
                        "ENTRANCE c_t−1",
                        "GATE σ",
                        "GATE σ",
                        "GATE σ",
                        "GATE tanh",
                        "JOINT ×",
                        "JOINT ×",
                        "JOINT +",
                        "FUNCTION tanh",
                        "JOINT ×",
                        "EXIT h_t",
                        "EXIT c_t",
                        "EXIT emit h_t");
    }

    @Test
    void whatIsTakenAwayOrDividedByIsTold() {
        CellGraph graph = LibraryGraphs.written("""
                cell: Signs
                states: {h: hidden}
                constants: {rate: 0.5}
                gates:
                  a: {of: [x], act: tanh}
                  b: {of: [prev(h)], act: sigmoid}
                next: {h: rate * (a - b) / (1 + abs(b)) + (1 - b) * prev(h, 2)}
                emit: h
                """);
        List<Box> joints = Sketch.of(graph).boxes().stream()
                .filter(box -> box.kind() == Kind.JOINT)
                .toList();
        assertThat(joints.stream()
                        .map(box -> box.symbol().toString()
                                + box.ports().stream()
                                        .map(Port::label)
                                        .map(Label::toString)
                                        .toList()))
                .containsExactlyInAnyOrder("−[, −]", "×rate[]", "+1[]", "÷[, ÷]", "1−[]", "×[, ]", "+[, ]");
        assertThat(Drawing.svg(graph)).contains("h_t−2");
    }

    @Test
    void equationsAreThoseOfAPaper() {
        assertThat(Drawing.latex(LibraryGraphs.graph("gru"))).endsWith("""
                \\begin{align*}
                  \\mathrm{reset}_{t} &= \\sigma \\left( W_{x}^{\\mathrm{reset}} x_{t} + W_{h}^{\\mathrm{reset}} h_{t - 1} + b^{\\mathrm{reset}} \\right) \\\\
                  \\mathrm{update}_{t} &= \\sigma \\left( W_{x}^{\\mathrm{update}} x_{t} + W_{h}^{\\mathrm{update}} h_{t - 1} + b^{\\mathrm{update}} \\right) \\\\
                  \\mathrm{candidate}_{t} &= \\tanh \\left( W_{x}^{\\mathrm{candidate}} x_{t} + W_{\\mathrm{reset\\_h}}^{\\mathrm{candidate}} \\left( \\mathrm{reset}_{t} \\odot h_{t - 1} \\right) + b^{\\mathrm{candidate}} \\right) \\\\
                  h_{t} &= \\mathrm{update}_{t} \\odot h_{t - 1} + \\left( 1 - \\mathrm{update}_{t} \\right) \\odot \\mathrm{candidate}_{t}
                \\end{align*}
                """);
        assertThat(Drawing.html(LibraryGraphs.graph("rnn")).replaceAll(">\\s+<", "><"))
                .contains("<msub><mi>h</mi><mi>t</mi></msub></mtd>", "<mo>=</mo><mrow><mi>tanh</mi>");
    }

    @Test
    void textOfOthersIsOnlyText() {
        CellGraph graph = LibraryGraphs.written("""
                cell: Sly
                about: "</title><script>alert(1)</script> & \\" \\\\end{align*}"
                source: "<img src=x>"
                states: {h: hidden}
                next: {h: tanh(linear(x) + linear(prev(h)))}
                emit: h
                """);
        assertThat(Drawing.html(graph))
                .doesNotContain("<script", "<img")
                .contains("&lt;script&gt;", "default-src 'none'");
        assertThat(Drawing.svg(graph)).doesNotContain("<script");
        assertThat(Drawing.latex(graph).lines().filter(line -> line.contains("alert")))
                .allMatch(line -> line.startsWith("% "));
    }

    @Test
    void whoSeesNothingHearsTheEquations() {
        assertThat(Drawing.svg(LibraryGraphs.graph("lstm")))
                .contains("role=\"img\"", "<title id=\"cell-title\">Lstm</title>")
                .contains("Enters: x_t, h_t−1, c_t−1. Leaves: h_t, c_t, emit h_t. forget = sigmoid(");
    }

    /** WCAG 2.1: 4.5 for text, 3 for what is drawn, in both colour schemes. */
    @ParameterizedTest
    @CsvSource({"0", "1"})
    void coloursCanBeToldFromWhatTheyStandOn(int scheme) {
        String css = Resources.text("picture.css").split("@media", -1)[scheme];
        String page = colour(css, ".page", "fill");
        String frame = colour(css, ".frame", "fill");
        String text = colour(css, "text", "fill");
        assertThat(contrast(text, page)).isGreaterThan(4.5);
        assertThat(contrast(colour(css, "text.name", "fill"), frame)).isGreaterThan(4.5);
        assertThat(contrast(colour(css, ".wire", "stroke"), frame)).isGreaterThan(4.5);
        for (String box : List.of(".matrix rect", ".function rect", ".joint rect", ".literal rect")) {
            assertThat(contrast(text, colour(css, box, "fill"))).as(box).isGreaterThan(4.5);
            assertThat(contrast(colour(css, box, "stroke"), frame)).as(box).isGreaterThan(3);
        }
    }

    private static String colour(String css, String selector, String property) {
        Matcher rule = Pattern.compile(
                        Pattern.quote(".cell " + selector) + " \\{[^}]*\\b" + property + ": #([0-9a-f]{6})")
                .matcher(css);
        assertThat(rule.find()).as(selector).isTrue();
        return rule.group(1);
    }

    private static double contrast(String one, String other) {
        double a = luminance(one);
        double b = luminance(other);
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    private static double luminance(String colour) {
        Map<Integer, Double> weights = Map.of(0, 0.2126, 2, 0.7152, 4, 0.0722);
        return weights.entrySet().stream()
                .mapToDouble(weight -> {
                    int start = weight.getKey();
                    double share = Integer.parseInt(colour.substring(start, start + 2), 16) / 255.0;
                    double linear = share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
                    return weight.getValue() * linear;
                })
                .sum();
    }
}
