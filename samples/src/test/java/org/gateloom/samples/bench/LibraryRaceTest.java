package org.gateloom.samples.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
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

    /** Products of 1 GFLOP, at 50, 100 and 40 GFLOP/s of the LSTM's; steps of 30, 24 and 45 ms, of which 10 are the rest. */
    @Test
    void roundsAreComparedEachWithTheLstmsRateInIt() {
        LibraryRace.Result result = LibraryRace.result(
                new CellWork(1_000_000_000L, 7, 20_000_000L),
                List.of(
                        new LibraryRace.Round(0.030, 0.010),
                        new LibraryRace.Round(0.024, 0.010),
                        new LibraryRace.Round(0.045, 0.010)),
                List.of(50e9, 100e9, 40e9));

        assertThat(result.step()).isEqualTo(0.030);
        assertThat(result.rest()).isEqualTo(0.010);
        assertThat(result.products()).isCloseTo(0.020, within(1e-12));
        // 30 / (20 + 10), 24 / (10 + 10), 45 / (25 + 10)
        assertThat(result.times()).isCloseTo(1.2, within(1e-12));
        assertThat(result.rate().getAsDouble()).isCloseTo(50e9, within(1.0));
        assertThat(result.elementSeconds()).isCloseTo(0.5e-9, within(1e-18));
    }

    @Test
    void productsThatTakeNoTimeHaveNoRate() {
        LibraryRace.Result result = LibraryRace.result(
                new CellWork(1000, 7, 1000), List.of(new LibraryRace.Round(0.0100, 0.0101)), List.of(50e9));

        assertThat(result.rate()).isEmpty();
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
