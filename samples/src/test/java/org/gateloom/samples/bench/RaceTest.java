package org.gateloom.samples.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class RaceTest {

    private static final Race.Pace SHORT = new Race.Pace(3, 0.01, 0.01);

    /** A contender that says more than it should, and after some steps breaks down if it is told to. */
    static final class Talking {

        private Talking() {}

        public static void main(String[] arguments) throws Exception {
            System.out.println("a library greets");
            int last = Integer.parseInt(arguments[0]);
            int[] taken = {0};
            TimedSteps.serve(
                    count -> {
                        Thread.sleep(count);
                        taken[0] += count;
                        if (taken[0] > last) {
                            throw new IllegalStateException("out of breath");
                        }
                    },
                    new PrintStream(System.out, true, StandardCharsets.UTF_8));
        }
    }

    @Test
    void eachContenderRunsALapInEachRound() throws IOException {
        List<Race.Result> results =
                Race.run(List.of(talking("first", Integer.MAX_VALUE), talking("second", Integer.MAX_VALUE)), SHORT);
        assertThat(results).extracting(result -> result.contender().name()).containsExactly("first", "second");
        assertThat(results).allSatisfy(result -> {
            assertThat(result.laps()).hasSize(3).allMatch(unitsPerSecond -> unitsPerSecond > 0);
            assertThat(result.median()).isIn(result.laps());
        });
    }

    @Test
    void aContenderThatBreaksDownIsNamedWithWhatItSaid() {
        assertThatThrownBy(() -> Race.run(List.of(talking("weak", 0)), SHORT))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("weak failed: ")
                .hasMessageContaining("out of breath");
    }

    @Test
    void roundsAreComparedNotMedians() {
        Contender any = new Contender("any", 1, List.of());
        // In every round twice as fast, on a machine that slows down.
        Race.Result fast = new Race.Result(any, List.of(200.0, 20.0, 2.0), 0, "");
        Race.Result slow = new Race.Result(any, List.of(100.0, 10.0, 1.0), 0, "");
        assertThat(fast.times(slow)).isEqualTo(2);
        assertThat(fast.median()).isEqualTo(20);
    }

    private static Contender talking(String name, int steps) {
        return new Contender(
                name,
                1,
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Talking.class.getName(),
                        Integer.toString(steps)));
    }
}
