package org.gateloom.samples.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.gateloom.runtime.text.CorpusException;

/**
 * Holds the steps of cells against what they would take if their products ran at the rate of the LSTM's. The LSTM runs on
 * beside all of them and takes its turn in every round, so that the machine's moods are divided out.
 */
public final class LibraryRace implements AutoCloseable {

    private static final String REFERENCE = "lstm";

    /** Of learning: not every cell bears the rate that suits the LSTM. */
    private static final String RATE = "0";

    /** Less of a step than that cannot be told from the noise of two measurements. */
    private static final double LEAST_PART = 0.05;

    private final Path corpus;
    private final Task task;
    private final int threads;
    private final Race.Pace pace;
    private final Pair reference;

    /**
     * A cell's part in it; all times are the middle ones of the rounds.
     *
     * @param step seconds of a training step
     * @param products seconds that its products would take at the rate of the LSTM's
     * @param rest seconds of a step without its products, measured
     * @param times the step by the sum of both
     * @param rate of its own products, in operations a second; empty where they take too small a part of the step to tell
     * @param elementSeconds of the rest, for each of its element-wise operations
     */
    public record Result(
            double step, double products, double rest, double times, OptionalDouble rate, double elementSeconds) {}

    /** A round of a cell: seconds of a step, and of one without its products. */
    record Round(double step, double rest) {

        double rate(CellWork work) {
            return work.products() / (step - rest);
        }
    }

    /** Of products that take a part of a step that is worth measuring. */
    private static OptionalDouble rate(CellWork work, double step, double rest) {
        return step - rest > LEAST_PART * step
                ? OptionalDouble.of(work.products() / (step - rest))
                : OptionalDouble.empty();
    }

    /** A cell's two processes. */
    private static final class Pair implements AutoCloseable {
        private final CellWork work;
        private final Racer whole;
        private final Racer rest;

        Pair(CellWork work, Contender whole, Contender rest, Race.Pace pace) throws IOException {
            this.work = work;
            this.whole = new Racer(whole, pace);
            try {
                this.rest = new Racer(rest, pace);
            } catch (IOException e) {
                this.whole.close();
                throw e;
            }
        }

        void warmUp() throws IOException {
            whole.warmUp();
            rest.warmUp();
        }

        Round round() throws IOException {
            return new Round(1 / whole.lap(), 1 / rest.lap());
        }

        @Override
        public void close() {
            whole.close();
            rest.close();
        }
    }

    /**
     * Starts and warms the LSTM.
     *
     * @param corpus the text that is read
     * @throws IOException if a process fails, with what it said
     */
    public LibraryRace(Path corpus, Task task, int threads, Race.Pace pace) throws IOException, CorpusException {
        this.corpus = corpus;
        this.task = task;
        this.threads = threads;
        this.pace = pace;
        this.reference = pair(REFERENCE);
        reference.warmUp();
    }

    /**
     * Lets a cell run.
     *
     * @param cell a file or the name of a library cell
     * @throws IOException if a process fails, with what it said
     */
    public Result run(String cell) throws IOException, CorpusException {
        List<Round> cells = new ArrayList<>();
        List<Double> rates = new ArrayList<>();
        CellWork work;
        try (Pair pair = pair(cell)) {
            work = pair.work;
            pair.warmUp();
            for (int round = 0; round < pace.rounds(); round++) {
                rates.add(reference.round().rate(reference.work));
                cells.add(pair.round());
            }
        }
        return result(work, cells, rates);
    }

    /**
     * What the rounds say of a cell.
     *
     * @param rates of the LSTM's products in the same rounds, in operations a second
     */
    static Result result(CellWork work, List<Round> cells, List<Double> rates) {
        List<Double> times = new ArrayList<>();
        for (int i = 0; i < cells.size(); i++) {
            Round round = cells.get(i);
            times.add(round.step() / (work.products() / rates.get(i) + round.rest()));
        }
        double rest = Race.median(cells.stream().map(Round::rest).toList());
        double step = Race.median(cells.stream().map(Round::step).toList());
        return new Result(
                step,
                work.products() / Race.median(rates),
                rest,
                Race.median(times),
                rate(work, step, rest),
                rest / work.elements());
    }

    private Pair pair(String cell) throws IOException, CorpusException {
        return new Pair(
                CellWork.of(corpus, task, cell),
                contender(cell, OwnSteps.class, cell),
                contender(cell + " without its products", RestSteps.class, cell),
                pace);
    }

    private Contender contender(String name, Class<?> main, String cell) {
        return new Contender(
                name,
                1,
                OwnProcess.of(
                        OwnProcess.java(),
                        main,
                        corpus.toString(),
                        task.name(),
                        cell,
                        Integer.toString(threads),
                        RATE));
    }

    @Override
    public void close() {
        reference.close();
    }
}
