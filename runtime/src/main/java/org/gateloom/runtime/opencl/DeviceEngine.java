package org.gateloom.runtime.opencl;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gateloom.runtime.cell.FloatValues;
import org.gateloom.runtime.math.Seeds;
import org.gateloom.runtime.network.Network;
import org.gateloom.runtime.optimize.Weights;
import org.gateloom.runtime.text.Batches;
import org.gateloom.runtime.text.SymbolBatches;
import org.gateloom.runtime.train.Engine;
import org.gateloom.runtime.train.Lanes;
import org.gateloom.runtime.train.Settings;
import org.gateloom.runtime.train.Workers;

/**
 * Computes the steps of a training by the kernel of its cell: what {@code org.gateloom.runtime.train.ProcessorEngine} does,
 * with the same numbers but for rounding. One execution does several training steps, in which everything stays on the device.
 *
 * <p>What crosses in an execution, in bytes: to the device four times the parameters with Adam (two copies and two moments,
 * of which the second copy is only room), the states with room for their cotangents, the masks where something is drawn by
 * chance, and for each step the symbols, twice what is read and once the order of places; back the same parameters and
 * moments, the states, and three numbers a step. {@link #bytesToDevice} counts it.
 */
public final class DeviceEngine implements Engine {

    /** Steps of an execution at most, so that somebody who waits for a stop or a number does not wait long. */
    private static final int MOST_STEPS = 8;

    private final Network network;
    private final Weights weights;
    private final Settings settings;
    private final Launcher launcher;
    private final ModelKernel kernel;
    private final UpdateRates rates;
    private final NetworkStates states;
    private final NetworkMasks masks;
    private final int[] learning;
    private final int[] measuring;
    private final int mostSteps;
    private final int chunkLength;
    private final int[] inputs;
    private final int[] targets;

    /** Made when answers are first asked for. */
    private Lanes answering;

    /**
     * At the first step.
     *
     * @param weights to train
     * @param launcher of the kernel of the network's cell; closed with the engine
     * @throws UnsuitableException if this network cannot be trained so, or not on this device
     */
    public DeviceEngine(Network network, Weights weights, Settings settings, Launcher launcher)
            throws UnsuitableException {
        NetworkArrangement.accept(network);
        this.network = network;
        this.weights = weights;
        this.settings = settings;
        this.launcher = launcher;
        this.kernel = launcher.kernel();
        this.rates = UpdateRates.of(settings.optimizer());
        int tile = kernel.plan(network.layers().get(0).sizes()).tile();
        kernel.time = settings.sequence();
        kernel.batch = settings.batch();
        kernel.rows = LayerRun.filledUp(settings.batch(), tile);
        kernel.gradientSteps = Schedule.gradientSteps(kernel.rows);
        Arrangement arrangement = NetworkArrangement.of(network, kernel);
        this.states = new NetworkStates(network, arrangement, kernel);
        this.masks = new NetworkMasks(network, arrangement, kernel);
        this.mostSteps = masks.none() ? MOST_STEPS : 1;
        this.chunkLength = SymbolChunk.length(settings.sequence(), settings.batch(), kernel.rows, network.symbols());
        this.inputs = new int[settings.sequence() * settings.batch()];
        this.targets = new int[inputs.length];
        NetworkSchedule schedule = new NetworkSchedule(network, arrangement, kernel);
        this.learning = schedule.learning(rates.stage());
        this.measuring = schedule.measuring();
        int length = network.parameters().length();
        int moments = settings.optimizer().moments().size();
        DeviceMemory memory = new DeviceMemory(length, moments, arrangement, mostSteps, chunkLength);
        memory.accept(launcher);
        memory.allocate(kernel);
        System.arraycopy(weights.master(), 0, kernel.parameters, 0, length);
        rates.head(settings.clip(), kernel.rates);
        states.reset();
    }

    @Override
    public String description() {
        return launcher.description();
    }

    /** Passes of a training step: what a device is launched for. */
    public int passes() {
        return learning.length / ModelKernel.PASS;
    }

    /** Bytes that go to the device in an execution of so many steps. */
    public long bytesToDevice(int steps) {
        long floats =
                (long) kernel.parameters.length + kernel.moments.length + kernel.carried.length + kernel.masks.length;
        return Float.BYTES
                * (floats
                        + kernel.rates.length
                        + kernel.results.length
                        + kernel.layout.length
                        + learning.length
                        + (long) steps * chunkLength);
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
        return mostSteps;
    }

    @Override
    public int learn(Batches text, long done, int count, double[] losses, double[] norms) {
        int taken = 0;
        while (taken < count) {
            int first = taken;
            int next = together(text, done + first, count - first);
            taken += execute(text, done, first, next, losses, norms);
            if (taken < first + next) {
                return taken;
            }
        }
        return taken;
    }

    /** How many steps can be one execution: states are made those of a start only before it. */
    private static int together(Batches text, long done, int most) {
        int count = 1;
        while (count < most && !text.begins((int) ((done + count) % text.chunks()))) {
            count++;
        }
        return count;
    }

    /** Of the steps behind {@code before} those from {@code first} on; how many changed the weights. */
    private int execute(Batches text, long before, int first, int count, double[] losses, double[] norms) {
        long done = before + first;
        if (text.begins((int) (done % text.chunks()))) {
            states.reset();
        }
        for (int i = 0; i < count; i++) {
            int chunk = (int) ((done + i) % text.chunks());
            int at = ModelKernel.RATES_HEAD + i * ModelKernel.RATES;
            fill(text, chunk, i * chunkLength);
            rates.step(settings.rate(), done + i + 1, kernel.rates, at);
            kernel.rates[at + ModelKernel.SCALE] = 1f / Math.max(1, text.targets(chunk));
        }
        masks.draw(Seeds.of(settings.seed(), done));
        launch(learning, count);
        launcher.get(kernel.moments);
        launcher.get(kernel.parameters);
        System.arraycopy(kernel.parameters, 0, weights.master(), 0, weights.master().length);
        weights.publish(0, weights.master().length);
        int taken = count;
        for (int i = count - 1; i >= 0; i--) {
            int at = first + i;
            losses[at] = loss(i);
            norms[at] = Double.isFinite(losses[at]) ? kernel.results[i * ModelKernel.RESULTS + 1] : Double.NaN;
            if (!Double.isFinite(norms[at])) {
                taken = i;
            }
        }
        return taken;
    }

    private double loss(int index) {
        return kernel.results[index * ModelKernel.RESULTS];
    }

    private void fill(Batches batches, int chunk, int at) {
        int steps = batches.steps(chunk);
        Arrays.fill(inputs, 0);
        Arrays.fill(targets, ModelKernel.NO_TARGET);
        // The network reads symbols, so that nothing else is given to it.
        ((SymbolBatches) batches).fill(chunk, 0, settings.batch(), inputs, targets);
        if (steps < settings.sequence()) {
            // What a shorter chunk before left there counts for nothing.
            Arrays.fill(targets, steps * settings.batch(), targets.length, ModelKernel.NO_TARGET);
        }
        SymbolChunk.write(
                kernel.symbols,
                at,
                inputs,
                targets,
                settings.sequence(),
                settings.batch(),
                kernel.rows,
                network.symbols());
    }

    private void launch(int[] schedule, int count) {
        kernel.schedule = schedule;
        kernel.passes = schedule.length / ModelKernel.PASS;
        kernel.steps = count;
        Arrays.fill(kernel.results, 0);
        for (float[] numbers : List.of(
                kernel.parameters, kernel.moments, kernel.carried, kernel.masks, kernel.rates, kernel.results)) {
            launcher.put(numbers);
        }
        launcher.put(kernel.layout);
        launcher.put(kernel.schedule);
        launcher.put(kernel.symbols);
        launcher.run(kernel.passes * count);
        launcher.get(kernel.results);
        launcher.get(kernel.carried);
    }

    @Override
    public double measure(Batches batches) {
        float[] carried = kernel.carried;
        kernel.carried = new float[carried.length];
        states.reset();
        masks.average();
        double loss = 0;
        long counted = 0;
        int count;
        for (int chunk = 0; chunk < batches.chunks(); chunk += count) {
            count = together(batches, chunk, Math.min(mostSteps, batches.chunks() - chunk));
            if (batches.begins(chunk)) {
                states.reset();
            }
            for (int i = 0; i < count; i++) {
                fill(batches, chunk + i, i * chunkLength);
                kernel.rates[ModelKernel.RATES_HEAD + i * ModelKernel.RATES + ModelKernel.SCALE] =
                        1f / Math.max(1, batches.targets(chunk + i));
            }
            launch(measuring, count);
            for (int i = 0; i < count; i++) {
                loss += loss(i) * batches.targets(chunk + i);
                counted += batches.targets(chunk + i);
            }
        }
        kernel.carried = carried;
        return loss / counted;
    }

    /** On the processor, which has the weights too: no kernel counts answers. */
    @Override
    public double success(Batches text) {
        if (answering == null) {
            answering = new Lanes(
                    network,
                    weights.parameters(),
                    new FloatValues(network.parameters().length()),
                    settings.batch(),
                    settings.lanes(),
                    settings.sequence(),
                    new Workers(1));
        }
        return answering.success(text);
    }

    @Override
    public Map<String, float[]> moments() {
        int length = network.parameters().length();
        Map<String, float[]> moments = new LinkedHashMap<>();
        List<String> names = settings.optimizer().moments();
        for (int i = 0; i < names.size(); i++) {
            moments.put(names.get(i), Arrays.copyOfRange(kernel.moments, i * length, (i + 1) * length));
        }
        return moments;
    }

    @Override
    public Map<String, float[]> states() {
        return states.copies();
    }

    @Override
    public void restore(float[] numbers, Map<String, float[]> moments, Map<String, float[]> carried) {
        int length = network.parameters().length();
        weights.set(numbers);
        System.arraycopy(numbers, 0, kernel.parameters, 0, length);
        List<String> names = settings.optimizer().moments();
        for (int i = 0; i < names.size(); i++) {
            System.arraycopy(moments.get(names.get(i)), 0, kernel.moments, i * length, length);
        }
        states.restore(carried);
    }

    @Override
    public void close() {
        launcher.close();
    }
}
