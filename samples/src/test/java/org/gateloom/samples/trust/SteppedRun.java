package org.gateloom.samples.trust;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.gateloom.runtime.text.Corpus;
import org.gateloom.runtime.train.ProcessorEngine;
import org.gateloom.runtime.train.Workers;
import org.gateloom.samples.bench.OwnProcess;
import org.gateloom.samples.run.Keeping;
import org.gateloom.samples.run.Measurement;
import org.gateloom.samples.run.RunFolder;
import org.gateloom.samples.run.Training;
import org.gateloom.samples.run.TrainingSettings;
import org.gateloom.samples.run.Watcher;

/**
 * A run in its folder, in a process of its own that takes steps when it is asked for some and stands still between: two
 * layers of 64 learn 32 streams of 25 characters at a time, and a checkpoint is kept every 1,000 steps.
 */
final class SteppedRun implements AutoCloseable {

    private static final String LEFT = "left";

    private final Process process;
    private final Writer questions;
    private final BufferedReader answers;

    private SteppedRun(Process process) {
        this.process = process;
        this.questions = process.outputWriter(StandardCharsets.UTF_8);
        this.answers = process.inputReader(StandardCharsets.UTF_8);
    }

    /**
     * What a process has.
     *
     * @param heap bytes after a collection
     * @param files that it has open; -1 where it cannot be told
     */
    record Left(long heap, long files) {}

    /** Starts one. */
    static SteppedRun start(Path folder) throws IOException {
        return new SteppedRun(new ProcessBuilder(OwnProcess.of(OwnProcess.java(), SteppedRun.class, folder.toString()))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
    }

    /** Seconds that some more steps take, with all that is kept of them. */
    double seconds(int steps) throws IOException {
        return Double.parseDouble(answer(Integer.toString(steps)));
    }

    /** What it has now. */
    Left left() throws IOException {
        String[] answer = answer(LEFT).split(" ", -1);
        return new Left(Long.parseLong(answer[0]), Long.parseLong(answer[1]));
    }

    private String answer(String question) throws IOException {
        questions.write(question + "\n");
        questions.flush();
        String answer = answers.readLine();
        if (answer == null) {
            throw new IOException("the run has ended");
        }
        return answer;
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    /** The process: {@code SteppedRun FOLDER}. */
    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        Corpus corpus = Corpus.of("abcd dcba aabb ccdd ".repeat(1000).getBytes(StandardCharsets.UTF_8), "text");
        TrainingSettings settings =
                new TrainingSettings(64, 2, 32, 2, 25, Integer.MAX_VALUE, "adam", 0.002, 5, 0.2, 0.2, 1000, 0, 1, 0);
        try (Workers workers = new Workers(2);
                RunFolder run = RunFolder.open(folder.resolve("run"));
                Training training = new Training(
                        LibraryCell.named("lstm"),
                        settings,
                        corpus,
                        (network, weights, how) -> new ProcessorEngine(network, weights, how, workers))) {
            Asked asked = new Asked(training);
            asked.listen();
            run.train(training, training.description(Map.of(), Map.of()), new Keeping(2, 1000, folder), asked);
        }
    }

    /** Answers between steps. */
    private static final class Asked implements Watcher {

        private final BufferedReader questions =
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        private final Training training;
        private long until;
        private long start;

        Asked(Training training) {
            this.training = training;
        }

        @Override
        public void stepped(Measurement measurement, double norm) {}

        @Override
        public void validated(Measurement validation) {}

        @Override
        public void completed(long step) {
            if (step == until) {
                System.out.println((System.nanoTime() - start) / 1e9);
                listen();
            }
        }

        /** Until steps are asked for, or nobody asks any more. */
        void listen() {
            try {
                String question = questions.readLine();
                while (LEFT.equals(question)) {
                    System.out.println(heap() + " " + files());
                    question = questions.readLine();
                }
                if (question == null) {
                    training.stop();
                    return;
                }
                until = training.step() + Integer.parseInt(question);
                start = System.nanoTime();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static long heap() {
            System.gc();
            return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
        }

        private static long files() throws IOException {
            Path open = Path.of("/proc/self/fd");
            if (!Files.isDirectory(open)) {
                return -1;
            }
            try (Stream<Path> files = Files.list(open)) {
                return files.count();
            }
        }
    }
}
