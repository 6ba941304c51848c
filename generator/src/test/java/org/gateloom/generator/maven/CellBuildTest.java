package org.gateloom.generator.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.gateloom.generator.Generator;
import org.gateloom.generator.TextOf;
import org.gateloom.runtime.cell.Precision;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CellBuildTest {

    private static final String RNN = """
        cell: Rnn
        states: {h: hidden}
        next:
          h: {of: [x, prev(h)], act: tanh}
        emit: h
        """;

    private static final String VARIANT = """
        cell: RnnSigmoid
        extends: rnn
        next:
          h: {act: sigmoid}
        """;

    @TempDir
    private Path project;

    private Path cells;
    private Settings settings;

    @BeforeEach
    void aProjectWithTwoCells() throws IOException {
        cells = project.resolve("my project/src/main/cells");
        settings = settings("org.acme");
        write("rnn.yaml", RNN);
        write("rnn-sigmoid.yaml", VARIANT);
    }

    @Test
    void generatesEveryCellOnce() throws IOException {
        assertThat(summary()).isEqualTo("2 cells generated: 2 files written, 0 as before, 0 deleted");
        assertThat(sources()).containsExactly("org/acme/Rnn.java", "org/acme/RnnSigmoid.java");
        assertThat(summary()).isEqualTo("2 cells are up to date");
    }

    @Test
    void theTextIsTheGeneratorsWhereverTheFileLies() throws IOException {
        summary();

        assertThat(settings.outputDirectory().resolve("org/acme/Rnn.java"))
                .hasContent(TextOf.cell(RNN, "org.acme", Precision.FLOAT));
    }

    @Test
    void aFolderIsAPackage() throws IOException {
        write("gated-cells/deep/rnn.yaml", RNN);

        summary();

        assertThat(sources()).contains("org/acme/gated_cells/deep/Rnn.java");
    }

    @Test
    void aNewTimeAloneChangesNothing() throws IOException {
        summary();
        Files.setLastModifiedTime(cells.resolve("rnn.yaml"), FileTime.from(Instant.parse("2100-01-01T00:00:00Z")));

        assertThat(summary()).isEqualTo("2 cells are up to date");
    }

    @Test
    void aChangedCellIsWrittenAndTheOthersAreLeftAlone() throws IOException {
        summary();
        write("rnn-sigmoid.yaml", VARIANT + "about: Changed.\n");

        assertThat(summary()).isEqualTo("2 cells generated: 1 file written, 1 as before, 0 deleted");
    }

    @Test
    void aChangedBaseMakesItsVariantsStale() throws IOException {
        settings = settings("org.acme", "rnn.yaml");
        assertThat(summary()).isEqualTo("1 cell generated: 1 file written, 0 as before, 0 deleted");
        write("rnn.yaml", RNN.replace("act: tanh", "act: tanh, bias: none"));

        assertThat(summary()).isEqualTo("1 cell generated: 1 file written, 0 as before, 0 deleted");
    }

    @Test
    void aBaseOfTheLibraryIsFoundAndStands() throws IOException {
        write("gru.yaml", "cell: MyGru\nextends: gru-reset-after\n");

        assertThat(summary()).isEqualTo("3 cells generated: 3 files written, 0 as before, 0 deleted");
        assertThat(summary()).isEqualTo("3 cells are up to date");
    }

    @Test
    void anotherSettingMakesAllStale() throws IOException {
        summary();
        settings = settings("org.other");

        assertThat(summary()).isEqualTo("2 cells generated: 2 files written, 0 as before, 2 deleted");
        assertThat(sources()).containsExactly("org/other/Rnn.java", "org/other/RnnSigmoid.java");
    }

    @Test
    void aSourceThatSomebodyTouchedIsWrittenAgain() throws IOException {
        summary();
        Path rnn = settings.outputDirectory().resolve("org/acme/Rnn.java");
        String generated = Files.readString(rnn);
        Files.writeString(rnn, "class Rnn {}");

        assertThat(summary()).isEqualTo("2 cells generated: 1 file written, 1 as before, 0 deleted");
        assertThat(rnn).hasContent(generated);
    }

    @Test
    void theSourceOfACellThatIsGoneIsDeleted() throws IOException {
        summary();
        Files.delete(cells.resolve("rnn-sigmoid.yaml"));

        assertThat(summary()).isEqualTo("1 cell generated: 0 files written, 1 as before, 1 deleted");
        assertThat(sources()).containsExactly("org/acme/Rnn.java");

        Files.delete(cells.resolve("rnn.yaml"));
        Files.delete(cells);
        assertThat(summary()).isEqualTo("0 cells generated: 0 files written, 0 as before, 1 deleted");
        assertThat(settings.outputDirectory()).isEmptyDirectory();
    }

    @Test
    void oneBrokenCellLeavesAllAsItWas() throws IOException {
        summary();
        write("gru.yaml", RNN.replace("cell: Rnn", "cell: Gru").replace("prev(h)", "prev(hh)"));
        write("rnn.yaml", RNN.replace("act: tanh", "act: tan"));
        Files.delete(cells.resolve("rnn-sigmoid.yaml"));

        Outcome.Refused refused = (Outcome.Refused) new CellBuild(settings, Generator::generate).run();

        assertThat(refused.findings()).hasSize(2);
        assertThat(refused.findings().get(0).toString())
                .startsWith(place("gru.yaml:4:20: [unknown-name] "))
                .contains("'hh'");
        assertThat(refused.findings().get(1).toString()).startsWith(place("rnn.yaml:4:"));
        assertThat(Sentences.failure(refused.findings())).isEqualTo("Gateloom found 2 errors in 2 cell files");
        assertThat(sources()).containsExactly("org/acme/Rnn.java", "org/acme/RnnSigmoid.java");

        Files.delete(cells.resolve("gru.yaml"));
        write("rnn.yaml", RNN);
        write("rnn-sigmoid.yaml", VARIANT);
        assertThat(summary()).isEqualTo("2 cells generated: 0 files written, 2 as before, 0 deleted");
        assertThat(summary()).isEqualTo("2 cells are up to date");
    }

    @Test
    void aWarningRefusesWhereThatIsAskedFor() throws IOException {
        write("rnn.yaml", RNN.replace("of: [x, prev(h)]", "of: [prev(h)]"));
        assertThat(((Outcome.Generated) new CellBuild(settings, Generator::generate).run()).warnings())
                .isNotEmpty()
                .allMatch(Finding::warning);

        settings = settings("org.acme", true);
        assertThat(Sentences.failure(((Outcome.Refused) new CellBuild(settings, Generator::generate).run()).findings()))
                .isEqualTo("Gateloom found 2 warnings in 2 cell files; gateloom.treatWarningsAsErrors is set");
    }

    @Test
    void aMistakeOfABaseIsToldOnce() throws IOException {
        write("rnn.yaml", RNN.replace("emit: h", "emit: hh"));

        assertThat(((Outcome.Refused) new CellBuild(settings, Generator::generate).run()).findings())
                .hasSize(1);
    }

    @Test
    void twoCellsOfOneNameAreRefused() throws IOException {
        write("second.yaml", RNN.replace("cell: Rnn", "cell: RNN"));

        assertThat(((Outcome.Refused) new CellBuild(settings, Generator::generate).run()).findings())
                .extracting(Finding::toString)
                .containsExactly(place("second.yaml:1:1: it makes the class org.acme.RNN, and so does ")
                        + place("rnn.yaml; give one of the two cells another name"));
        assertThat(settings.outputDirectory()).doesNotExist();
    }

    @Test
    void aFolderThatCannotBeAPackageIsRefused() throws IOException {
        write("2 gates/rnn.yaml", RNN);

        assertThat(((Outcome.Refused) new CellBuild(settings, Generator::generate).run()).findings())
                .extracting(Finding::toString)
                .containsExactly(
                        place("2 gates/rnn.yaml:1:1: the name of its folder cannot be a package's in Java; rename it"));
    }

    @Test
    void aWordOfTheLastRunThatIsCutOffIsNotBelieved() throws IOException {
        summary();
        String word = Files.readString(settings.lastRun());
        Files.writeString(settings.lastRun(), word.substring(0, word.length() - 5));

        assertThat(summary()).isEqualTo("2 cells generated: 0 files written, 2 as before, 0 deleted");
    }

    @Test
    void noCellsLeaveNothingBehind() throws IOException {
        settings = new Settings(
                project.resolve("nowhere"),
                List.of("**/*.yaml"),
                List.of(),
                project.resolve("out"),
                "org.acme",
                Precision.FLOAT,
                Optional.empty(),
                false,
                true,
                project.resolve("last.txt"));

        assertThat(new CellBuild(settings, Generator::generate).run()).isEqualTo(new Outcome.UpToDate(0));
        assertThat(settings.outputDirectory()).doesNotExist();
        assertThat(settings.lastRun()).doesNotExist();
    }

    private Settings settings(String packageName, String... excludes) {
        return settings(packageName, false, excludes);
    }

    private Settings settings(String packageName, boolean warningsAsErrors, String... excludes) {
        return new Settings(
                cells,
                List.of("**/*.yaml"),
                List.of(excludes),
                project.resolve("my project/target/generated-sources/gateloom"),
                packageName,
                Precision.FLOAT,
                Optional.empty(),
                warningsAsErrors,
                true,
                project.resolve("my project/target/maven-status/gateloom/default.txt"));
    }

    private String summary() throws IOException {
        Outcome outcome = new CellBuild(settings, Generator::generate).run();
        if (outcome instanceof Outcome.Generated generated) {
            return Sentences.summary("cell", generated);
        }
        assertThat(outcome).isInstanceOf(Outcome.UpToDate.class);
        return Sentences.upToDate("cell", ((Outcome.UpToDate) outcome).cells());
    }

    private void write(String path, String text) throws IOException {
        Path file = cells.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private String place(String path) {
        return cells.toString().replace('\\', '/') + "/" + path;
    }

    private List<String> sources() throws IOException {
        try (Stream<Path> walk = Files.walk(settings.outputDirectory())) {
            return walk.filter(Files::isRegularFile)
                    .map(file -> settings.outputDirectory().relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }
}
