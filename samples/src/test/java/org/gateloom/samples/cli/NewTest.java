package org.gateloom.samples.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gateloom.samples.cli.Ran.gateloom;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class NewTest {

    @TempDir
    private Path folder;

    private Ran make(String... arguments) {
        return gateloom(Stream.concat(Stream.of("new", "--directory=" + folder), Stream.of(arguments))
                .toArray(String[]::new));
    }

    private Ran check(String file) {
        return gateloom("check", folder.resolve(file).toString());
    }

    @Test
    void aNewCellPassesCheckAsItStandsAndTeachesTheRules() throws IOException {
        Ran ran = make("LeakyNet");
        Path file = folder.resolve("leaky-net.yaml");
        assertThat(ran)
                .isEqualTo(new Ran(
                        0,
                        String.format(
                                "written %s%nnext: gateloom check %s%n", file, CommandText.quoted(file.toString())),
                        ""));
        assertThat(Files.readString(file))
                .contains(
                        "cell: LeakyNet\n",
                        "Rule 1:",
                        "Rule 2:",
                        "Rule 3:",
                        "Rule 4:",
                        "gateloom check leaky-net.yaml");
        Ran checked = check("leaky-net.yaml");
        assertThat(checked.err()).isEmpty();
        assertThat(checked.out()).startsWith(file + ": LeakyNet, 1 state, 6 parameter blocks");
        assertThat(checked.exitCode()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "leaky-gru, LeakyGru, leaky-gru.yaml",
        "leaky-gru.yaml, LeakyGru, leaky-gru.yaml",
        "leaky_gru2, LeakyGru2, leaky_gru2.yaml",
        "LSTMWithGate2B, LSTMWithGate2B, lstm-with-gate2-b.yaml",
        "Leaky_Gru, Leaky_Gru, leaky-gru.yaml",
        "A, A, a.yaml"
    })
    void theFilesNameFollowsFromTheCellsAndTheOtherWayRound(String name, String cell, String file) throws IOException {
        assertThat(make(name).exitCode()).isZero();
        assertThat(folder.resolve(file)).content().contains("\ncell: " + cell + "\n");
    }

    static Stream<Arguments> bases() throws IOException {
        return LibraryNames.all().stream().map(Arguments::of);
    }

    @ParameterizedTest
    @MethodSource("bases")
    void aVariantReadsAsItStandsAndEveryExampleInItDoes(String base) throws IOException {
        assertThat(make("Mine", "--from", base)).extracting(Ran::err).isEqualTo("");
        Path file = folder.resolve("mine.yaml");
        String text = Files.readString(file);
        assertThat(NamedCell.read(file.toString()).warnings()).isEmpty();

        List<String> variants = uncommented(text);
        // A cell of two gates has no more to show.
        assertThat(variants).hasSizeGreaterThanOrEqualTo(2);
        for (String variant : variants) {
            String written = Files.writeString(file, variant).toString();
            assertThat(NamedCell.read(written).warnings()).as(variant).isEmpty();
        }
    }

    /** The file with one example after the other in force. */
    private static List<String> uncommented(String text) {
        List<String> lines = text.lines().toList();
        List<String> variants = new ArrayList<>();
        int section = -1;
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).matches("# [a-z]+:")) {
                section = i;
            } else if (section >= 0 && lines.get(i).startsWith("#   ")) {
                List<String> variant = new ArrayList<>(lines);
                variant.set(section, lines.get(section).substring(2));
                variant.set(i, lines.get(i).substring(2));
                variants.add(String.join("\n", variant) + "\n");
            }
        }
        return variants;
    }

    @Test
    void aVariantNamesTheGatesOfItsBase() throws IOException {
        make("deep-lstm", "--from=lstm");
        assertThat(Files.readString(folder.resolve("deep-lstm.yaml")))
                .contains("""
                cell: DeepLstm
                extends: lstm
                about: Lstm, and what is different here.

                # What lstm computes at each step:
                #
                #   forget = sigmoid(W_x x + W_h prev(h) + b)
                #   input = sigmoid(W_x x + W_h prev(h) + b)
                #   candidate = tanh(W_x x + W_h prev(h) + b)
                #   output = sigmoid(W_x x + W_h prev(h) + b)
                #   c = forget * prev(c) + input * candidate
                #   h = output * tanh(c)
                """)
                .contains("#   forget: {act: hard_sigmoid}", "#   h: output * tanh(c)");
        assertThat(check("deep-lstm.yaml").exitCode()).isZero();
    }

    @Test
    void aFileInTheFolderIsABaseToo() throws IOException {
        make("leaky");
        assertThat(make("leaky-relu", "--from", folder.resolve("leaky.yaml").toString())
                        .err())
                .isEmpty();
        assertThat(folder.resolve("leaky-relu.yaml")).content().contains("\nextends: leaky\n");
    }

    @Test
    void aFileElsewhereIsNone(@TempDir Path elsewhere) throws IOException {
        Path base = elsewhere.resolve("base.yaml");
        gateloom("new", "base", "--directory=" + elsewhere);
        assertThat(make("mine", "--from", base.toString()).err())
                .isEqualTo(String.format(
                        "gateloom: --from: %s cannot be extended from %s; a base is a .yaml file in the folder of the cell"
                                + " that extends it or below, or a cell of the library%n",
                        base, folder.resolve("mine.yaml")));
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aFileThatIsThereStays() throws IOException {
        Path file = Files.writeString(folder.resolve("mine.yaml"), "work of weeks");
        assertThat(make("Mine"))
                .isEqualTo(new Ran(
                        2,
                        "",
                        String.format("gateloom: %s exists already; choose another name, or delete it first%n", file)));
        assertThat(file).hasContent("work of weeks");
    }

    static Stream<Arguments> wrong() {
        return Stream.of(
                Arguments.of(
                        "my cell!",
                        "'my cell!' is no name for a cell; expected letters of ASCII and digits, as in LeakyGru or leaky-gru;"
                                + " did you mean 'MyCell'?"),
                Arguments.of(
                        "2nd-try",
                        "'2nd-try' is no name for a cell; expected letters of ASCII and digits, as in LeakyGru or leaky-gru;"
                                + " did you mean 'NdTry'?"),
                Arguments.of(
                        "?",
                        "'?' is no name for a cell; expected letters of ASCII and digits, as in LeakyGru or leaky-gru"),
                Arguments.of(
                        "../mine", "'../mine' names a folder; expected the name alone, and the folder by --directory"),
                Arguments.of(
                        "L".repeat(65), "the name '" + "L".repeat(65) + "' has 65 characters; expected at most 64"),
                Arguments.of(
                        "string",
                        "'String' is a class of Java itself; expected another name for the cell; did you mean"
                                + " 'StringCell'?"),
                Arguments.of(
                        "Lstm",
                        "'lstm' is a cell of the library, which a file of that name would hide from 'extends'; choose"
                                + " another name, such as 'MyLstm'; --from lstm starts from it"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wrong")
    void aWrongNameIsSaidAndNothingIsWritten(String name, String sentence) {
        assertThat(make(name)).isEqualTo(new Ran(2, "", "gateloom: " + sentence + System.lineSeparator()));
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aBaseWithoutStatesIsOneToo() throws IOException {
        Files.writeString(
                folder.resolve("bare.yaml"), "cell: Bare\ngates:\n  g: {of: [x, prev(g)], act: tanh}\nemit: g\n");
        assertThat(make("mine", "--from=" + folder.resolve("bare.yaml")).exitCode())
                .isZero();
        assertThat(Ran.gateloom("check", folder.resolve("mine.yaml").toString()).exitCode())
                .isZero();
    }

    @Test
    void aBaseThatIsNotThereIsSaid() {
        assertThat(make("mine", "--from=lsmt").err())
                .isEqualTo("gateloom: there is no cell 'lsmt' in the library; did you mean 'lstm'?"
                        + System.lineSeparator());
        assertThat(folder).isEmptyDirectory();
    }
}
