package org.gateloom.samples.trust;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** A long run takes no more memory, no more files and no more time a step at its end than at its beginning. */
@EnabledIfSystemProperty(named = "gateloom.long", matches = "true")
class LongRunTest {

    private static final int TENTH = 10_000;

    /** A young run has done so many steps when it is compared with: what it runs most is compiled. */
    private static final int YOUTH = 4_000;

    /** The two take turns with so many steps, often enough that a busy neighbour of the machine meets both. */
    private static final int LAP = 50;

    private static final int LAPS = 80;

    /**
     * What a tenth of the run left.
     *
     * @param milliseconds of a step, in the middle one of its last laps
     * @param times as long as one of a young run, in the middle one of the same laps; printed and not tested, as all times
     *     are
     */
    private record Tenth(SteppedRun.Left left, double milliseconds, double times) {}

    @TempDir
    private Path folder;

    @Test
    void aHundredThousandSteps() throws IOException {
        List<Tenth> tenths = new ArrayList<>();
        try (SteppedRun old = SteppedRun.start(folder)) {
            for (int i = 0; i < 10; i++) {
                old.seconds(TENTH - LAP * LAPS);
                tenths.add(tenth(old, Files.createDirectory(folder.resolve("young" + i))));
            }
        }
        for (Tenth tenth : tenths) {
            System.out.printf(
                    Locale.ROOT,
                    "heap %,d bytes, %d files, %.2f ms a step, %.3f times as long as in a young run%n",
                    tenth.left.heap(),
                    tenth.left.files(),
                    tenth.milliseconds,
                    tenth.times);
        }
        Tenth second = tenths.get(1);
        for (int i = 2; i < tenths.size(); i++) {
            assertThat(tenths.get(i).left.heap()).isLessThan((long) (1.05 * second.left.heap()));
            assertThat(tenths.get(i).left.files()).isLessThanOrEqualTo(second.left.files());
        }
    }

    private static Tenth tenth(SteppedRun old, Path folder) throws IOException {
        List<Double> milliseconds = new ArrayList<>();
        List<Double> times = new ArrayList<>();
        try (SteppedRun young = SteppedRun.start(folder)) {
            young.seconds(YOUTH);
            for (int lap = 0; lap < LAPS; lap++) {
                double seconds = old.seconds(LAP);
                milliseconds.add(seconds / LAP * 1e3);
                times.add(seconds / young.seconds(LAP));
            }
        }
        return new Tenth(old.left(), middle(milliseconds), middle(times));
    }

    private static double middle(List<Double> numbers) {
        return numbers.stream().sorted().skip(numbers.size() / 2).findFirst().orElseThrow();
    }
}
