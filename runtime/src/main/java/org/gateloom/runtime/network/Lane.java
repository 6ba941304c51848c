package org.gateloom.runtime.network;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.gateloom.runtime.cell.Cell;
import org.gateloom.runtime.cell.FloatValues;
import org.gateloom.runtime.cell.Parameters;
import org.gateloom.runtime.cell.Sequence;
import org.gateloom.runtime.cell.Tape;
import org.gateloom.runtime.text.Batches;
import org.gateloom.runtime.text.ClassBatches;
import org.gateloom.runtime.text.SymbolBatches;
import org.gateloom.runtime.text.VectorBatches;

/**
 * Some rows of a batch: the memory of a network for them, with all that is computed from symbol to loss and back. Used by
 * one thread at a time; it allocates nothing once made. Rows keep their states from one {@link #carry} to the next.
 */
public final class Lane {

    private final Dropout.Rows rows;
    private final int[] inputs;
    private final int[] targets;

    /** Of a network that reads vectors: these on their way to the block where they are read, and what is to be said. */
    private final float[] numbers;

    private final float[] numberTargets;
    private final FloatValues vectors;
    private final Embedding embedding;
    private final List<Tape> tapes = new ArrayList<>();
    private final List<Masks> masks = new ArrayList<>();
    private final List<Dropout> links = new ArrayList<>();
    private final OutputLayer.Memory output;

    /** Derivative by what the output layer reads, [time, rows, size]. */
    private final FloatValues outputCotangent;

    private final FloatValues[][] kept;

    Lane(Network network, Parameters weights, int time, Dropout.Rows rows) {
        this.rows = rows;
        int places = Math.multiplyExact(time, rows.count());
        List<Cell> layers = network.layers();
        boolean readsVectors = network.readsVectors();
        int read = readsVectors ? Math.multiplyExact(places, layers.get(0).inputSize()) : 0;
        this.inputs = new int[readsVectors ? 0 : places];
        boolean saysNumbers = network.ends() instanceof Ends.Vectors;
        this.targets = new int[saysNumbers ? 0 : places];
        this.numbers = new float[read];
        this.numberTargets = new float
                [saysNumbers ? Math.multiplyExact(places, network.ends().outputs()) : 0];
        this.embedding = network.embeds()
                ? new Embedding(
                        (FloatValues) weights.slice(network.embeddingPart()).values(),
                        places,
                        layers.get(0).inputSize())
                : null;
        this.vectors = readsVectors ? new FloatValues(read) : embedding == null ? null : embedding.vectors();
        Sequence sequence = vectors == null ? new Sequence.Symbols(inputs) : new Sequence.Vectors(vectors);
        this.kept = new FloatValues[layers.size()][];
        FloatValues emitted = null;
        for (int i = 0; i < layers.size(); i++) {
            Cell cell = layers.get(i);
            Tape tape = cell.tape(weights.slice(network.layerPart(i)), sequence, time, rows.count());
            emitted = (FloatValues) tape.output();
            Dropout link = new Dropout(network.droppedBehind(i), emitted, i, time, rows, cell.outputSize());
            sequence = new Sequence.Vectors(link.output());
            tapes.add(tape);
            masks.add(new Masks(cell, tape, rows, i));
            links.add(link);
            kept[i] = cell.states().stream()
                    .map(state -> new FloatValues(state.size() * rows.count()))
                    .toArray(FloatValues[]::new);
        }
        FloatValues top = links.get(links.size() - 1).output();
        this.output = new OutputLayer.Memory(
                network.output(), weights.slice(network.outputPart()), top, time, rows.count(), cost(network, places));
        Tape last = tapes.get(tapes.size() - 1);
        this.outputCotangent = top == emitted ? (FloatValues) last.outputCotangent() : new FloatValues(top.length());
    }

    private Loss cost(Network network, int places) {
        if (network.ends() instanceof Ends.Vectors numbersSaid) {
            return new SquaredError(numbersSaid.outputs(), numbersSaid.tolerance(), numberTargets);
        }
        CrossEntropy crossEntropy =
                new CrossEntropy(network.ends().outputs(), network.output().blockRows(places));
        return new SymbolLoss(crossEntropy, targets);
    }

    /** Takes over the lane's rows of a chunk: what is read, and what is to be said. */
    public void take(Batches batches, int chunk) {
        if (batches instanceof SymbolBatches symbols && numbers.length == 0) {
            symbols.fill(chunk, rows.first(), rows.count(), inputs, targets);
        } else if (batches instanceof VectorBatches given && numberTargets.length > 0) {
            given.fill(chunk, rows.first(), rows.count(), numbers, numberTargets);
            vectors.write(0, numbers, batches.steps(chunk) * rows.count() * given.inputSize());
        } else if (batches instanceof ClassBatches given && numbers.length > 0 && targets.length > 0) {
            given.fill(chunk, rows.first(), rows.count(), numbers, targets);
            vectors.write(0, numbers, batches.steps(chunk) * rows.count() * given.inputSize());
        } else {
            throw new IllegalArgumentException(unsuitable(batches));
        }
    }

    private String unsuitable(Batches batches) {
        if (numbers.length == 0) {
            return "the network reads symbols, not vectors";
        }
        if (batches instanceof SymbolBatches) {
            return "the network reads vectors, not symbols";
        }
        return numberTargets.length > 0
                ? "the network says numbers, not classes"
                : "the network says classes, not numbers";
    }

    /** The matrices that the lane reads in {@link Parameters#transposed}, by their names in the network's table. */
    public List<String> transposed() {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < tapes.size(); i++) {
            String prefix = Network.prefix(i);
            tapes.get(i).transposed().forEach(name -> names.add(prefix + name));
        }
        names.add(Network.OUTPUT + OutputLayer.WEIGHTS);
        return names;
    }

    /** The symbols that it reads, [steps, rows]; to be filled before it runs. */
    public int[] inputs() {
        return inputs;
    }

    /** What follows each input, [steps, rows]; to be filled before it learns or measures. */
    public int[] targets() {
        return targets;
    }

    /** The first of the batch's rows that are this lane's. */
    public int firstRow() {
        return rows.first();
    }

    /** How many rows it has. */
    public int rows() {
        return rows.count();
    }

    /**
     * Forward, loss and backward, with dropout.
     *
     * @param scale what derivatives are multiplied with: one over the number of targets in the batch for those of the
     *     mean loss
     * @param seed of what is dropped; another at each step
     * @return the sum of the losses, in nats
     */
    public double learn(int steps, float scale, long seed) {
        embed(steps);
        for (int i = 0; i < tapes.size(); i++) {
            masks.get(i).draw(steps, seed);
            tapes.get(i).forward(steps);
            links.get(i).drop(steps, seed);
        }
        double loss = output.differentiate(steps, scale, outputCotangent);
        for (int i = tapes.size() - 1; i >= 0; i--) {
            FloatValues by = i == tapes.size() - 1
                    ? outputCotangent
                    : (FloatValues) tapes.get(i + 1).inputCotangent();
            links.get(i).backward(steps, by, (FloatValues) tapes.get(i).outputCotangent());
            tapes.get(i).backward(steps);
        }
        return loss;
    }

    /**
     * Forward and loss, nothing dropped.
     *
     * @return the sum of the losses, in nats
     */
    public double measure(int steps) {
        forward(steps);
        return output.loss(steps);
    }

    /**
     * Forward, nothing dropped, and answers.
     *
     * @return how many targets are the likeliest symbol at their place
     */
    public int right(int steps) {
        forward(steps);
        return output.right(steps);
    }

    /** Forward alone, nothing dropped. */
    public void forward(int steps) {
        embed(steps);
        for (int i = 0; i < tapes.size(); i++) {
            masks.get(i).settle();
            tapes.get(i).forward(steps);
            links.get(i).pass(steps);
        }
    }

    /**
     * The logits that the last {@link #forward} gives at a place.
     *
     * @param logits filled with one for each symbol
     */
    public void logits(int step, int row, float[] logits) {
        output.logits(step * rows.count() + row, logits);
    }

    /** Makes the last states the first ones of the next chunk. */
    public void carry() {
        for (int i = 0; i < tapes.size(); i++) {
            tapes.get(i).carry();
        }
    }

    /** Makes the states those of a stream's start. */
    public void reset() {
        for (int i = 0; i < tapes.size(); i++) {
            tapes.get(i).reset();
        }
    }

    /** The states before the next chunk, [rows, size], as {@link Cell#states} counts them; to read and to set. */
    public FloatValues state(int layer, int state) {
        return (FloatValues) tapes.get(layer).initial(state);
    }

    /** Puts the states aside, so that the lane may read another text in between. */
    public void keep() {
        for (int layer = 0; layer < kept.length; layer++) {
            for (int i = 0; i < kept[layer].length; i++) {
                kept[layer][i].copy(0, state(layer, i), 0, kept[layer][i].length());
            }
        }
    }

    /** Takes up the states that were put aside. */
    public void restore() {
        for (int layer = 0; layer < kept.length; layer++) {
            for (int i = 0; i < kept[layer].length; i++) {
                state(layer, i).copy(0, kept[layer][i], 0, kept[layer][i].length());
            }
        }
    }

    private void embed(int steps) {
        if (embedding != null) {
            embedding.lookUp(inputs, steps * rows.count());
        }
    }

    /** The memory of each layer, for whoever looks at what it computed. */
    public List<Tape> tapes() {
        return Collections.unmodifiableList(tapes);
    }

    /** What a layer read in the last run, [steps, rows, size]; of the first one only where it reads vectors. */
    public FloatValues read(int layer) {
        return layer == 0 ? vectors : links.get(layer - 1).output();
    }

    OutputLayer.Memory output() {
        return output;
    }
}
