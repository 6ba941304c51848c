package org.gateloom.spec;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The schema for editors takes what the reader takes, and marks the slips that an editor can see. */
class SchemaTest {

    private static final Schema SCHEMA = schema();

    static List<Path> goodFiles() throws IOException {
        try (Stream<Path> library = Files.walk(Path.of("../samples/src/main/cells"));
                Stream<Path> valid = Files.walk(Path.of("src/test/resources/valid"))) {
            return Stream.concat(library, valid)
                    .filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("goodFiles")
    void aGoodFileIsGoodForTheEditor(Path file) throws IOException {
        String text = Files.readString(file).replace("\ufeff", "");
        boolean splitByYaml = file.endsWith("calls-with-commas-in-a-mapping.yaml");
        assertThat(SCHEMA.validate(text, InputFormat.YAML).isEmpty()).isEqualTo(!splitByYaml);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "unknown-key/a-section-one-letter-off",
                "unknown-key/a-key-of-a-gate-from-elsewhere",
                "unknown-key/a-key-of-a-state",
                "missing-key/no-name",
                "missing-key/no-output",
                "kind/states-are-a-list",
                "kind/a-gate-is-a-list",
                "name/a-cell-with-a-small-letter",
                "name/a-gate-with-a-dash",
                "number/a-word",
                "unknown-function/an-activation-one-letter-off",
                "initializer/unknown",
                "extends/out-of-the-folder"
            })
    void aSlipIsMarkedInTheEditor(String file) throws IOException {
        String text = Files.readString(Path.of("src/test/resources/malformed", file + ".yaml"));
        assertThat(SCHEMA.validate(text, InputFormat.YAML)).isNotEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("org.gateloom.spec.LibraryTest#cells")
    void aCellOfTheLibraryNamesTheSchema(Path cell) throws IOException {
        Matcher modeline = Pattern.compile("# yaml-language-server: \\$schema=(\\S+)")
                .matcher(Files.readAllLines(cell).get(0));
        assertThat(modeline.matches()).isTrue();
        assertThat(cell.resolveSibling(modeline.group(1))).exists();
    }

    private static Schema schema() {
        try (InputStream stream = CellReader.class.getResourceAsStream("cell.schema.json")) {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
                    .getSchema(stream);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
