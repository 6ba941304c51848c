package org.gateloom.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.gateloom.spec.diagnostic.Limits;
import org.gateloom.spec.library.CellFiles;
import org.gateloom.spec.read.Bases;
import org.gateloom.spec.read.Source;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What LANGUAGE.md and the schema say is what the reader does. */
class LanguagePageTest {

    private static final Bases LIBRARY = (reference, from) -> {
        try {
            return Optional.of(CellFiles.read(Path.of("../samples/src/main/cells", reference + ".yaml")));
        } catch (IOException e) {
            return Optional.empty();
        }
    };

    static List<String> examples() throws IOException {
        return Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL)
                .matcher(page() + reference())
                .results()
                .map(MatchResult::group)
                .map(block -> block.replace("```yaml\n", "").replace("```", ""))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void anExampleIsACell(String example) {
        assertThat(CellReader.read(new Source("LANGUAGE.md", example), LIBRARY).problems())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sigmoid",
                "tanh",
                "relu",
                "leaky_relu",
                "identity",
                "softplus",
                "log_sigmoid",
                "hard_sigmoid",
                "exp",
                "log",
                "sqrt",
                "square",
                "abs",
                "sin",
                "cos",
                "min",
                "max",
                "clip",
                "first",
                "sum",
                "mean",
                "layer_norm",
                "rms_norm",
                "concat",
                "part",
                "dropout",
                "zoneout",
                "transposed",
                "blocks",
                "linear",
                "diag",
                "scale",
                "bias",
                "prev"
            })
    void aFunctionStandsOnThePageAndInTheSchemaAndIsKnown(String function) throws IOException {
        assertThat(page()).containsPattern("`" + function + "[`(]");
        assertThat(reference()).containsPattern("`" + function + "[`(]");
        assertThat(schema()).contains(function);
        String arguments = switch (function) {
            case "bias" -> "()";
            case "prev" -> "(h)";
            case "min", "max", "first" -> "(x, 1)";
            case "clip" -> "(x, 0, 1)";
            case "concat" -> "(part(x, 1, 2), part(x, 2, 2))";
            case "part" -> "(concat(x, x), 1, 2)";
            case "dropout" -> "(x, 0.5)";
            case "zoneout" -> "(x, prev(h), 0.5)";
            case "transposed" -> "(x, U) + linear(x, U)";
            case "blocks" -> "(x, 2)";
            default -> "(x)";
        };
        String sizes = "sizes: {half: in / 2}\n";
        String cell = "cell: Small\n" + sizes + "parameters: {U: [in, in]}\nstates: {h: in}\nnext:\n  h: prev(h) + x + "
                + function + arguments + "\nemit: h\n";
        assertThat(CellReader.read(new Source("small.yaml", cell), LIBRARY).problems())
                .filteredOn(problem -> !problem.toString().contains("the parameter 'U' does not reach the output"))
                .isEmpty();
    }

    @Test
    void theLimitsOnThePageAreThoseOfTheReader() throws IOException {
        assertThat(page())
                .contains("| characters of a file | 1,000,000 |")
                .contains("| mappings and lists inside one another | " + Limits.YAML_DEPTH + " |")
                .contains("| entries of a mapping or list | " + Limits.ENTRIES + " |")
                .contains("| characters of a name | " + Limits.NAME_CHARACTERS + " |")
                .contains("| parentheses and signs inside one another | " + Limits.EXPRESSION_DEPTH + " |")
                .contains("| steps of `prev` | " + Limits.DELAY + " |")
                .contains("| levels of a repetition | " + Limits.LEVELS + " |")
                .contains("| files that extend one another | " + Limits.BASES + " |")
                .contains("| problems told of a file | " + Limits.PROBLEMS + ",");
        assertThat(Limits.FILE_CHARACTERS).isEqualTo(1_000_000);
        assertThat(Limits.EXPRESSION_TOKENS).isEqualTo(1_000);
        assertThat(Limits.NODES).isEqualTo(5_000);
        assertThat(Limits.SIZE).isEqualTo(1_000_000);
    }

    private static String page() throws IOException {
        return Files.readString(Path.of("LANGUAGE.md"));
    }

    private static String reference() throws IOException {
        return Files.readString(Path.of("REFERENCE.md"));
    }

    private static String schema() throws IOException {
        return Files.readString(Path.of("src/main/resources/org/gateloom/spec/cell.schema.json"));
    }
}
