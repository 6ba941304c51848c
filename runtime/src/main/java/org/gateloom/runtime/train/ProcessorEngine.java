package org.gateloom.runtime.train;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import org.gateloom.runtime.cell.FloatValues;
import org.gateloom.runtime.math.Seeds;
import org.gateloom.runtime.network.Network;
import org.gateloom.runtime.optimize.Update;
import org.gateloom.runtime.optimize.Weights;
import org.gateloom.runtime.text.Batches;

/** Computes steps by generated Java on this machine's processor, one at a time. A step allocates nothing. */
public final class ProcessorEngine implements Engine {

    /** Where it computes, for reports. */
    public static final String DESCRIPTION = "processor";

    private final Network network;
    private final Weights weights;
    private final Settings settings;
    private final Workers workers;
    private final Lanes lanes;
    private final Update update;
    private final IntConsumer read;
    private final IntConsumer change;

    /**
     * At the first step.
     *
     * @param weights to train
     * @param workers the caller's to close
     */
    public ProcessorEngine(Network network, Weights weights, Settings settings, Workers workers) {
        this.network = network;
        this.weights = weights;
        this.settings = settings;
        this.workers = workers;
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
    public String description() {
        return DESCRIPTION;
    }

    @Override
    public Settings settings() {
        return settings;
    }

    @Override
    public Weights weights() {
        return weights;
    }

    @Override
    public int stepsAtOnce() {
        return 1;
    }

    @Override
    public void reset() {
        lanes.reset();
    }

    @Override
    public int learn(Batches text, long done, int count, double[] losses, double[] norms) {
        for (int i = 0; i < count; i++) {
            long step = done + i;
            losses[i] = lanes.learn(text, (int) (step % text.chunks()), Seeds.of(settings.seed(), step));
            norms[i] = Double.NaN;
            if (!Double.isFinite(losses[i])) {
                lanes.undo();
                return i;
            }
            lanes.gradients();
            workers.run(update.pieces(), read);
            norms[i] = update.norm();
            if (!Double.isFinite(norms[i])) {
                lanes.undo();
                return i;
            }
            update.begin(step + 1, settings.rate().at(step + 1));
            workers.run(update.pieces(), change);
        }
        return count;
    }

    @Override
    public double measure(Batches text) {
        return lanes.measure(text);
    }

    @Override
    public Map<String, float[]> moments() {
        Map<String, float[]> moments = new LinkedHashMap<>();
        List<String> names = settings.optimizer().moments();
        for (int i = 0; i < names.size(); i++) {
            moments.put(names.get(i), update.moments()[i].clone());
        }
        return moments;
    }

    @Override
    public Map<String, float[]> states() {
        Map<String, float[]> carried = new LinkedHashMap<>();
        network.states().forEach(state -> carried.put(state.name(), lanes.state(state.layer(), state.index())));
        return carried;
    }

    @Override
    public void restore(float[] numbers, Map<String, float[]> moments, Map<String, float[]> carried) {
        weights.set(numbers);
        List<String> names = settings.optimizer().moments();
        for (int i = 0; i < names.size(); i++) {
            float[] moment = moments.get(names.get(i));
            System.arraycopy(moment, 0, update.moments()[i], 0, moment.length);
        }
        network.states().forEach(state -> lanes.state(state.layer(), state.index(), carried.get(state.name())));
    }

    /** Frees nothing: the threads are the caller's. */
    @Override
    public void close() {}
}
