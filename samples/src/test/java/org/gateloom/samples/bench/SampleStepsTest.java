package org.gateloom.samples.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.gateloom.runtime.text.CorpusException;
import org.junit.jupiter.api.Test;

class SampleStepsTest {

    private static final Path CORPUS = Path.of("corpus", "anna.txt");

    /** Of a matrix that symbols are looked up in, one column. */
    @Test
    void bytesAreThoseOfAllMatricesButTheLookedUpOnes() throws IOException, CorpusException {
        long first = 4 * (128 + 128 * 128 + 128);
        long second = 4 * (2 * 128 * 128 + 128);
        long output = 83 * 128 + 83;
        assertThat(SampleSteps.bytes(CORPUS, Task.named("S").orElseThrow(), "lstm"))
                .isEqualTo(4 * (first + second + output));
    }

    @Test
    void aProcessWritesAndAnotherReads() throws IOException {
        List<Race.Result> results = Race.run(
                List.of(
                        contender(SampleSteps.class, CORPUS.toString(), "T", "lstm"),
                        contender(ReadSteps.class, "89000", "64")),
                new Race.Pace(1, 0.01, 0.01));
        assertThat(results)
                .allSatisfy(result -> assertThat(result.median()).isPositive().isFinite());
    }

    private static Contender contender(Class<?> main, String... arguments) {
        return new Contender(main.getSimpleName(), 1, OwnProcess.of(OwnProcess.java(), main, arguments));
    }
}
