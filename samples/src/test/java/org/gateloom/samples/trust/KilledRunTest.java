package org.gateloom.samples.trust;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.gateloom.runtime.checkpoint.CheckpointException;
import org.gateloom.samples.run.Losses;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A run that saves each step, killed at random moments of its steps and of its saving: it goes on each time, and ends as
 * the run that nobody killed. {@code -Plong} kills it 200 times.
 */
class KilledRunTest {

    private static final int KILLS = Integer.getInteger("gateloom.kills", 3);

    /** A process is killed after at most so many more checkpoints, */
    private static final int CHECKPOINTS = 5;

    /** and then so many milliseconds, about the time of a few steps with all that is written. */
    private static final int WITHIN = 20;

    /** More than are done until the last kill, so that the texts of its moments come before kills and behind them. */
    private static final String STEPS = "--steps=" + (100 + 10 * KILLS);

    @TempDir
    private Path folder;

    @Test
    void itGoesOnAndEndsAsIfNobodyHadKilledIt() throws IOException, InterruptedException, CheckpointException {
        Path corpus = TinyRun.corpus(folder);
        Path run = folder.resolve("killed");
        SplittableRandom random = new SplittableRandom(200);
        long step = -1;
        for (int kill = 1; kill <= KILLS; kill++) {
            try (Command command = kill == 1
                    ? Command.start(folder, TinyRun.train(corpus, run, STEPS, "--save-every=1"))
                    : Command.start(folder, "resume", run.toString(), "--threads=" + (1 + kill % 2))) {
                command.awaitText(kill == 1 ? "into" : "from step %,d on".formatted(step));
                TinyRun.awaitStep(run, step + random.nextInt(CHECKPOINTS + 1));
                Thread.sleep(random.nextInt(WITHIN));
                command.kill();
            }
            step = TinyRun.step(run);
            assertThat(step).as("what kill %d left", kill).isNotNegative();
        }
        Command.End end = Command.start(folder, "resume", run.toString()).end();
        assertThat(end.exitCode()).as(end.text()).isZero();

        Path straight = folder.resolve("straight");
        Command.End other = Command.start(folder, TinyRun.train(corpus, straight, STEPS, "--save-every=1000000"))
                .end();
        assertThat(other.exitCode()).as(other.text()).isZero();
        long steps = TinyRun.step(straight);
        assertThat(TinyRun.numbers(run, steps)).isEqualTo(TinyRun.numbers(straight, steps));
        assertThat(Losses.of(run)).isEqualTo(Losses.of(straight));
        assertThat(run.resolve("samples.json")).hasSameTextualContentAs(straight.resolve("samples.json"));
        try (Stream<Path> files = Files.list(run)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .as("nothing unfinished stays")
                    .noneMatch(name -> name.endsWith(".tmp"));
        }
        System.out.printf("killed %d times until step %,d, gone on after each, %,d steps%n", KILLS, step, steps);
    }
}
