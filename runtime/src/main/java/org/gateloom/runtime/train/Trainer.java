package org.gateloom.runtime.train;

import java.util.Optional;
import java.util.OptionalDouble;
import org.gateloom.runtime.text.Batches;
import org.gateloom.runtime.text.ClassBatches;
import org.gateloom.runtime.text.Corpus;
import org.gateloom.runtime.text.CorpusException;

/**
 * Trains a network by truncated back-propagation through time: a step reads one chunk of every stream, from the
 * states that the chunk before left, and its derivatives go back to the chunk's start and no further. Where a chunk begins
 * something new, as at the start of a text, it begins with fresh states. Here is the order of steps, validations and the
 * end; an {@link Engine} computes them.
 *
 * <p>Used by one thread at a time, but for {@link #stop}.
 */
public final class Trainer {

    private final Engine engine;
    private final Settings settings;
    private final Batches training;
    private final Batches validation;
    private final Goal goal;
    private final double[] losses;
    private final double[] norms;

    private long step;
    private double bestLoss = Double.POSITIVE_INFINITY;
    private int validationsSinceBest;
    private int validationsSolved;
    private double lossSum;
    private long lossCount;
    private volatile boolean stopping;

    /**
     * At the first step.
     *
     * @param engine at its first step; the caller's to close
     * @param text what to train on and what to hold out; with nothing held out there is no validation
     * @throws CorpusException if the text is too short for the batch
     */
    public Trainer(Engine engine, Corpus.Split text) throws CorpusException {
        this(
                engine,
                Batches.whole(
                        text.training(),
                        engine.settings().batch(),
                        engine.settings().sequence()),
                heldOut(text, engine.settings()),
                Optional.empty());
    }

    private static Optional<Batches> heldOut(Corpus.Split text, Settings settings) throws CorpusException {
        return text.validation().length() == 0
                ? Optional.empty()
                : Optional.of(Batches.all(text.validation(), settings.batch(), settings.sequence()));
    }

    /**
     * At the first step.
     *
     * @param engine at its first step; the caller's to close
     * @param training what to train on
     * @param validation what is held out; without it there is no validation
     * @param goal ends training when validations find it
     */
    public Trainer(Engine engine, Batches training, Optional<Batches> validation, Optional<Goal> goal) {
        this.engine = engine;
        this.settings = engine.settings();
        this.training = training;
        this.validation = validation.orElse(null);
        this.goal = goal.orElse(null);
        this.losses = new double[engine.stepsAtOnce()];
        this.norms = new double[losses.length];
    }

    /** What is trained on. */
    public Batches training() {
        return training;
    }

    /** What is held out; empty if nothing is. */
    public Optional<Batches> validation() {
        return Optional.ofNullable(validation);
    }

    /** Steps done. */
    public long step() {
        return step;
    }

    /** Trains until the end, by whichever {@link Outcome}; may be called again after a stop. */
    public Outcome run(Progress progress) {
        stopping = false;
        while (step < settings.steps()) {
            if (stopping) {
                return new Outcome.Interrupted(step);
            }
            if (solved()) {
                return new Outcome.Solved(step);
            }
            if (settings.patience() > 0 && validationsSinceBest >= settings.patience()) {
                return new Outcome.StoppedEarly(step);
            }
            int count = stepsAtOnce();
            int taken = advance(count, progress);
            if (taken < count) {
                return new Outcome.Diverged(step, step + 1, losses[taken], norms[taken]);
            }
            if (validation != null && (step % validatesEvery() == 0 || step == settings.steps())) {
                Validation validated = validate();
                if (!Double.isFinite(validated.validationLoss())) {
                    return new Outcome.DivergedInValidation(step, validated.validationLoss());
                }
                progress.validated(validated);
            }
            progress.completed(step);
        }
        return solved() ? new Outcome.Solved(step) : new Outcome.Finished(step);
    }

    /** Asks a running {@link #run} to end after the steps it is at; from any thread. */
    public void stop() {
        stopping = true;
    }

    private long validatesEvery() {
        return settings.validateEvery() == 0 ? training.chunks() : settings.validateEvery();
    }

    /** As many as nothing else has to be done between. */
    private int stepsAtOnce() {
        long toEpoch = training.chunks() - step % training.chunks();
        long toValidation = validatesEvery() - step % validatesEvery();
        return (int) Math.min(Math.min(losses.length, settings.steps() - step), Math.min(toEpoch, toValidation));
    }

    /** Takes steps; how many changed the weights. All of them count before the first is told of. */
    private int advance(int count, Progress progress) {
        int taken = engine.learn(training, step, count, losses, norms);
        long before = step;
        step += taken;
        for (int i = 0; i < taken; i++) {
            lossSum += losses[i];
            lossCount++;
        }
        for (int i = 0; i < taken; i++) {
            progress.stepped(before + i + 1, losses[i], norms[i]);
        }
        return taken;
    }

    /** Whether enough validations in a row have found the goal. */
    public boolean solved() {
        return goal != null && validationsSolved >= goal.validations();
    }

    /** A validation after the step at hand, as one that was due; only where something is held out. */
    public Validation validate() {
        double loss = engine.measure(validation);
        boolean best = loss < bestLoss;
        if (best) {
            bestLoss = loss;
            validationsSinceBest = 0;
        } else {
            validationsSinceBest++;
        }
        double trainingLoss = lossSum / lossCount;
        lossSum = 0;
        lossCount = 0;
        return new Validation(step, trainingLoss, loss, best, success());
    }

    private OptionalDouble success() {
        if (goal == null && !(validation instanceof ClassBatches)) {
            return OptionalDouble.empty();
        }
        double success = engine.success(validation);
        validationsSolved = goal != null && success >= goal.success() ? validationsSolved + 1 : 0;
        return OptionalDouble.of(success);
    }

    /** The mean loss over a text with the weights as they are; training is not disturbed. */
    public double measure(Batches text) {
        return engine.measure(text);
    }

    /**
     * All that is needed to go on from here later. To be taken between steps. One that is taken while {@link Progress}
     * hears of several steps taken at once is of the last of them.
     */
    public Snapshot snapshot() {
        return new Snapshot(
                step,
                engine.weights().master().clone(),
                engine.moments(),
                engine.states(),
                bestLoss,
                validationsSinceBest,
                lossSum,
                lossCount,
                validationsSolved);
    }

    /**
     * Goes back, or forward, to where a snapshot was taken.
     *
     * @param snapshot of a run with the same network, text and settings; the number of steps in all may differ
     */
    public void restore(Snapshot snapshot) {
        step = snapshot.step();
        engine.restore(snapshot.parameters(), snapshot.moments(), snapshot.states());
        bestLoss = snapshot.bestLoss();
        validationsSinceBest = snapshot.validationsSinceBest();
        lossSum = snapshot.lossSum();
        lossCount = snapshot.lossCount();
        validationsSolved = snapshot.validationsSolved();
    }
}
