package org.gateloom.samples.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.gateloom.runtime.text.CorpusException;
import org.junit.jupiter.api.Test;

class LibraryRaceTest {

    private static final Path CORPUS = Path.of("corpus", "anna.txt");
    private static final Task TINY = Task.named("T").orElseThrow();

    /** An RNN of one layer, forward, backward and gradient; the input of that layer is looked up. */
    @Test
    void productsAreCountedWithoutLookUps() throws IOException, CorpusException {
        assertThat(CellWork.of(CORPUS, TINY, "rnn").products()).isEqualTo(3L * 2 * 64 * 64 * 10 * 50);
    }

    @Test
    void aCellIsHeldAgainstTheLstm() throws IOException, CorpusException {
        try (LibraryRace race = new LibraryRace(CORPUS, TINY, 1, new Race.Pace(1, 0.01, 0.01))) {
            LibraryRace.Result result = race.run("gru");
            assertThat(result.step()).isPositive().isFinite();
            assertThat(result.rest()).isPositive().isFinite();
            assertThat(result.times()).isFinite();
        }
    }
}
