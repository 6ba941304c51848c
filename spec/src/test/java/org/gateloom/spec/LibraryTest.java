package org.gateloom.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.gateloom.spec.library.CellFiles;
import org.gateloom.spec.library.Siblings;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LibraryTest {

    static List<Path> cells() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("../samples/src/main/cells"))) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("cells")
    void everyCellOfTheLibraryReadsWithoutAProblem(Path cell) throws IOException {
        Reading reading = CellReader.read(CellFiles.read(cell), new Siblings());
        assertThat(reading.problems()).isEmpty();
        assertThat(reading).isInstanceOf(Reading.Cell.class);
    }
}
