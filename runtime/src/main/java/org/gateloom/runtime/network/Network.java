package org.gateloom.runtime.network;

import java.util.ArrayList;
import java.util.List;
import org.gateloom.runtime.cell.Cell;
import org.gateloom.runtime.cell.FloatValues;
import org.gateloom.runtime.cell.GradientWork;
import org.gateloom.runtime.cell.ParameterTable;
import org.gateloom.runtime.cell.ParameterTable.Stretch;
import org.gateloom.runtime.cell.Parameters;
import org.gateloom.runtime.cell.Precision;
import org.gateloom.runtime.cell.Sequence;
import org.gateloom.runtime.cell.Tape;
import org.gateloom.runtime.generated.Gradients;
import org.gateloom.runtime.generated.Initializers;

/**
 * Stacked cells that say something at each place: symbols, numbers or classes, as their {@link Ends} say. Immutable; what changes
 * is in {@link Lane}s and in the block of parameters.
 *
 * <p>The first cell looks symbols up in its own matrices where it can and where its input has as many elements as there
 * are symbols; otherwise an embedding stands before it: a vector of its input's size for each symbol.
 *
 * <p>Parameters lie in one block in the order of the data's way, with names {@code embedding.W}, {@code
 * layer1.forget.W_x}, …, {@code output.W}, {@code output.b}.
 */
public final class Network {

    static final String OUTPUT = "output.";

    private static final String EMBEDDING = "W";

    private final List<Cell> layers;
    private final Ends ends;
    private final int symbols;
    private final DropoutRates dropout;
    private final boolean embeds;
    private final OutputLayer output;
    private final ParameterTable parameters;

    /**
     * How much is dropped in training, each from 0 to below 1.
     *
     * @param between of what a layer passes to the next
     * @param after of what the last layer passes to the output layer
     */
    public record DropoutRates(double between, double after) {

        public static final DropoutRates NONE = new DropoutRates(0, 0);

        public DropoutRates {
            if (!(between >= 0 && between < 1 && after >= 0 && after < 1)) {
                throw new IllegalArgumentException("dropout is from 0 to below 1, not " + between
                        + " between layers and " + after + " after them");
            }
        }
    }

    /**
     * A network.
     *
     * @param layers the cells, in float, the first one first; each reads what the one before emits
     * @param symbols how many there are
     */
    public Network(List<? extends Cell> layers, int symbols, DropoutRates dropout) {
        this(layers, new Ends.Symbols(symbols), dropout);
    }

    /**
     * A network with any ends.
     *
     * @param layers the cells, in float, the first one first; each reads what the one before emits
     */
    public Network(List<? extends Cell> layers, Ends ends, DropoutRates dropout) {
        this.layers = List.copyOf(layers);
        this.ends = ends;
        this.symbols = ends instanceof Ends.Symbols read ? read.count() : 0;
        this.dropout = dropout;
        check(this.layers);
        Cell first = this.layers.get(0);
        Cell last = this.layers.get(this.layers.size() - 1);
        if (ends instanceof Ends.OfVectors vectors && vectors.in() != first.inputSize()) {
            throw new IllegalArgumentException(
                    "layer 1 reads " + first.inputSize() + " numbers, there are " + vectors.in());
        }
        this.embeds = !readsVectors() && !(first.readsSymbols() && first.inputSize() == symbols);
        this.output = new OutputLayer(last.outputSize(), ends.outputs());
        ParameterTable table = ParameterTable.EMPTY.with("embedding.", embedding());
        for (int i = 0; i < this.layers.size(); i++) {
            table = table.with(prefix(i), this.layers.get(i).parameters());
        }
        this.parameters = table.with(OUTPUT, output.parameters());
    }

    private static void check(List<Cell> layers) {
        if (layers.isEmpty()) {
            throw new IllegalArgumentException("a network has at least one layer");
        }
        for (int i = 0; i < layers.size(); i++) {
            Cell cell = layers.get(i);
            if (cell.precision() != Precision.FLOAT) {
                throw new IllegalArgumentException("networks train in float, " + cell.name() + " is in double");
            }
            if (i > 0 && layers.get(i - 1).outputSize() != cell.inputSize()) {
                throw new IllegalArgumentException("layer " + (i + 1) + " reads " + cell.inputSize()
                        + " numbers, the one before it emits "
                        + layers.get(i - 1).outputSize());
            }
        }
    }

    /** The embedding's parameters: one column a symbol; none where there is no embedding. */
    private ParameterTable embedding() {
        return embeds
                ? ParameterTable.EMPTY.with(EMBEDDING, layers.get(0).inputSize(), symbols, Initializers.normal(1))
                : ParameterTable.EMPTY;
    }

    public List<Cell> layers() {
        return layers;
    }

    /** What it reads and says. */
    public Ends ends() {
        return ends;
    }

    /** Whether it reads vectors, and knows no symbols. */
    public boolean readsVectors() {
        return ends instanceof Ends.OfVectors;
    }

    /** How many symbols it knows; 0 where it reads vectors. */
    public int symbols() {
        return symbols;
    }

    public DropoutRates dropout() {
        return dropout;
    }

    /** How much of what a layer emits is dropped on its way to the next one or the output layer; layers count from 0. */
    public double droppedBehind(int layer) {
        return layer == layers.size() - 1 ? dropout.after() : dropout.between();
    }

    /**
     * A state of a layer.
     *
     * @param name {@code layer1.h}
     * @param layer from 0
     * @param index among the layer's states, from 0
     */
    public record State(String name, int layer, int index, Cell.StateShape shape) {}

    /** All states, the first layer's first. */
    public List<State> states() {
        List<State> all = new ArrayList<>();
        for (int layer = 0; layer < layers.size(); layer++) {
            List<Cell.StateShape> shapes = layers.get(layer).states();
            for (int i = 0; i < shapes.size(); i++) {
                all.add(new State(prefix(layer) + shapes.get(i).name(), layer, i, shapes.get(i)));
            }
        }
        return all;
    }

    /** Whether an embedding stands before the first cell. */
    public boolean embeds() {
        return embeds;
    }

    public ParameterTable parameters() {
        return parameters;
    }

    /** Whether of a matrix of {@link #parameters} only columns are read, those of the symbols at hand. */
    public boolean looksUp(ParameterTable.Entry matrix) {
        Stretch symbolsRead = embeds ? embeddingPart() : layerPart(0);
        return !readsVectors()
                && matrix.columns() == symbols
                && matrix.offset() >= symbolsRead.from()
                && matrix.offset() < symbolsRead.to();
    }

    /**
     * Memory to run rows of a batch.
     *
     * @param weights as {@link #parameters} describes them; of {@link Lane#transposed} a {@link
     *     org.gateloom.runtime.cell.Transposition} has run, before the lane does and whenever they have changed
     * @param time the most steps
     * @param firstRow the first of the batch's rows that are the lane's
     * @param rows how many rows are the lane's
     * @param batch rows of the whole batch
     */
    public Lane lane(Parameters weights, int time, int firstRow, int rows, int batch) {
        return new Lane(this, weights, time, new Dropout.Rows(firstRow, rows, batch));
    }

    /**
     * The gradients of all parameters over all lanes of a batch, in pieces that may run at the same time. To be run after
     * {@link Lane#learn} of every lane.
     *
     * @param lanes in an order that fixes the order of sums
     * @param gradient a block as {@link #parameters} describes it
     */
    public List<GradientWork> gradients(List<Lane> lanes, FloatValues gradient) {
        List<GradientWork> work = new ArrayList<>();
        if (embeds) {
            Gradients gradients = new Gradients(embedding(), slice(gradient, embeddingPart()));
            for (Lane lane : lanes) {
                gradients.input(
                        EMBEDDING,
                        lane.tapes().get(0).inputCotangent(),
                        0,
                        new Sequence.Symbols(lane.inputs()),
                        lane.rows());
            }
            work.addAll(gradients.work());
        }
        for (int i = 0; i < layers.size(); i++) {
            int layer = i;
            List<Tape> tapes =
                    lanes.stream().map(lane -> lane.tapes().get(layer)).toList();
            work.addAll(layers.get(i).gradients(tapes, slice(gradient, layerPart(i))));
        }
        work.addAll(output.gradients(lanes.stream().map(Lane::output).toList(), slice(gradient, outputPart())));
        return work;
    }

    OutputLayer output() {
        return output;
    }

    /** Where the embedding's parameters lie among {@link #parameters}. */
    Stretch embeddingPart() {
        return new Stretch(0, embedding().length());
    }

    /** Where a layer's parameters lie among {@link #parameters}. */
    Stretch layerPart(int layer) {
        int from = embedding().length();
        for (int i = 0; i < layer; i++) {
            from += layers.get(i).parameters().length();
        }
        return new Stretch(from, from + layers.get(layer).parameters().length());
    }

    /** Where the output layer's parameters lie among {@link #parameters}. */
    Stretch outputPart() {
        return new Stretch(parameters.length() - output.parameters().length(), parameters.length());
    }

    private static FloatValues slice(FloatValues block, Stretch part) {
        return block.slice(part.from(), part.length());
    }

    /** What stands before the names of a layer's parameters. */
    static String prefix(int layer) {
        return "layer" + (layer + 1) + ".";
    }
}
