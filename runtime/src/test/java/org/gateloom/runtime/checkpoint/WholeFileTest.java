package org.gateloom.runtime.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeFileTest {

    @TempDir
    private Path folder;

    @Test
    void filesBesideItAreNobodysButTheirOwners() throws IOException {
        Path outside = Files.writeString(folder.resolve("outside"), "mine");
        Path own = Files.writeString(folder.resolve("o.svg.tmp"), "mine");
        Files.createSymbolicLink(folder.resolve("p.svg.tmp"), outside);
        for (String name : new String[] {"o.svg", "p.svg"}) {
            WholeFile.write(folder.resolve(name), "drawn");
            assertThat(folder.resolve(name)).hasContent("drawn").isRegularFile();
        }
        assertThat(own).hasContent("mine");
        assertThat(outside).hasContent("mine");
        assertThat(folder.resolve("p.svg.tmp")).isSymbolicLink();
        assertThat(names()).containsExactly("o.svg", "o.svg.tmp", "outside", "p.svg", "p.svg.tmp");
    }

    /** As a shell's {@code >} would: who put the link there wants it to stay. */
    @Test
    void ofALinkTheFileThatItLeadsToIsWritten() throws IOException {
        Path other = Files.createDirectory(folder.resolve("other"));
        Files.writeString(other.resolve("page"), "old");
        Files.createSymbolicLink(other.resolve("second"), Path.of("page"));
        Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("other", "second"));
        Path dangling = Files.createSymbolicLink(folder.resolve("dangling"), other.resolve("fresh"));
        WholeFile.write(link, "new");
        WholeFile.write(dangling, "new");
        assertThat(link).isSymbolicLink().hasContent("new");
        assertThat(dangling).isSymbolicLink().hasContent("new");
        assertThat(other.resolve("page")).isRegularFile().hasContent("new");
        assertThat(other.resolve("fresh")).isRegularFile().hasContent("new");
        assertThat(other.resolve("second")).isSymbolicLink();
    }

    @Test
    void linksThatLeadNowhereAreRefused() throws IOException {
        Path link = folder.resolve("link");
        Files.createSymbolicLink(link, folder.resolve("back"));
        Files.createSymbolicLink(folder.resolve("back"), link);
        assertThatThrownBy(() -> WholeFile.write(link, "new"))
                .isInstanceOf(IOException.class)
                .hasMessage(link + " cannot be written: it is a link in a circle");
        assertThat(names()).containsExactly("back", "link");
    }

    @Test
    void aFailureLeavesNothing() throws IOException {
        Path file = Files.writeString(folder.resolve("a"), "old");
        assertThatThrownBy(() -> WholeFile.write(file, channel -> {
                    throw new IOException("the disk burns");
                }))
                .hasMessage(file + " cannot be written: the disk burns");
        assertThatThrownBy(() -> WholeFile.write(file, channel -> {
                    throw new IllegalStateException("a defect");
                }))
                .hasMessage("a defect");
        assertThat(file).hasContent("old");
        assertThat(names()).containsExactly("a");
    }

    @Test
    void aNameMayBeAsLongAsTheSystemTakes() throws IOException {
        Path file = folder.resolve("ä".repeat(127));
        WholeFile.write(file, "whole");
        assertThat(file).hasContent("whole");
    }

    private String[] names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toArray(String[]::new);
        }
    }
}
