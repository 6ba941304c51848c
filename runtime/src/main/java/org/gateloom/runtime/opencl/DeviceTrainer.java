package org.gateloom.runtime.opencl;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gateloom.runtime.cell.Cell;
import org.gateloom.runtime.cell.ParameterTable;
import org.gateloom.runtime.math.Seeds;
import org.gateloom.runtime.network.BatchMasks;
import org.gateloom.runtime.network.Network;
import org.gateloom.runtime.optimize.Adam;
import org.gateloom.runtime.optimize.Weights;
import org.gateloom.runtime.text.Batches;
import org.gateloom.runtime.text.Corpus;
import org.gateloom.runtime.text.CorpusException;
import org.gateloom.runtime.train.Outcome;
import org.gateloom.runtime.train.Progress;
import org.gateloom.runtime.train.Settings;
import org.gateloom.runtime.train.Snapshot;
import org.gateloom.runtime.train.TrainingRun;
import org.gateloom.runtime.train.Validation;

/**
 * Trains a network by the kernel of its cell: what {@code org.gateloom.runtime.train.Trainer} does, with the same numbers
 * but for rounding. One execution does several training steps, in which everything stays on the device.
 *
 * <p>What crosses in an execution, in bytes: to the device four times the parameters (two copies and two moments, of which
 * the second copy is only room), the states with room for their cotangents, and for each step the symbols, twice what is
 * read and once the order of places; back the same parameters and moments, the states, and three numbers a step. {@link
 * #bytesToDevice} counts it.
 *
 * <p>{@link #stop} and the {@link Progress} of a step take hold when an execution is done: a snapshot that is taken in
 * between is of the execution's last step.
 */
public final class DeviceTrainer implements TrainingRun, AutoCloseable {

    /** Steps of an execution at most, so that somebody who waits for a stop or a number does not wait long. */
    private static final int MOST_STEPS = 8;

    private final Network network;
    private final Weights weights;
    private final Settings settings;
    private final Launcher launcher;
    private final ModelKernel kernel;
    private final Batches training;
    private final Batches validation;
    private final Arrangement arrangement;
    private final int[] learning;
    private final int[] measuring;
    private final int mostSteps;
    private final int chunkLength;
    private final int[] inputs;
    private final int[] targets;
    private final List<LayerMask> masks = new ArrayList<>();

    private long step;
    private double bestLoss = Double.POSITIVE_INFINITY;
    private int validationsSinceBest;
    private double lossSum;
    private long lossCount;
    private volatile boolean stopping;

    /** A mask of a layer and where it goes. */
    private record LayerMask(BatchMasks drawn, Cell.MaskShape shape, int at) {}

    /**
     * Why a network cannot be trained on a device, a sentence without its full stop; empty when it can.
     */
    public static Optional<String> lacking(Network network, Settings settings) {
        if (!(settings.optimizer() instanceof Adam)) {
            return Optional.of("on OpenCL the optimiser is adam, not "
                    + settings.optimizer().name());
        }
        if (!network.dropout().equals(Network.DropoutRates.NONE)) {
            return Optional.of("on OpenCL nothing is dropped between layers yet: leave --dropout out");
        }
        Class<?> first = network.layers().get(0).getClass();
        if (network.layers().stream().anyMatch(cell -> cell.getClass() != first)) {
            return Optional.of("on OpenCL all layers are of one cell");
        }
        return Optional.empty();
    }

    /**
     * At the first step.
     *
     * @param weights to train
     * @param text what to train on and what to hold out; with nothing held out there is no validation
     * @param launcher of the kernel of the network's cell
     * @throws CorpusException if the text is too short for the batch
     * @throws IllegalArgumentException if {@link #lacking} says why
     */
    public DeviceTrainer(Network network, Weights weights, Corpus.Split text, Settings settings, Launcher launcher)
            throws CorpusException {
        Optional<String> lacking = lacking(network, settings);
        if (lacking.isPresent()) {
            throw new IllegalArgumentException(lacking.get());
        }
        this.network = network;
        this.weights = weights;
        this.settings = settings;
        this.launcher = launcher;
        this.kernel = launcher.kernel();
        this.training = Batches.whole(text.training(), settings.batch(), settings.sequence());
        this.validation = text.validation().length() == 0
                ? null
                : Batches.all(text.validation(), settings.batch(), settings.sequence());
        this.kernel.time = settings.sequence();
        this.kernel.batch = settings.batch();
        this.arrangement = arrange();
        boolean drawn = network.layers().stream().anyMatch(cell -> !cell.masks().isEmpty());
        this.mostSteps = drawn ? 1 : MOST_STEPS;
        this.chunkLength = SymbolChunk.length(settings.sequence(), settings.batch(), kernel.rows, network.symbols());
        this.inputs = new int[settings.sequence() * settings.batch()];
        this.targets = new int[inputs.length];
        this.learning = learning().numbers();
        this.measuring = measuring().numbers();
        allocate();
        findMasks();
        resetStates(kernel.carried);
    }

    private Arrangement arrange() {
        ParameterTable table = network.parameters();
        List<Arrangement.Layer> layers = new ArrayList<>();
        List<ParameterTable.Entry> transposed = new ArrayList<>();
        int at = network.embeds() ? table.entry("embedding.W").length() : 0;
        for (int i = 0; i < network.layers().size(); i++) {
            Cell cell = network.layers().get(i);
            KernelPlan plan = kernel.plan(cell.sizes());
            kernel.rows = LayerRun.filledUp(settings.batch(), plan.tile());
            kernel.gradientSteps = Schedule.gradientSteps(kernel.rows);
            layers.add(new Arrangement.Layer(cell, plan, at, i == 0 && !network.embeds()));
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
                .model(ModelKernel.ADAM)
                .model(ModelKernel.END);
    }

    private Schedule measuring() {
        return forward().model(ModelKernel.PARTIAL_SUMS).model(ModelKernel.NORM).model(ModelKernel.END);
    }

    private void allocate() {
        int length = network.parameters().length();
        kernel.layout = arrangement.layout();
        kernel.parameters = new float[2 * length + ModelKernel.MARGIN];
        kernel.gradient = new float[length + ModelKernel.MARGIN];
        kernel.moments = new float[2 * length];
        kernel.tape = new float[arrangement.tapeLength() + ModelKernel.MARGIN];
        kernel.masks = new float[arrangement.maskLength() + ModelKernel.MARGIN];
        kernel.carried = new float[Math.max(1, arrangement.carriedLength())];
        kernel.symbols = new int[mostSteps * chunkLength];
        kernel.chunk = chunkLength;
        kernel.results = new float[mostSteps * ModelKernel.RESULTS + 1];
        kernel.rates = new float[ModelKernel.RATES_HEAD + mostSteps * ModelKernel.RATES];
        System.arraycopy(weights.master(), 0, kernel.parameters, 0, length);
        Adam adam = (Adam) settings.optimizer();
        kernel.rates[ModelKernel.KEEP_MEAN] = (float) adam.beta1();
        kernel.rates[ModelKernel.ADD_MEAN] = (float) (1 - adam.beta1());
        kernel.rates[ModelKernel.KEEP_SQUARE] = (float) adam.beta2();
        kernel.rates[ModelKernel.ADD_SQUARE] = (float) (1 - adam.beta2());
        kernel.rates[ModelKernel.EPSILON] = (float) adam.epsilon();
        kernel.rates[ModelKernel.CLIP] = (float) settings.clip();
    }

    private void findMasks() {
        for (int layer = 0; layer < network.layers().size(); layer++) {
            Cell cell = network.layers().get(layer);
            for (int mask = 0; mask < cell.masks().size(); mask++) {
                Cell.MaskShape shape = cell.masks().get(mask);
                masks.add(new LayerMask(
                        new BatchMasks(cell, layer, mask, settings.batch()),
                        shape,
                        arrangement.place(layer, shape.name())));
            }
        }
    }

    /** What runs the kernel, for reports. */
    public String device() {
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
            Optional<Outcome> diverged = advance(stepsAtOnce(), progress);
            if (diverged.isPresent()) {
                return diverged.get();
            }
            if (validation != null && (step % validatesEvery() == 0 || step == settings.steps())) {
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

    private long validatesEvery() {
        return settings.validateEvery() == 0 ? training.chunks() : settings.validateEvery();
    }

    /** As many as nothing else has to be done between. */
    private int stepsAtOnce() {
        long toEpoch = training.chunks() - step % training.chunks();
        long toValidation = validatesEvery() - step % validatesEvery();
        return (int) Math.min(Math.min(mostSteps, settings.steps() - step), Math.min(toEpoch, toValidation));
    }

    /** Some steps in one execution; an outcome if one of them was not finite. */
    private Optional<Outcome> advance(int count, Progress progress) {
        if (step % training.chunks() == 0) {
            resetStates(kernel.carried);
        }
        Adam adam = (Adam) settings.optimizer();
        for (int i = 0; i < count; i++) {
            long number = step + i + 1;
            int chunk = (int) ((step + i) % training.chunks());
            fill(training, chunk, i * chunkLength);
            int at = ModelKernel.RATES_HEAD + i * ModelKernel.RATES;
            double rate = settings.rate().at(number);
            kernel.rates[at] = (float) (rate / (1 - Math.pow(adam.beta1(), (double) number)));
            kernel.rates[at + 1] = (float) (1 / Math.sqrt(1 - Math.pow(adam.beta2(), (double) number)));
            kernel.rates[at + 2] = 1f / training.targets(chunk);
        }
        draw();
        launch(learning, count);
        launcher.get(kernel.moments);
        launcher.get(kernel.parameters);
        System.arraycopy(kernel.parameters, 0, weights.master(), 0, weights.master().length);
        weights.publish(0, weights.master().length);
        long before = step;
        int done = count;
        for (int i = count - 1; i >= 0; i--) {
            if (!finite(i)) {
                done = i;
            }
        }
        step = before + done;
        for (int i = 0; i < done; i++) {
            lossSum += kernel.results[i * ModelKernel.RESULTS];
            lossCount++;
        }
        for (int i = 0; i < done; i++) {
            progress.stepped(before + i + 1, loss(i), kernel.results[i * ModelKernel.RESULTS + 1]);
        }
        return done == count
                ? Optional.empty()
                : Optional.of(new Outcome.Diverged(
                        step, step + 1, loss(done), kernel.results[done * ModelKernel.RESULTS + 1]));
    }

    private double loss(int index) {
        return kernel.results[index * ModelKernel.RESULTS];
    }

    private boolean finite(int index) {
        return Double.isFinite(loss(index)) && Float.isFinite(kernel.results[index * ModelKernel.RESULTS + 1]);
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

    private void draw() {
        long seed = Seeds.of(settings.seed(), step);
        for (LayerMask mask : masks) {
            mask.drawn()
                    .draw(
                            settings.sequence(),
                            seed,
                            kernel.masks,
                            mask.at(),
                            kernel.rows * mask.shape().size());
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

    private Validation validate() {
        double loss = measure(validation);
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
        float[] carried = kernel.carried;
        kernel.carried = new float[carried.length];
        resetStates(kernel.carried);
        for (LayerMask mask : masks) {
            int length = settings.sequence() * kernel.rows * mask.shape().size();
            Arrays.fill(kernel.masks, mask.at(), mask.at() + length, (float)
                    mask.shape().mean());
        }
        double loss = 0;
        long counted = 0;
        for (int chunk = 0; chunk < batches.chunks(); chunk += mostSteps) {
            int count = Math.min(mostSteps, batches.chunks() - chunk);
            for (int i = 0; i < count; i++) {
                fill(batches, chunk + i, i * chunkLength);
                kernel.rates[ModelKernel.RATES_HEAD + i * ModelKernel.RATES + 2] = 1f / batches.targets(chunk + i);
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
        eachState((name, shape, at) ->
                Arrays.fill(carried, at, at + kernel.rows * shape.size(), (float) shape.initial()));
    }

    @Override
    public Snapshot snapshot() {
        int length = network.parameters().length();
        Map<String, float[]> moments = new LinkedHashMap<>();
        List<String> names = settings.optimizer().moments();
        for (int i = 0; i < names.size(); i++) {
            moments.put(names.get(i), Arrays.copyOfRange(kernel.moments, i * length, (i + 1) * length));
        }
        Map<String, float[]> states = new LinkedHashMap<>();
        eachState((name, shape, at) ->
                states.put(name, Arrays.copyOfRange(kernel.carried, at, at + settings.batch() * shape.size())));
        return new Snapshot(
                step, weights.master().clone(), moments, states, bestLoss, validationsSinceBest, lossSum, lossCount);
    }

    @Override
    public void restore(Snapshot snapshot) {
        int length = network.parameters().length();
        step = snapshot.step();
        weights.set(snapshot.parameters());
        System.arraycopy(snapshot.parameters(), 0, kernel.parameters, 0, length);
        List<String> names = settings.optimizer().moments();
        for (int i = 0; i < names.size(); i++) {
            System.arraycopy(snapshot.moments().get(names.get(i)), 0, kernel.moments, i * length, length);
        }
        eachState((name, shape, at) ->
                System.arraycopy(snapshot.states().get(name), 0, kernel.carried, at, settings.batch() * shape.size()));
        bestLoss = snapshot.bestLoss();
        validationsSinceBest = snapshot.validationsSinceBest();
        lossSum = snapshot.lossSum();
        lossCount = snapshot.lossCount();
    }

    private void eachState(StateVisit visit) {
        int index = 0;
        for (int layer = 0; layer < network.layers().size(); layer++) {
            for (Cell.StateShape shape : network.layers().get(layer).states()) {
                visit.visit("layer" + (layer + 1) + "." + shape.name(), shape, arrangement.carriedAt(index));
                index++;
            }
        }
    }

    @FunctionalInterface
    private interface StateVisit {
        void visit(String name, Cell.StateShape shape, int at);
    }

    @Override
    public void close() {
        launcher.close();
    }
}
