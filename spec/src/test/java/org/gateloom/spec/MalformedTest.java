package org.gateloom.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gateloom.spec.diagnostic.Key;
import org.gateloom.spec.diagnostic.Problem;
import org.gateloom.spec.library.CellFiles;
import org.gateloom.spec.library.Siblings;
import org.gateloom.spec.read.Bases;
import org.gateloom.spec.read.Source;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Cell files with a mistake, each with the whole text of its problems beside it. A folder is named after the rule that its
 * files break. {@code -Dgateloom.golden=write} writes the texts anew.
 */
class MalformedTest {

    private static final Path FOLDER = Path.of("src/test/resources/malformed");

    /** Bases are found beside the file, or from the root of the collection. */
    private static final Bases BASES = new Siblings().or((reference, from) -> {
        Path file = FOLDER.resolve(reference + CellFiles.EXTENSION);
        return Files.exists(file) ? Optional.of(read(file)) : Optional.empty();
    });

    static List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(FOLDER)) {
            return all.filter(file -> file.toString().endsWith(CellFiles.EXTENSION))
                    .filter(file -> !file.startsWith(FOLDER.resolve("bases")))
                    .map(FOLDER::relativize)
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void everyProblemIsToldAsWritten(Path file) throws IOException {
        List<Problem> problems = problems(file);
        String text = problems.stream()
                .map(problem -> problem.toString().replace(FOLDER.toString().replace('\\', '/') + "/", "") + "\n")
                .collect(Collectors.joining());
        Path golden = FOLDER.resolve(file.toString().replace(CellFiles.EXTENSION, ".txt"));
        if ("write".equals(System.getProperty("gateloom.golden"))) {
            Files.writeString(golden, text);
        }
        assertThat(golden).exists();
        assertThat(text).isEqualTo(Files.readString(golden));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void theRuleOfTheFolderIsAmongThem(Path file) {
        assertThat(problems(file).stream().map(problem -> problem.key().toString()))
                .contains(file.getName(0).toString());
    }

    @ParameterizedTest
    @EnumSource(Key.class)
    void everyRuleHasAFileThatBreaksIt(Key key) throws IOException {
        assertThat(files().stream().map(file -> file.getName(0).toString())).contains(key.toString());
    }

    /** The Javadoc of a rule shows a text that it really gives. */
    @ParameterizedTest
    @EnumSource(Key.class)
    void theTextInTheJavadocIsOneThatIsGiven(Key key) throws IOException {
        String source = Files.readString(Path.of("src/main/java/org/gateloom/spec/diagnostic/Key.java"))
                .replaceAll("\\s*\\n\\s*\\*\\s?", " ");
        List<String> shown = source.lines()
                .filter(line -> line.contains("{@code [" + key + "] "))
                .map(line -> line.substring(line.indexOf("{@code [") + "{@code ".length(), line.lastIndexOf("} ")))
                .toList();
        assertThat(shown).hasSize(1);
        assertThat(Given.TEXTS).contains(shown.get(0));
    }

    /** All golden texts, read once. */
    private static final class Given {
        static final String TEXTS = texts();

        private Given() {}

        private static String texts() {
            StringBuilder all = new StringBuilder();
            try {
                for (Path file : files()) {
                    all.append(Files.readString(FOLDER.resolve(file.toString().replace(CellFiles.EXTENSION, ".txt"))));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return all.toString();
        }
    }

    @Test
    void aGoldenTextBelongsToAFile() throws IOException {
        try (Stream<Path> all = Files.walk(FOLDER)) {
            assertThat(all.filter(file -> file.toString().endsWith(".txt")))
                    .allSatisfy(text -> assertThat(Path.of(text.toString().replace(".txt", CellFiles.EXTENSION)))
                            .exists());
        }
    }

    private static List<Problem> problems(Path file) {
        return CellReader.read(read(FOLDER.resolve(file)), BASES).problems();
    }

    private static Source read(Path file) {
        try {
            return CellFiles.read(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
