package org.gateloom.spec.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.gateloom.spec.read.Source;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SiblingsTest {

    private final Siblings siblings = new Siblings();

    @TempDir
    private Path folder;

    private Path cells;
    private Source cell;

    @BeforeEach
    void twoFolders() throws IOException {
        cells = Files.createDirectories(folder.resolve("cells"));
        cell = new Source(cells.resolve("own.yaml").toString(), "cell: Own\nextends: base\n");
        Files.writeString(cells.resolve("base.yaml"), "cell: Base\n");
        Files.writeString(folder.resolve("secret.yaml"), "cell: Secret\n");
    }

    @Test
    void aBaseLiesBesideTheFileAndIsNamedByItsPath() {
        assertThat(siblings.find("base", cell))
                .hasValue(new Source(cells.resolve("base.yaml").toString().replace('\\', '/'), "cell: Base\n"));
        assertThat(siblings.find("base.yaml", cell)).isEqualTo(siblings.find("base", cell));
    }

    @Test
    void aBaseMayLieBelow() throws IOException {
        Files.createDirectories(cells.resolve("more"));
        Files.writeString(cells.resolve("more/deep.yaml"), "cell: Deep\n");
        assertThat(siblings.find("more/deep", cell).map(Source::text)).hasValue("cell: Deep\n");
    }

    @Test
    void whatIsNotThereIsNotFound() {
        assertThat(siblings.find("bas", cell)).isEmpty();
        assertThat(siblings.find("more", cell)).isEmpty();
    }

    @Test
    void aLinkThatLeavesTheFolderIsNotFollowed() throws IOException {
        Files.createSymbolicLink(cells.resolve("link.yaml"), folder.resolve("secret.yaml"));
        assertThat(siblings.find("link", cell)).isEmpty();
        assertThat(siblings.find("../secret", cell)).isEmpty();
    }
}
