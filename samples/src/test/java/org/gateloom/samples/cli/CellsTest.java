package org.gateloom.samples.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gateloom.samples.cli.Ran.gateloom;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class CellsTest {

    @Test
    void eachCellOfTheLibraryHasALine() throws IOException {
        Ran ran = gateloom("cells");
        assertThat(ran.out().lines().map(line -> line.replaceFirst(" .*", ""))).isEqualTo(LibraryNames.all());
        assertThat(ran.out()).containsPattern("(?m)^lstm +Long short-term memory with a forget gate$");
    }

    @Test
    void theLectureIsInTheLibrary() throws IOException {
        assertThat(LibraryNames.all()).containsAll(LibraryNames.LECTURE);
    }
}
