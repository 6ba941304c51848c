package org.gateloom.samples.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.gateloom.runtime.cell.Cell;
import org.gateloom.runtime.checkpoint.Description;
import org.gateloom.runtime.network.Network;
import org.gateloom.runtime.opencl.UnsuitableException;
import org.gateloom.runtime.optimize.Weights;
import org.gateloom.runtime.text.Corpus;
import org.gateloom.runtime.text.CorpusException;
import org.gateloom.runtime.train.Engine;
import org.gateloom.runtime.train.Outcome;
import org.gateloom.runtime.train.Progress;
import org.gateloom.runtime.train.Snapshot;
import org.gateloom.runtime.train.Trainer;
import org.gateloom.runtime.train.Validation;
import org.gateloom.spec.graph.CellGraph;

/** A cell in training. To be closed, so that a device is free again. */
public final class Training implements AutoCloseable {

    /** As many points of a curve as a picture shows. */
    private static final int POINTS = 100;

    private final TrainingSettings settings;
    private final Lesson lesson;
    private final Network network;
    private final Weights weights;
    private final Engine engine;
    private final Trainer trainer;
    private final long epoch;
    private final PlacesRead read;
    private final double rowsOfAStep;
    private final Curve curve = new Curve();
    private final List<Measurement> validations = new ArrayList<>();
    private volatile boolean asked;

    /** On a text. */
    public Training(
            Function<Map<String, Integer>, Cell> cells, TrainingSettings settings, Corpus corpus, Backend backend)
            throws CorpusException, UnsuitableException {
        this(cells, settings, new TextLesson(corpus), backend);
    }

    /**
     * Before its first step.
     *
     * @param cells the cell at given sizes, in float
     * @param backend what it is computed by
     * @throws CorpusException if the text is too short
     * @throws IllegalArgumentException if the cell cannot have those sizes
     * @throws UnsuitableException if the backend cannot train it
     */
    public Training(
            Function<Map<String, Integer>, Cell> cells, TrainingSettings settings, Lesson lesson, Backend backend)
            throws CorpusException, UnsuitableException {
        this.settings = settings;
        this.lesson = lesson;
        this.network = new Networks(cells, lesson.ends(), settings.layers(), settings.dropout()).of(settings.hidden());
        this.weights = Weights.initial(network.parameters(), settings.seed());
        this.engine = backend.engine(network, weights, settings.forTrainer());
        this.trainer = new Trainer(engine, lesson.training(settings), lesson.validation(settings), lesson.goal());
        this.epoch = lesson.epoch(settings);
        this.read = lesson.read(settings);
        this.rowsOfAStep = lesson.rowsOfAStep(settings);
    }

    public TrainingSettings settings() {
        return settings;
    }

    /** Where it is computed. */
    public String computedOn() {
        return engine.description();
    }

    public Network network() {
        return network;
    }

    /** What it is trained on. */
    public Lesson lesson() {
        return lesson;
    }

    /** How often all that is trained on has been read when all steps are done. */
    public double epochs() {
        return (double) settings.steps() / epoch;
    }

    /** How much is read in so many steps, in what its lesson counts. */
    public long placesRead(long steps) {
        return read.after(steps);
    }

    /** How many rows a step computes, as {@link Lesson#rowsOfAStep} counts them. */
    public double rowsOfAStep() {
        return rowsOfAStep;
    }

    /** The last validation; empty before the first. */
    public Optional<Measurement> validated() {
        return validations.isEmpty() ? Optional.empty() : Optional.of(validations.get(validations.size() - 1));
    }

    /** Share of right answers at the last validation; empty where nobody asked. */
    public OptionalDouble success() {
        return validated().map(Measurement::success).orElse(OptionalDouble.empty());
    }

    /** Steps done. */
    public long step() {
        return trainer.step();
    }

    /** Seconds spent in them, validations not counted. */
    public double seconds() {
        return curve.seconds();
    }

    /**
     * What run its checkpoints are of.
     *
     * @param sources the cell's file, then its bases, by name
     * @param names beside the settings, what people want to know of it
     */
    public Description description(Map<String, String> sources, Map<String, String> names) {
        Map<String, String> all = new LinkedHashMap<>(names);
        all.putAll(settings.named());
        return new Description(
                network.layers().stream().map(Description.Layer::of).toList(),
                sources,
                lesson.vocabulary(),
                lesson.identity(settings),
                settings.optimizer(),
                all);
    }

    /** Asks a running {@link #run} to end after the step it is at; from any thread. */
    public void stop() {
        asked = true;
        trainer.stop();
    }

    /** All that is needed to go on later. */
    public Snapshot snapshot() {
        return trainer.snapshot();
    }

    /**
     * Goes to where another run of the same settings was.
     *
     * @param steps its losses until there
     * @param earlier its validations until there
     */
    public void restore(Snapshot snapshot, List<Measurement> steps, List<Measurement> earlier) {
        trainer.restore(snapshot);
        steps.forEach(curve::add);
        validations.addAll(earlier);
    }

    /**
     * Trains to the end, by whichever {@link Outcome}. One whose seconds are over is finished, and validated where it
     * ended.
     */
    public Outcome run(Watcher watcher) {
        asked = false;
        Clocked clocked = new Clocked(watcher);
        if (clocked.over()) {
            return validated(clocked);
        }
        Outcome outcome = trainer.run(clocked);
        return outcome instanceof Outcome.Interrupted && !asked ? validated(clocked) : outcome;
    }

    private Outcome validated(Clocked clocked) {
        long step = trainer.step();
        boolean done = !validations.isEmpty()
                && validations.get(validations.size() - 1).step() == step;
        if (!done && trainer.validation().isPresent()) {
            Validation validation = trainer.validate();
            if (!Double.isFinite(validation.validationLoss())) {
                return new Outcome.DivergedInValidation(step, validation.validationLoss());
            }
            clocked.validated(validation);
        }
        return trainer.solved() ? new Outcome.Solved(step) : new Outcome.Finished(step);
    }

    /** Takes the time of steps, that of validations left out. */
    private final class Clocked implements Progress {

        private final Watcher watcher;
        private double seconds = curve.seconds();
        private long mark = System.nanoTime();

        Clocked(Watcher watcher) {
            this.watcher = watcher;
        }

        @Override
        public void stepped(long step, double loss, double norm) {
            long now = System.nanoTime();
            seconds += (now - mark) / 1e9;
            Measurement training = measurement(step, loss);
            curve.add(training);
            watcher.stepped(training, norm);
            mark = System.nanoTime();
        }

        @Override
        public void validated(Validation validation) {
            Measurement measured =
                    measurement(validation.step(), validation.validationLoss()).with(validation.success());
            validations.add(measured);
            watcher.validated(measured);
            mark = System.nanoTime();
        }

        @Override
        public void completed(long step) {
            watcher.completed(step);
            if (over()) {
                trainer.stop();
            }
            mark = System.nanoTime();
        }

        private boolean over() {
            return settings.seconds() > 0 && seconds >= settings.seconds();
        }

        private Measurement measurement(long step, double loss) {
            return new Measurement(step, read.after(step), seconds, loss);
        }
    }

    /**
     * Text by the network as it is.
     *
     * @throws CorpusException if the prime has a character that the text has not
     */
    public Sample sample(Prompt prompt) throws CorpusException {
        return prompt.answer(network, weights.parameters(), lesson.vocabulary(), step());
    }

    /** Which classes it takes for which among the series that are held out; empty where it says no classes, or nothing is. */
    public Optional<Confusion> confusion() {
        try {
            return lesson.confusion(network, weights.parameters(), settings);
        } catch (CorpusException e) {
            throw new IllegalStateException("it is being validated on", e);
        }
    }

    /**
     * Where the numbers of the step that ended the training stopped being finite: a clause that names layer, gate, stream
     * and character; empty if it cannot be found.
     *
     * @param graph of its cell
     */
    public Optional<String> divergence(CellGraph graph) {
        return new Divergence(graph, network, weights.parameters(), snapshot(), trainer.training(), lesson, settings)
                .place();
    }

    /**
     * What came of it.
     *
     * @param flops of a step
     */
    public Run result(String cell, long flops, Outcome outcome, List<Sample> samples, Optional<String> place) {
        return run(
                cell,
                flops,
                samples,
                ended(outcome),
                stopped(outcome)
                        .map(sentence ->
                                sentence + place.map(clause -> "; " + clause).orElse("")));
    }

    /**
     * What has come of it until now.
     *
     * @param flops of a step
     */
    public Run soFar(String cell, long flops, List<Sample> samples) {
        String of = settings.seconds() > 0
                ? String.format(Locale.ROOT, ", %.0f of %.0f seconds", seconds(), settings.seconds())
                : String.format(Locale.ROOT, " of %,d", settings.steps());
        return run(
                cell,
                flops,
                samples,
                Run.Ended.TRAINING,
                Optional.of(String.format(Locale.ROOT, "is at step %,d%s", step(), of)));
    }

    private Run run(String cell, long flops, List<Sample> samples, Run.Ended ended, Optional<String> stopped) {
        return new Run(
                cell,
                lesson.lag(),
                network.layers().get(0).digest(),
                settings.hidden(),
                network.parameters().length(),
                settings.seed(),
                settings.learningRate(),
                flops,
                curve.end(),
                curve.points(POINTS),
                validations,
                samples,
                ended,
                stopped);
    }

    private static Run.Ended ended(Outcome outcome) {
        if (outcome.diverged()) {
            return Run.Ended.DIVERGED;
        }
        return outcome instanceof Outcome.Interrupted ? Run.Ended.INTERRUPTED : Run.Ended.WELL;
    }

    private static Optional<String> stopped(Outcome outcome) {
        if (outcome instanceof Outcome.Diverged diverged) {
            String what = Double.isFinite(diverged.loss())
                    ? "the norm of its gradient is " + diverged.norm()
                    : "its loss is " + diverged.loss();
            return Optional.of(String.format(Locale.ROOT, "diverged at step %,d: %s", diverged.at(), what));
        }
        if (outcome instanceof Outcome.DivergedInValidation diverged) {
            return Optional.of(String.format(
                    Locale.ROOT,
                    "diverged: the loss on what is held out is %s after step %,d",
                    diverged.loss(),
                    diverged.step()));
        }
        return outcome instanceof Outcome.Interrupted interrupted
                ? Optional.of(String.format(Locale.ROOT, "interrupted after step %,d", interrupted.step()))
                : Optional.empty();
    }

    @Override
    public void close() {
        engine.close();
    }
}
