package org.gateloom.runtime.train;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntConsumer;
import org.gateloom.runtime.cell.Cell;
import org.gateloom.runtime.cell.FloatValues;
import org.gateloom.runtime.math.Seeds;
import org.gateloom.runtime.network.Network;
import org.gateloom.runtime.optimize.Update;
import org.gateloom.runtime.optimize.Weights;
import org.gateloom.runtime.text.Batches;
import org.gateloom.runtime.text.Corpus;
import org.gateloom.runtime.text.CorpusException;

/**
 * Trains a network on a text by truncated back-propagation through time: a step reads one chunk of every stream, from the
 * states that the chunk before left, and its derivatives go back to the chunk's start and no further. At the end of the
 * text the next epoch begins with fresh states.
 *
 * <p>A step allocates nothing. Used by one thread at a time, but for {@link #stop}.
 */
public final class Trainer implements TrainingRun {

    private final Network network;
    private final Weights weights;
    private final Settings settings;
    private final Workers workers;
    private final Batches training;
    private final Batches validation;
    private final Lanes lanes;
    private final Update update;
    private final IntConsumer read;
    private final IntConsumer change;

    private long step;
    private double bestLoss = Double.POSITIVE_INFINITY;
    private int validationsSinceBest;
    private double lossSum;
    private long lossCount;
    private volatile boolean stopping;

    /**
     * At the first step.
     *
     * @param weights to train; a snapshot's are put there by {@link #restore}
     * @param text what to train on and what to hold out; with nothing held out there is no validation
     * @throws CorpusException if the text is too short for the batch
     */
    public Trainer(Network network, Weights weights, Corpus.Split text, Settings settings, Workers workers)
            throws CorpusException {
        this.network = network;
        this.weights = weights;
        this.settings = settings;
        this.workers = workers;
        this.training = Batches.whole(text.training(), settings.batch(), settings.sequence());
        this.validation = text.validation().length() == 0
                ? null
                : Batches.all(text.validation(), settings.batch(), settings.sequence());
        FloatValues gradient = new FloatValues(network.parameters().length());
        this.lanes = new Lanes(
                network,
                weights.parameters(),
                gradient,
                settings.batch(),
                settings.lanes(),
                settings.sequence(),
                workers);
        this.update = new Update(weights, gradient, settings.optimizer(), settings.clip());
        this.read = update::read;
        this.change = update::change;
    }

    @Override
    public Batches training() {
        return training;
    }

    @Override
    public Optional<Batches> validation() {
        return Optional.ofNullable(validation);
    }

    @Override
    public long step() {
        return step;
    }

    @Override
    public double epoch() {
        return (double) step / training.chunks();
    }

    @Override
    public Outcome run(Progress progress) {
        stopping = false;
        while (step < settings.steps()) {
            if (stopping) {
                return new Outcome.Interrupted(step);
            }
            if (settings.patience() > 0 && validationsSinceBest >= settings.patience()) {
                return new Outcome.StoppedEarly(step);
            }
            double loss = advance();
            double norm = Double.isFinite(loss) ? update.norm() : Double.NaN;
            if (!Double.isFinite(loss) || !Double.isFinite(norm)) {
                return new Outcome.Diverged(step, step + 1, loss, norm);
            }
            step++;
            lossSum += loss;
            lossCount++;
            progress.stepped(step, loss, norm);
            if (validation != null && validates()) {
                progress.validated(validate());
            }
            progress.completed(step);
        }
        return new Outcome.Finished(step);
    }

    @Override
    public void stop() {
        stopping = true;
    }

    /** One step without its number: learn, and update if the numbers are finite. The loss. */
    private double advance() {
        int chunk = (int) (step % training.chunks());
        if (chunk == 0) {
            lanes.reset();
        }
        double loss = lanes.learn(training, chunk, Seeds.of(settings.seed(), step));
        if (Double.isFinite(loss)) {
            lanes.gradients();
            workers.run(update.pieces(), read);
            if (Double.isFinite(update.norm())) {
                update.begin(step + 1, settings.rate().at(step + 1));
                workers.run(update.pieces(), change);
            }
        }
        return loss;
    }

    private boolean validates() {
        long every = settings.validateEvery() == 0 ? training.chunks() : settings.validateEvery();
        return step % every == 0 || step == settings.steps();
    }

    private Validation validate() {
        double loss = lanes.measure(validation);
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
        return new Validation(step, epoch(), trainingLoss, loss, best);
    }

    @Override
    public double measure(Batches batches) {
        return lanes.measure(batches);
    }

    @Override
    public Snapshot snapshot() {
        Map<String, float[]> moments = new LinkedHashMap<>();
        List<String> names = settings.optimizer().moments();
        for (int i = 0; i < names.size(); i++) {
            moments.put(names.get(i), update.moments()[i].clone());
        }
        Map<String, float[]> states = new LinkedHashMap<>();
        eachState((name, layer, state) -> states.put(name, lanes.state(layer, state)));
        return new Snapshot(
                step, weights.master().clone(), moments, states, bestLoss, validationsSinceBest, lossSum, lossCount);
    }

    @Override
    public void restore(Snapshot snapshot) {
        step = snapshot.step();
        weights.set(snapshot.parameters());
        List<String> names = settings.optimizer().moments();
        for (int i = 0; i < names.size(); i++) {
            float[] moment = snapshot.moments().get(names.get(i));
            System.arraycopy(moment, 0, update.moments()[i], 0, moment.length);
        }
        eachState((name, layer, state) ->
                lanes.state(layer, state, snapshot.states().get(name)));
        bestLoss = snapshot.bestLoss();
        validationsSinceBest = snapshot.validationsSinceBest();
        lossSum = snapshot.lossSum();
        lossCount = snapshot.lossCount();
    }

    private void eachState(StateVisit visit) {
        for (int layer = 0; layer < network.layers().size(); layer++) {
            List<Cell.StateShape> states = network.layers().get(layer).states();
            for (int state = 0; state < states.size(); state++) {
                visit.visit("layer" + (layer + 1) + "." + states.get(state).name(), layer, state);
            }
        }
    }

    @FunctionalInterface
    private interface StateVisit {
        void visit(String name, int layer, int state);
    }
}
