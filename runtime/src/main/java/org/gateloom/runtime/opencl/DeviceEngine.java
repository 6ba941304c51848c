package org.gateloom.runtime.opencl;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.gateloom.runtime.cell.Cell;
import org.gateloom.runtime.cell.ParameterTable;
import org.gateloom.runtime.math.Seeds;
import org.gateloom.runtime.network.BatchMasks;
import org.gateloom.runtime.network.Network;
import org.gateloom.runtime.optimize.Weights;
import org.gateloom.runtime.text.Batches;
import org.gateloom.runtime.train.Engine;
import org.gateloom.runtime.train.Settings;

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

    private static final long MEGABYTE = 1_000_000;

    private final Network network;
    private final Weights weights;
    private final Settings settings;
    private final Launcher launcher;
    private final ModelKernel kernel;
    private final UpdateRates rates;
    private final Arrangement arrangement;
    private final List<Drawn> drawn;
    private final int[] learning;
    private final int[] measuring;
    private final int mostSteps;
    private final int chunkLength;
    private final int[] inputs;
    private final int[] targets;

    /** Masks and where they go. */
    private record Drawn(BatchMasks masks, int at) {}

    /**
     * At the first step.
     *
     * @param weights to train
     * @param launcher of the kernel of the network's cell; closed with the engine
     * @throws UnsuitableException if this network cannot be trained so, or not on this device
     */
    public DeviceEngine(Network network, Weights weights, Settings settings, Launcher launcher)
            throws UnsuitableException {
        Class<?> first = network.layers().get(0).getClass();
        if (network.layers().stream().anyMatch(cell -> cell.getClass() != first)) {
            throw new UnsuitableException("on OpenCL all layers are of one cell");
        }
        this.network = network;
        this.weights = weights;
        this.settings = settings;
        this.launcher = launcher;
        this.kernel = launcher.kernel();
        this.rates = UpdateRates.of(settings.optimizer());
        this.kernel.time = settings.sequence();
        this.kernel.batch = settings.batch();
        this.arrangement = arrange();
        this.drawn = drawn();
        this.mostSteps = drawn.isEmpty() ? MOST_STEPS : 1;
        this.chunkLength = SymbolChunk.length(settings.sequence(), settings.batch(), kernel.rows, network.symbols());
        this.inputs = new int[settings.sequence() * settings.batch()];
        this.targets = new int[inputs.length];
        this.learning = learning().numbers();
        this.measuring = measuring().numbers();
        accept(launcher.room());
        allocate();
        reset();
    }

    private double dropped(int layer) {
        return layer == network.layers().size() - 1
                ? network.dropout().after()
                : network.dropout().between();
    }

    private Arrangement arrange() throws UnsuitableException {
        ParameterTable table = network.parameters();
        List<Arrangement.Layer> layers = new ArrayList<>();
        List<ParameterTable.Entry> transposed = new ArrayList<>();
        int at = network.embeds() ? table.entry("embedding.W").length() : 0;
        for (int i = 0; i < network.layers().size(); i++) {
            Cell cell = network.layers().get(i);
            KernelPlan plan = kernel.plan(cell.sizes());
            kernel.rows = LayerRun.filledUp(settings.batch(), plan.tile());
            kernel.gradientSteps = Schedule.gradientSteps(kernel.rows);
            layers.add(new Arrangement.Layer(cell, plan, at, i == 0 && !network.embeds(), dropped(i) > 0));
            String prefix = "layer" + (i + 1) + ".";
            plan.transposed().forEach(name -> transposed.add(table.entry(prefix + name)));
            at += cell.parameters().length();
        }
        transposed.add(table.entry("output.W"));
        Optional<Integer> embedding =
                network.embeds() ? Optional.of(table.entry("embedding.W").offset()) : Optional.empty();
        return new Arrangement(
                layers,
                table,
                transposed,
                settings.sequence(),
                kernel.rows,
                Optional.of(new Arrangement.Ends(
                        network.symbols(),
                        embedding,
                        table.entry("output.W").offset(),
                        table.entry("output.b").offset())));
    }

    private Schedule forward() {
        Schedule schedule =
                new Schedule(arrangement, settings.sequence(), kernel.gradientSteps).model(ModelKernel.BEGIN);
        if (network.embeds()) {
            schedule.model(ModelKernel.EMBED);
        }
        return schedule.forward().model(ModelKernel.LOGITS).model(ModelKernel.CROSS_ENTROPY);
    }

    private Schedule learning() {
        Schedule schedule = forward()
                .model(ModelKernel.OUTPUT_BACKWARD)
                .backward()
                .gradients()
                .model(ModelKernel.OUTPUT_GRADIENT);
        if (network.embeds()) {
            schedule.model(ModelKernel.EMBEDDING_GRADIENT);
        }
        return schedule.model(ModelKernel.PARTIAL_SUMS)
                .model(ModelKernel.NORM)
                .model(rates.stage())
                .model(ModelKernel.END);
    }

    private Schedule measuring() {
        return forward().model(ModelKernel.PARTIAL_SUMS).model(ModelKernel.NORM).model(ModelKernel.END);
    }

    /** Nothing, when the arrays fit into the device. */
    private void accept(Launcher.Room room) throws UnsuitableException {
        long parameters = network.parameters().length();
        long tape = arrangement.tapeLength();
        long largest = Float.BYTES * Math.max(tape, 2 * parameters);
        long all = Float.BYTES
                * (tape
                        + arrangement.maskLength()
                        + arrangement.carriedLength()
                        + (3L + settings.optimizer().moments().size()) * parameters
                        + (long) mostSteps * chunkLength);
        long heap = Runtime.getRuntime().maxMemory();
        if (all > heap) {
            throw new UnsuitableException(String.format(
                    Locale.ROOT,
                    "what %s holds, Java holds too, %,d MB, and may have %,d MB: give Java more (-Xmx), or lower --batch,"
                            + " --sequence or --hidden",
                    launcher.description(),
                    all / MEGABYTE + 1,
                    heap / MEGABYTE));
        }
        if (all > room.bytes() || largest > room.largest()) {
            throw new UnsuitableException(String.format(
                    Locale.ROOT,
                    "%s has %,d MB, %,d MB in one piece at most; this training takes %,d MB, %,d MB in one piece: lower"
                            + " --batch, --sequence or --hidden",
                    launcher.description(),
                    room.bytes() / MEGABYTE,
                    room.largest() / MEGABYTE,
                    all / MEGABYTE + 1,
                    largest / MEGABYTE + 1));
        }
    }

    private void allocate() throws UnsuitableException {
        int length = network.parameters().length();
        Arrangement.fitting(2L * length + ModelKernel.MARGIN);
        Arrangement.fitting((long) settings.optimizer().moments().size() * length);
        Arrangement.fitting((long) mostSteps * chunkLength);
        kernel.layout = arrangement.layout();
        kernel.parameters = new float[2 * length + ModelKernel.MARGIN];
        kernel.gradient = new float[length + ModelKernel.MARGIN];
        kernel.moments = new float[Math.max(1, settings.optimizer().moments().size() * length)];
        kernel.tape = new float[arrangement.tapeLength() + ModelKernel.MARGIN];
        kernel.masks = new float[arrangement.maskLength() + ModelKernel.MARGIN];
        kernel.carried = new float[Math.max(1, arrangement.carriedLength())];
        kernel.symbols = new int[mostSteps * chunkLength];
        kernel.chunk = chunkLength;
        kernel.results = new float[mostSteps * ModelKernel.RESULTS + 1];
        kernel.rates = new float[ModelKernel.RATES_HEAD + mostSteps * ModelKernel.RATES];
        System.arraycopy(weights.master(), 0, kernel.parameters, 0, length);
        rates.head(settings.clip(), kernel.rates);
    }

    private List<Drawn> drawn() {
        List<Drawn> all = new ArrayList<>();
        for (int layer = 0; layer < network.layers().size(); layer++) {
            Cell cell = network.layers().get(layer);
            for (int mask = 0; mask < cell.masks().size(); mask++) {
                int at = arrangement.place(layer, cell.masks().get(mask).name());
                all.add(new Drawn(BatchMasks.of(cell, layer, mask, settings.batch()), at));
            }
            if (dropped(layer) > 0) {
                all.add(new Drawn(
                        BatchMasks.behind(dropped(layer), layer, cell.outputSize(), settings.batch()),
                        arrangement.place(layer, Arrangement.MASK)));
            }
        }
        return all;
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
    public void reset() {
        resetStates(kernel.carried);
    }

    @Override
    public int learn(Batches text, long done, int count, double[] losses, double[] norms) {
        for (int i = 0; i < count; i++) {
            int chunk = (int) ((done + i) % text.chunks());
            int at = ModelKernel.RATES_HEAD + i * ModelKernel.RATES;
            fill(text, chunk, i * chunkLength);
            rates.step(settings.rate(), done + i + 1, kernel.rates, at);
            kernel.rates[at + ModelKernel.SCALE] = 1f / Math.max(1, text.targets(chunk));
        }
        draw(Seeds.of(settings.seed(), done));
        launch(learning, count);
        launcher.get(kernel.moments);
        launcher.get(kernel.parameters);
        System.arraycopy(kernel.parameters, 0, weights.master(), 0, weights.master().length);
        weights.publish(0, weights.master().length);
        int taken = count;
        for (int i = count - 1; i >= 0; i--) {
            losses[i] = loss(i);
            norms[i] = Double.isFinite(losses[i]) ? kernel.results[i * ModelKernel.RESULTS + 1] : Double.NaN;
            if (!Double.isFinite(norms[i])) {
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
        batches.fill(chunk, 0, settings.batch(), inputs, targets);
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

    private void draw(long seed) {
        for (Drawn one : drawn) {
            one.masks()
                    .draw(
                            settings.sequence(),
                            seed,
                            kernel.masks,
                            one.at(),
                            kernel.rows * one.masks().size());
        }
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
        resetStates(kernel.carried);
        for (Drawn one : drawn) {
            int length = settings.sequence() * kernel.rows * one.masks().size();
            Arrays.fill(kernel.masks, one.at(), one.at() + length, (float)
                    one.masks().mean());
        }
        double loss = 0;
        long counted = 0;
        for (int chunk = 0; chunk < batches.chunks(); chunk += mostSteps) {
            int count = Math.min(mostSteps, batches.chunks() - chunk);
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

    private void resetStates(float[] carried) {
        Arrays.fill(carried, 0);
        List<Network.State> states = network.states();
        for (int i = 0; i < states.size(); i++) {
            Cell.StateShape shape = states.get(i).shape();
            int at = arrangement.carriedAt(i);
            Arrays.fill(carried, at, at + kernel.rows * shape.size(), (float) shape.initial());
        }
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
        Map<String, float[]> carried = new LinkedHashMap<>();
        List<Network.State> states = network.states();
        for (int i = 0; i < states.size(); i++) {
            int at = arrangement.carriedAt(i);
            int length = settings.batch() * states.get(i).shape().size();
            carried.put(states.get(i).name(), Arrays.copyOfRange(kernel.carried, at, at + length));
        }
        return carried;
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
        List<Network.State> states = network.states();
        for (int i = 0; i < states.size(); i++) {
            float[] state = carried.get(states.get(i).name());
            System.arraycopy(state, 0, kernel.carried, arrangement.carriedAt(i), state.length);
        }
    }

    @Override
    public void close() {
        launcher.close();
    }
}
