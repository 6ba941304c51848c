package org.gateloom.samples.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.gateloom.runtime.blas.Products;
import org.gateloom.runtime.text.CorpusException;
import org.junit.jupiter.api.Test;

class PiecesTest {

    private static final Path CORPUS = Path.of("corpus", "anna.txt");

    /** 12 matrices of 128 by 128 and the output layer's of 83 by 128; what symbols are looked up in is not among them. */
    @Test
    void anLstmAtS() throws IOException, CorpusException {
        List<Pieces> pieces = Pieces.of(CORPUS, Task.named("S").orElseThrow(), "lstm", 1, 2, 16);
        assertThat(pieces).extracting(Pieces::gradients).containsOnly(13);
        assertThat(pieces.get(0).times()).isCloseTo(1, within(1e-9));
        assertThat(pieces.get(1).times()).isBetween(1.9, 2.0);
        assertThat(pieces.get(2).lanes()).isEqualTo(16);
        assertThat(pieces.get(2).rows()).isEqualTo(2);
        // Lanes 1/16 of the time that they take on one, gradients one matrix of 12.6.
        assertThat(pieces.get(2).times()).isCloseTo(1 / (2.0 / 3 / 16 + 1.0 / 3 / 12.648), within(0.01));
    }

    /** Where lanes begin at 8 rows, as on the machine that the page speaks of. */
    @Test
    void thePageOfSpeedHasTheseFigures() throws IOException, CorpusException {
        assumeThat(Products.FEW_ROWS).isEqualTo(8);
        String page = Files.readString(Path.of("SPEED.md"));
        for (Task task : Task.ALL) {
            for (Pieces pieces : Pieces.of(CORPUS, task, "lstm", 2, 4, 64)) {
                assertThat(page)
                        .contains(String.format(
                                Locale.ROOT,
                                "| %d | %d | %d | %d | %.1f |",
                                pieces.processors(),
                                pieces.lanes(),
                                pieces.rows(),
                                pieces.gradients(),
                                pieces.times()));
            }
        }
    }
}
