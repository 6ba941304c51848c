package org.gateloom.samples.trust;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.gateloom.runtime.cell.Cell;
import org.gateloom.runtime.checkpoint.CheckpointException;
import org.gateloom.runtime.opencl.UnsuitableException;
import org.gateloom.runtime.text.CorpusException;
import org.gateloom.runtime.train.Outcome;
import org.gateloom.runtime.train.Workers;
import org.gateloom.samples.run.Losses;
import org.gateloom.samples.run.Measurement;
import org.gateloom.samples.run.Training;
import org.gateloom.samples.run.TrainingSettings;
import org.gateloom.samples.run.Watcher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What must not change a bit of a run on one machine. */
class SameBitsTest {

    private static final int STEPS = 200;

    @TempDir
    private Path folder;

    /** What a training did: its losses, and its parameters at the end. */
    private record Trained(List<Double> losses, float[] parameters) {}

    @ParameterizedTest
    @ValueSource(strings = {"lstm", "peephole-lstm", "gru", "layer-norm-lstm"})
    void anyNumberOfThreads(String name) throws IOException, CorpusException, UnsuitableException {
        Function<Map<String, Integer>, Cell> cell = LibraryCell.named(name);
        for (int batch : new int[] {5, 16}) {
            TrainingSettings settings = LibraryCell.settings(batch, 4, STEPS);
            Trained alone = trained(cell, settings, 1);
            for (int threads : new int[] {2, 3, 7, 16}) {
                Trained together = trained(cell, settings, threads);
                assertThat(together.parameters())
                        .as("%s, batch %d, %d threads", name, batch, threads)
                        .containsExactly(alone.parameters());
                assertThat(together.losses()).isEqualTo(alone.losses());
            }
        }
    }

    private static Trained trained(Function<Map<String, Integer>, Cell> cell, TrainingSettings settings, int threads)
            throws CorpusException, UnsuitableException {
        List<Double> losses = new ArrayList<>();
        try (Workers workers = new Workers(threads);
                Training training = LibraryCell.training(cell, settings, workers)) {
            Outcome outcome = training.run(new Watcher() {
                @Override
                public void stepped(Measurement measurement, double norm) {
                    losses.add(measurement.loss());
                }

                @Override
                public void validated(Measurement validation) {
                    losses.add(validation.loss());
                }
            });
            assertThat(outcome).isEqualTo(new Outcome.Finished(STEPS));
            return new Trained(losses, training.snapshot().parameters());
        }
    }

    /** Two compilers, none for what computes, and two collectors; parameters, moments, states, losses and samples. */
    @Test
    void anyCompilerAndCollectorInAnyProcess() throws IOException, InterruptedException, CheckpointException {
        assertSameIn(List.of(
                List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"),
                List.of("-XX:+UseParallelGC"),
                List.of(
                        "-XX:+UseG1GC",
                        "-XX:CompileCommand=quiet",
                        "-XX:CompileCommand=exclude,org.gateloom.runtime.*::*",
                        "-XX:CompileCommand=exclude,PeepholeLstm*::*")));
    }

    /** The same with all of Java interpreted, or all compiled by the second compiler; a minute. */
    @Test
    @EnabledIfSystemProperty(named = "gateloom.long", matches = "true")
    void interpretedAndCompiledAltogether() throws IOException, InterruptedException, CheckpointException {
        assertSameIn(List.of(
                List.of("-XX:+UseSerialGC"), List.of("-Xint"), List.of("-XX:-TieredCompilation", "-XX:+UseZGC")));
    }

    private void assertSameIn(List<List<String>> machines)
            throws IOException, InterruptedException, CheckpointException {
        Path corpus = TinyRun.corpus(folder);
        List<Command> commands = new ArrayList<>();
        for (int i = 0; i < machines.size(); i++) {
            List<String> options = new ArrayList<>(machines.get(i));
            options.add("--enable-native-access=ALL-UNNAMED");
            commands.add(Command.start(
                    folder, options, List.of(TinyRun.train(corpus, folder.resolve("run" + i), "--steps=300"))));
        }
        for (Command command : commands) {
            Command.End end = command.end();
            assertThat(end.exitCode()).as(end.text()).isZero();
        }
        for (int i = 1; i < machines.size(); i++) {
            Path run = folder.resolve("run" + i);
            assertThat(TinyRun.numbers(run, 300))
                    .as("%s", machines.get(i))
                    .isEqualTo(TinyRun.numbers(folder.resolve("run0"), 300));
            assertThat(Losses.of(run)).isEqualTo(Losses.of(folder.resolve("run0")));
            assertThat(run.resolve("samples.json"))
                    .hasSameTextualContentAs(folder.resolve("run0").resolve("samples.json"));
        }
    }
}
