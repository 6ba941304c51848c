package org.gateloom.generator.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.gateloom.generator.Generator.JavaFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceFolderTest {

    private static final JavaFile LSTM = new JavaFile("org/acme/Lstm.java", "class Lstm {} // ψ\n");
    private static final JavaFile GRU = new JavaFile("org/acme/Gru.java", "class Gru {}\n");

    @TempDir
    private Path temporary;

    private Path root;
    private SourceFolder folder;

    @BeforeEach
    void aFolderThatIsNotThereYet() {
        root = temporary.resolve("generated sources");
        folder = new SourceFolder(root);
    }

    @Test
    void writesPackagesAsFolders() throws IOException {
        assertThat(folder.write(List.of(LSTM, GRU)))
                .containsExactly(root.resolve("org/acme/Lstm.java"), root.resolve("org/acme/Gru.java"));
        assertThat(root.resolve("org/acme/Lstm.java")).hasContent("class Lstm {} // ψ\n");
        assertThat(files()).containsExactly("org/acme/Gru.java", "org/acme/Lstm.java");
    }

    @Test
    void leavesAloneWhatHoldsTheTextAlready() throws IOException {
        folder.write(List.of(LSTM, GRU));
        FileTime longAgo = FileTime.from(Instant.parse("2001-01-01T00:00:00Z"));
        Files.setLastModifiedTime(root.resolve(LSTM.path()), longAgo);

        assertThat(folder.write(List.of(LSTM, new JavaFile(GRU.path(), "class Gru { int x; }\n"))))
                .containsExactly(root.resolve("org/acme/Gru.java"));
        assertThat(Files.getLastModifiedTime(root.resolve(LSTM.path()))).isEqualTo(longAgo);
    }

    @Test
    void writesNothingWhenOneCannotBeWritten() throws IOException {
        Files.createDirectories(root.resolve("org/acme/Gru.java"));

        assertThatThrownBy(() -> folder.write(List.of(LSTM, GRU)))
                .isInstanceOf(FileAlreadyExistsException.class)
                .hasMessageContaining("a folder stands where a source is to be written");
        assertThat(files()).isEmpty();
    }

    @Test
    void filesOfOthersBesideASourceStayAsTheyAre() throws IOException {
        Path outside = Files.writeString(temporary.resolve("outside"), "mine");
        Path acme = Files.createDirectories(root.resolve("org/acme"));
        Files.createSymbolicLink(acme.resolve("Lstm.java.new"), outside);
        Path own = Files.writeString(acme.resolve("Gru.java.new"), "mine");
        Path linked = Files.createSymbolicLink(acme.resolve("Gru.java"), temporary.resolve("Gru.java"));

        folder.write(List.of(LSTM, GRU));
        assertThat(outside).hasContent("mine");
        assertThat(own).hasContent("mine");
        assertThat(acme.resolve("Lstm.java")).isRegularFile();
        assertThat(linked).isSymbolicLink().hasContent(GRU.text());
        assertThat(temporary.resolve("Gru.java")).hasContent(GRU.text());
        assertThat(files())
                .containsExactly(
                        "org/acme/Gru.java", "org/acme/Gru.java.new", "org/acme/Lstm.java", "org/acme/Lstm.java.new");
    }

    @Test
    void deletesAFileWithTheFoldersThatItLeavesEmpty() throws IOException {
        folder.write(List.of(LSTM, GRU));

        folder.delete(LSTM.path());
        assertThat(files()).containsExactly("org/acme/Gru.java");
        folder.delete(LSTM.path());
        folder.delete(GRU.path());
        assertThat(root).isEmptyDirectory();
    }

    private List<String> files() throws IOException {
        try (Stream<Path> walk = Files.walk(root)) {
            return walk.filter(Files::isRegularFile)
                    .map(file -> root.relativize(file).toString().replace('\\', '/'))
                    .sorted()
                    .toList();
        }
    }
}
