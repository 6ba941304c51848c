package org.gateloom.samples.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gateloom.samples.cli.Ran.gateloom;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.Field;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.gateloom.runtime.opencl.DeviceException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

class MistakesTest {

    private static final List<String> WRONG_NUMBERS = List.of(
            "",
            " ",
            "many",
            "NaN",
            "Infinity",
            "-Infinity",
            "1e999",
            "1e-320",
            "-1e999",
            "99999999999999999999",
            "1,5",
            "٣",
            "0x10",
            "--5");

    static Stream<Arguments> mistakes() {
        return Stream.of(
                mistake("the command is missing; 'gateloom --help' shows what it takes"),
                mistake(
                        "there is no command 'chekc'; did you mean 'check'?; 'gateloom --help' shows what it takes",
                        "chekc"),
                mistake(
                        "there is no option '--hiden'; did you mean '--hidden'?; 'gateloom check --help' shows what it takes",
                        "check",
                        "--hiden=3",
                        "lstm"),
                mistake("CELL is missing, or --library; 'gateloom check --help' shows what it takes", "check"),
                mistake(
                        "'gru' is one argument too many; 'gateloom explain --help' shows what it takes",
                        "explain",
                        "lstm",
                        "gru"),
                mistake("--directory is missing; 'gateloom generate --help' shows what it takes", "generate", "lstm"),
                mistake(
                        "--hidden: 'many' is not a whole number from 1 to 65536; 'gateloom check --help' shows what it takes",
                        "check",
                        "--hidden=many",
                        "lstm"),
                mistake(
                        "--by: 'chance' is neither reference, double nor float; 'gateloom verify --help' shows what it takes",
                        "verify",
                        "--by=chance",
                        "lstm"),
                mistake("there is no cell 'lsmt' in the library; did you mean 'lstm'?", "explain", "lsmt"),
                mistake(
                        "there is no cell 'perceptron' in the library; 'gateloom cells' lists it, and a path ends in .yaml",
                        "explain",
                        "perceptron"),
                mistake("there is no file none.yaml", "explain", "none.yaml"),
                mistake(
                        "the file 'presets/none.txt' with arguments does not exist; 'gateloom train --help' shows what it"
                                + " takes",
                        "train",
                        "lstm",
                        "@presets/none.txt"),
                mistake("src/main is a directory; a cell is one YAML file", "explain", "src/main/"),
                mistake("CASE.json is missing, or --random", "verify", "lstm"),
                mistake("CASE.json and --random exclude each other", "verify", "lstm", "case.json", "--random"),
                mistake("there is no file none.json", "verify", "lstm", "none.json"),
                mistake(
                        "--patience counts validations, of which there are none with --held-out 0; leave one of them",
                        "train",
                        "rnn",
                        "--patience=3",
                        "--held-out=0"),
                mistake(
                        "--steps and --epochs both say how long to train; give one of them",
                        "train",
                        "rnn",
                        "--steps=3",
                        "--epochs=2"),
                mistake(
                        "--parameters and --hidden both say how wide the cells are; give one of them",
                        "compare",
                        "rnn",
                        "--parameters=3k",
                        "--hidden=2"),
                mistake(
                        "--validate-every and --patience are about validations before the end of a training; here there is"
                                + " one at its end: leave them",
                        "watch",
                        "src/main/cells/rnn.yaml",
                        "--validate-every=3"),
                mistake(
                        "--validate-every and --patience are about validations before the end of a training; here there is"
                                + " one at its end: leave them",
                        "watch",
                        "src/main/cells/rnn.yaml",
                        "--patience=2"),
                mistake(
                        "--lanes: 33 are more than the batch has streams; expected 1 to 32",
                        "train",
                        "rnn",
                        "--lanes=33"),
                mistake("--scratch: there is no folder 'none'", "train", "rnn", "--scratch=none"),
                mistake(
                        "the name of the cell is empty; 'gateloom cells' lists the library, and a path ends in .yaml",
                        "check",
                        ""),
                mistake(
                        "--hidden: slstm divides hidden into parts, so that it must be a multiple of 4; expected 12 in place of 10",
                        "train",
                        "slstm",
                        "--hidden=10"),
                mistake(
                        "--hidden: slstm divides hidden into parts, so that it must be a multiple of 4; expected 12 in place of 10",
                        "compare",
                        "gru",
                        "slstm",
                        "--hidden=10"));
    }

    /** No defect of Gateloom, and nothing is lost by it. */
    @Test
    void aDeviceThatFailsIsSaidInASentence() throws Exception {
        StringWriter err = new StringWriter();
        CommandLine command = new CommandLine(CommandSpec.create()).setErr(new PrintWriter(err));

        int exitCode = new Mistakes()
                .handleExecutionException(
                        new DeviceException("Some Card (GPU, Some Platform) failed while it ran LstmKernel"),
                        command,
                        null);

        assertThat(exitCode).isEqualTo(1);
        assertThat(err)
                .hasToString("gateloom: Some Card (GPU, Some Platform) failed while it ran LstmKernel; what a run"
                        + " kept before is whole, and 'gateloom resume' goes on from it, on the processor or by another --device"
                        + System.lineSeparator());
    }

    private static Arguments mistake(String sentence, String... arguments) {
        return Arguments.of("gateloom: " + sentence, arguments);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mistakes")
    void areSaidInASentence(String sentence, String... arguments) {
        assertThat(gateloom(arguments)).isEqualTo(new Ran(2, "", sentence + System.lineSeparator()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "-1", "65537", "1.5", "1e3", "99999999999999999999", "NaN", "٣", "0x10", " 3"})
    void aWholeNumberIsDigitsWithinTheRange(String hidden) {
        Ran ran = gateloom("check", "--hidden", hidden, "lstm");
        assertThat(ran.err()).startsWith("gateloom: --hidden: '" + hidden + "' is not a whole number from 1 to 65536;");
        assertThat(ran.exitCode()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "-1", "NaN", "Infinity", "1e999", "1,5", "0x1p3", "1f"})
    void aNumberIsDecimalAndWithinTheRange(String scale) {
        Ran ran = gateloom("verify", "lstm", "--random", "--scale", scale);
        assertThat(ran.err()).startsWith("gateloom: --scale: '" + scale + "' is not a number above 0 to 1000000;");
        assertThat(ran.exitCode()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tr-TR", "de-DE", "ar-EG-u-nu-arab"})
    void theLocaleChangesNothing(String language) {
        Locale before = Locale.getDefault();
        Ran expected = gateloom("verify", "gru", "--random", "--in=2", "--hidden=3", "--steps=1");
        try {
            Locale.setDefault(Locale.forLanguageTag(language));
            assertThat(gateloom("verify", "gru", "--random", "--in=2", "--hidden=3", "--steps=1"))
                    .isEqualTo(expected);
            assertThat(gateloom("verify", "gru", "--random", "--scale=1.5").exitCode())
                    .isZero();
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void allOfACellFileIsReported(@TempDir Path folder) throws IOException {
        Path cell = folder.resolve("my cell.yaml");
        Files.writeString(cell, """
                cell: Mine
                states: {h: hidden}
                gates:
                  a: {of: [x, prev(h)], act: sigmod}
                next:
                  h: a * prev(hh)
                emit: h
                """);
        Ran ran = gateloom("explain", cell.toString());
        assertThat(ran.exitCode()).isEqualTo(2);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err().lines()).hasSize(2).allMatch(line -> line.startsWith(cell + ":"));
    }

    @Test
    void theNearestBaseIsOfTheFolderOrTheLibrary(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("mine.yaml"), "cell: Mine\nextends: lstm\n");
        Path library = Files.writeString(folder.resolve("a.yaml"), "cell: A\nextends: lstmm\n");
        Path beside = Files.writeString(folder.resolve("b.yaml"), "cell: B\nextends: mime\n");
        assertThat(gateloom("check", library.toString()).err()).contains("did you mean 'lstm'?");
        assertThat(gateloom("check", beside.toString()).err()).contains("did you mean 'mine'?");
    }

    @Test
    void everyOptionThatIsANumberHasARange() {
        assertThat(specs(Gateloom.commandLine()).flatMap(spec -> spec.options().stream()))
                .filteredOn(option -> option.userObject() instanceof Field field && number(field.getType()))
                .isNotEmpty()
                .allMatch(option -> ((Field) option.userObject()).isAnnotationPresent(Within.class), "has a range");
    }

    /** Flag, value and range, for each of them and each way to be wrong. */
    @Test
    void everyNumberThatIsNoneIsSaidWithItsFlagAndItsRange() {
        CommandLine line = Gateloom.commandLine();
        specs(line)
                .forEach(spec -> spec.options().stream()
                        .filter(option ->
                                option.userObject() instanceof Field field && field.isAnnotationPresent(Within.class))
                        .forEach(option -> {
                            Within range = ((Field) option.userObject()).getAnnotation(Within.class);
                            List<String> wrong = new ArrayList<>(WRONG_NUMBERS);
                            wrong.add(new BigDecimal(range.to())
                                    .add(BigDecimal.ONE)
                                    .toPlainString());
                            wrong.add(new BigDecimal(range.from())
                                    .subtract(BigDecimal.ONE)
                                    .toPlainString());
                            wrong.forEach(value -> {
                                List<String> arguments = new ArrayList<>(List.of(spec.qualifiedName(" ")
                                        .replaceFirst("^gateloom ?", "")
                                        .split(" ")));
                                arguments.add(option.longestName() + "=" + value);
                                Ran ran = parsed(line, arguments);
                                assertThat(ran.err())
                                        .startsWith("gateloom: " + option.longestName() + ": '" + value + "' is not a ")
                                        .containsPattern(
                                                "number (from|above) [0-9]+(\\.[0-9]+)? to (below )?[0-9]+(\\.[0-9]+)?;");
                                assertThat(ran.exitCode()).isEqualTo(2);
                            });
                        }));
    }

    /** A path has a name, whichever option or argument takes it. */
    @Test
    void everyPathThatIsNoneIsSaid() {
        CommandLine line = Gateloom.commandLine();
        specs(line)
                .forEach(spec -> spec.args().stream()
                        .filter(argument -> argument.type() == Path.class)
                        .forEach(argument -> {
                            String name = argument instanceof OptionSpec option
                                    ? option.longestName()
                                    : argument.paramLabel();
                            for (String value : List.of("", "a\0b")) {
                                List<String> arguments = new ArrayList<>(List.of(spec.qualifiedName(" ")
                                        .replaceFirst("^gateloom ?", "")
                                        .split(" ")));
                                if (argument.isOption()) {
                                    arguments.add(name);
                                } else {
                                    spec.positionalParameters().stream()
                                            .filter(other -> other.index().max()
                                                    < ((PositionalParamSpec) argument)
                                                            .index()
                                                            .min())
                                            .forEach(other -> arguments.add("lstm"));
                                }
                                arguments.add(value);
                                Ran ran = parsed(line, arguments);
                                assertThat(ran.err())
                                        .startsWith("gateloom: " + name + ": "
                                                + (value.isEmpty() ? "the path is empty;" : "'a\u2400b' is no path: "));
                                assertThat(ran.exitCode()).isEqualTo(2);
                            }
                        }));
    }

    /** What a command says that is never run; one line for all of them, because it takes long to make. */
    private static Ran parsed(CommandLine line, List<String> arguments) {
        StringWriter err = new StringWriter();
        line.setErr(VisibleWriter.to(err));
        return new Ran(line.execute(arguments.toArray(String[]::new)), "", err.toString());
    }

    private static boolean number(Class<?> type) {
        return List.of(int.class, long.class, double.class, Integer.class, Long.class, Double.class)
                .contains(type);
    }

    private static Stream<CommandSpec> specs(CommandLine command) {
        return Stream.concat(
                Stream.of(command.getCommandSpec()),
                command.getSubcommands().values().stream().flatMap(MistakesTest::specs));
    }

    /** What would be 0 in float is not taken for a number above it. */
    @Test
    void numbersThatNoFloatHoldsAreSaid() {
        for (String option : List.of("--learning-rate", "--clip")) {
            assertThat(gateloom("train", "rnn", option + "=1e-320").err())
                    .startsWith("gateloom: " + option + ": '1e-320' is not a number ")
                    .contains("; the least above 0 is 1.2e-38, a float's; ");
        }
    }

    /** One sentence, one line, whatever it quotes. */
    @Test
    void aLineEndInWhatIsQuotedIsShown() {
        assertThat(gateloom("explain", "my\ncell.yaml").err())
                .isEqualTo("gateloom: there is no file my␤cell.yaml" + System.lineSeparator());
        assertThat(gateloom("train", "rnn", "--steps=1\r\n2").err())
                .startsWith("gateloom: --steps: '1␤2' is not a whole number")
                .hasLineCount(1);
    }

    @Test
    void helpAndVersionAreNoMistakes() {
        assertThat(gateloom("--version").out()).startsWith("gateloom 0.");
        assertThat(gateloom("--help").out()).contains("check", "explain", "generate", "verify");
        assertThat(gateloom("help")).isEqualTo(gateloom("--help"));
        assertThat(gateloom("help", "watch")).isEqualTo(gateloom("watch", "--help"));
        assertThat(gateloom("check", "--help").out())
                .contains(
                        "--hidden",
                        "Elements of the state, for the cost (from 1 to 65536;\n                            128 unless told).");
        assertThat(Arrays.asList("--version", "--help"))
                .allMatch(flag -> gateloom(flag).exitCode() == 0);
    }
}
