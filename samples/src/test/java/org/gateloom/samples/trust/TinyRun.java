package org.gateloom.samples.trust;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.gateloom.runtime.checkpoint.Checkpoint;
import org.gateloom.runtime.checkpoint.CheckpointException;
import org.gateloom.runtime.checkpoint.CheckpointFolder;
import org.gateloom.runtime.checkpoint.Tensor;
import org.gateloom.runtime.checkpoint.TensorReader;
import org.gateloom.samples.run.RunFolder;

/** A training so small that a process of its own is worth it: two layers of 3, with dropout. */
final class TinyRun {

    private TinyRun() {}

    /** Its command. */
    static String[] train(Path corpus, Path run, String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "train",
                "peephole-lstm",
                "--corpus=" + corpus,
                "--run=" + run,
                "--hidden=3",
                "--batch=4",
                "--lanes=2",
                "--sequence=5",
                "--dropout=0.2",
                "--threads=1",
                "--validate-every=7"));
        arguments.addAll(List.of(more));
        return arguments.toArray(String[]::new);
    }

    /** Its text. */
    static Path corpus(Path folder) throws IOException {
        return Files.writeString(folder.resolve("corpus.txt"), "abcd dcba aabb ccdd ".repeat(20));
    }

    /** The step of its latest checkpoint. */
    static long step(Path run) throws CheckpointException {
        return RunFolder.latest(run).map(Checkpoint::step).orElse(-1L);
    }

    /** Waits until a step was saved. */
    static void awaitStep(Path run, long step) throws CheckpointException, InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(3);
        CheckpointFolder checkpoints = new CheckpointFolder(run, 1);
        while (checkpoints.latest().isEmpty() || checkpoints.latest().get().compareTo(checkpoints.file(step)) < 0) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("step " + step + " is not saved after three minutes");
            }
            Thread.sleep(2);
        }
    }

    /** All numbers of a checkpoint: parameters, moments, carried states. */
    static List<String> numbers(Path run, long step) throws CheckpointException {
        Path file = run.resolve("step-%09d.safetensors".formatted(step));
        return TensorReader.read(file).tensors().stream().map(TinyRun::bits).toList();
    }

    private static String bits(Tensor tensor) {
        StringBuilder bits = new StringBuilder(tensor.name());
        for (float value : tensor.values()) {
            bits.append(' ').append(Integer.toHexString(Float.floatToRawIntBits(value)));
        }
        return bits.toString();
    }
}
