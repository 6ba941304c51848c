package org.gateloom.runtime.train;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import org.gateloom.runtime.blas.Products;
import org.gateloom.runtime.cell.FloatValues;
import org.gateloom.runtime.cell.GradientWork;
import org.gateloom.runtime.cell.Parameters;
import org.gateloom.runtime.cell.Transposition;
import org.gateloom.runtime.network.Lane;
import org.gateloom.runtime.network.Network;
import org.gateloom.runtime.text.Batches;

/**
 * A batch, cut into lanes of rows that run side by side. Into how many is a setting of the training, never a matter of the
 * number of threads.
 */
public final class Lanes {

    private static final int MOST = 64;

    /** Fewer rows than that are not worth a processor. */
    private static final int FEWEST_ROWS = 2;

    private final Network network;
    private final int batch;
    private final int time;
    private final List<Lane> lanes = new ArrayList<>();
    private final List<GradientWork> gradientWork;
    private final Workers workers;
    private final Transposition transposition;
    private final double[] losses;
    private final int[] right;

    private final IntConsumer transpose;
    private final IntConsumer learn = this::learn;
    private final IntConsumer measure = this::measure;
    private final IntConsumer answer = this::answer;
    private final IntConsumer gradient = this::gradient;

    // What the lanes are at.
    private Batches batches;
    private int chunk;
    private float scale;
    private long seed;

    /**
     * Memory for a batch.
     *
     * @param weights what the network reads its parameters from
     * @param gradient what {@link #gradients} fills
     * @param batch rows
     * @param count how many lanes
     * @param time the most steps of a chunk
     */
    public Lanes(
            Network network,
            Parameters weights,
            FloatValues gradient,
            int batch,
            int count,
            int time,
            Workers workers) {
        this.network = network;
        this.batch = batch;
        this.time = time;
        this.workers = workers;
        for (int i = 0; i < count; i++) {
            int first = batch * i / count;
            lanes.add(network.lane(weights, time, first, batch * (i + 1) / count - first, batch));
        }
        this.transposition =
                new Transposition(network.parameters(), weights, lanes.get(0).transposed());
        this.transpose = transposition::run;
        this.losses = new double[count];
        this.right = new int[count];
        this.gradientWork = network.gradients(lanes, gradient);
    }

    /**
     * How many lanes of a batch suit this machine: a power of two, so that two, four or more threads have the same to do.
     * A lane has at least {@link Products#FEW_ROWS} rows, unless the machine has more processors than there would be
     * lanes: then fewer.
     */
    public static int count(int batch) {
        return count(batch, Products.FEW_ROWS, Runtime.getRuntime().availableProcessors());
    }

    /**
     * The same on another machine.
     *
     * @param fewRows the least number of rows while there are lanes enough
     * @param processors of the machine
     */
    public static int count(int batch, int fewRows, int processors) {
        int count = 1;
        while (count < MOST
                && (batch / (count * 2) >= fewRows || (count < processors && batch / (count * 2) >= FEWEST_ROWS))) {
            count *= 2;
        }
        return count == 1 && batch >= 2 ? 2 : count;
    }

    /**
     * Runs a chunk forward and backward from the states that the last one left.
     *
     * @param seed of dropout; another at each step
     * @return the mean loss, in nats a symbol
     */
    public double learn(Batches batches, int chunk, long seed) {
        this.batches = batches;
        this.chunk = chunk;
        this.seed = seed;
        this.scale = 1f / Math.max(1, batches.targets(chunk));
        workers.run(transposition.pieces(), transpose);
        workers.run(lanes.size(), learn);
        return sumOfLosses() / Math.max(1, batches.targets(chunk));
    }

    /** Makes the states again those before the chunk just learnt. */
    void undo() {
        lanes.forEach(Lane::restore);
    }

    /** Fills the gradient of the mean loss of the chunk just learnt. */
    public void gradients() {
        workers.run(gradientWork.size(), gradient);
    }

    /**
     * The mean loss over a whole text, in nats a symbol; nothing is dropped. States are carried over its own streams;
     * those of training are as before when it returns.
     *
     * @param batches of as many streams as the batch has rows, in chunks no longer than the most steps
     */
    public double measure(Batches batches) {
        double loss = 0;
        long targets = 0;
        begin(batches);
        for (chunk = 0; chunk < batches.chunks(); chunk++) {
            forward(measure);
            loss += sumOfLosses();
            targets += batches.targets(chunk);
        }
        lanes.forEach(Lane::restore);
        return loss / targets;
    }

    /**
     * The share of a whole text's targets that the network finds likeliest; in all else as {@link #measure}.
     *
     * @param batches of as many streams as the batch has rows, in chunks no longer than the most steps
     */
    public double success(Batches batches) {
        long found = 0;
        long targets = 0;
        begin(batches);
        for (chunk = 0; chunk < batches.chunks(); chunk++) {
            forward(answer);
            for (int count : right) {
                found += count;
            }
            targets += batches.targets(chunk);
        }
        lanes.forEach(Lane::restore);
        return (double) found / targets;
    }

    private void begin(Batches batches) {
        if (batches.streams() != batch || batches.steps(0) > time) {
            throw new IllegalArgumentException("memory for " + batch + " streams of " + time
                    + " symbols, but a text in " + batches.streams() + " of " + batches.steps(0));
        }
        this.batches = batches;
        workers.run(transposition.pieces(), transpose);
        lanes.forEach(Lane::keep);
    }

    private void forward(IntConsumer what) {
        if (batches.begins(chunk)) {
            reset();
        }
        workers.run(lanes.size(), what);
    }

    /** Makes the states those of a stream's start. */
    public void reset() {
        for (int i = 0; i < lanes.size(); i++) {
            lanes.get(i).reset();
        }
    }

    /** A copy of one state of all rows, [batch, size]. */
    float[] state(int layer, int state) {
        float[] all = new float[batch * size(layer, state)];
        for (Lane lane : lanes) {
            FloatValues part = lane.state(layer, state);
            part.read(0, all, lane.firstRow() * size(layer, state), part.length());
        }
        return all;
    }

    /** Sets one state of all rows, [batch, size]. */
    void state(int layer, int state, float[] all) {
        for (Lane lane : lanes) {
            FloatValues part = lane.state(layer, state);
            part.write(0, all, lane.firstRow() * size(layer, state), part.length());
        }
    }

    private int size(int layer, int state) {
        return network.layers().get(layer).states().get(state).size();
    }

    private void learn(int index) {
        Lane lane = lanes.get(index);
        lane.keep();
        lane.take(batches, chunk);
        losses[index] = lane.learn(batches.steps(chunk), scale, seed);
        lane.carry();
    }

    private void measure(int index) {
        Lane lane = lanes.get(index);
        lane.take(batches, chunk);
        losses[index] = lane.measure(batches.steps(chunk));
        lane.carry();
    }

    private void answer(int index) {
        Lane lane = lanes.get(index);
        lane.take(batches, chunk);
        right[index] = lane.right(batches.steps(chunk));
        lane.carry();
    }

    private void gradient(int piece) {
        gradientWork.get(piece).run(batches.steps(chunk));
    }

    private double sumOfLosses() {
        double sum = 0;
        for (double loss : losses) {
            sum += loss;
        }
        return sum;
    }
}
