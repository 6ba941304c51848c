package org.gateloom.runtime.opencl;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gateloom.runtime.cell.Cell;
import org.gateloom.runtime.cell.ParameterTable;

/**
 * Where everything of a model lies in the arrays of its kernel, for a number of steps and rows. A layer's output is the
 * input of the layer above and its output's cotangent that layer's input cotangent: neither is copied.
 */
final class Arrangement {

    /** What is left of a layer's output where a part is dropped. */
    static final String DROPPED = "(dropped)";

    /** The mask that drops it. */
    static final String MASK = "(mask)";

    private static final String DROPPED_COTANGENT = "d.(dropped)";

    /** A JVM's arrays end a few elements before the greatest int. */
    private static final int MOST_NUMBERS = Integer.MAX_VALUE - 64;

    private final List<Layer> layers;
    private final int parameterCount;
    private final int time;
    private final int rows;
    private final List<Map<String, Integer>> places = new ArrayList<>();
    private final List<int[]> tables = new ArrayList<>();
    private final List<int[]> states = new ArrayList<>();
    private final List<int[]> copies = new ArrayList<>();
    private final List<Integer> linkAt = new ArrayList<>();
    private final int[] head = new int[ModelKernel.HEAD];
    private long tape;
    private long masks;
    private long carried;
    private int[] layout;
    private int[] layerAt;

    /**
     * A layer.
     *
     * @param cell at its sizes
     * @param plan of its kernel at these sizes
     * @param parametersAt where its parameters begin among the model's
     * @param symbols whether it reads symbols
     * @param drops whether a part of what it emits is dropped on the way
     */
    record Layer(Cell cell, KernelPlan plan, int parametersAt, boolean symbols, boolean drops) {}

    /**
     * What stands around the layers.
     *
     * @param symbols how many there are
     * @param embeddingAt where the embedding's vectors begin among the parameters; absent where the first layer reads symbols
     * @param outputAt where the output layer's W begins
     * @param outputBiasAt where its b begins
     */
    record Ends(int symbols, Optional<Integer> embeddingAt, int outputAt, int outputBiasAt) {}

    /**
     * An arrangement.
     *
     * @param parameters all of the model's
     * @param transposed the names of the matrices that are read row by row
     * @param rows of the batch, filled up
     * @param ends absent where layers are run alone
     * @throws UnsuitableException if the model cannot be run so
     */
    Arrangement(
            List<Layer> layers,
            ParameterTable parameters,
            List<ParameterTable.Entry> transposed,
            int time,
            int rows,
            Optional<Ends> ends)
            throws UnsuitableException {
        this.layers = List.copyOf(layers);
        this.parameterCount = parameters.length();
        this.time = time;
        this.rows = rows;
        for (int i = 0; i < layers.size(); i++) {
            place(i);
        }
        for (int i = 0; i < layers.size(); i++) {
            table(i);
        }
        if (ends.isPresent()) {
            ends(ends.get());
        }
        write(parameters, transposed);
    }

    private int allocate(long numbers) throws UnsuitableException {
        long at = tape;
        tape = fitting(tape + numbers);
        return (int) at;
    }

    static long fitting(long numbers) throws UnsuitableException {
        if (numbers > MOST_NUMBERS) {
            throw new UnsuitableException(
                    "a step has more numbers than an array of a kernel can hold; lower --batch, --sequence or --hidden");
        }
        return numbers;
    }

    private long sequence(int size) {
        return (long) time * rows * size;
    }

    /** Gives the values of a layer their places, from the first step on. */
    private void place(int index) throws UnsuitableException {
        Layer layer = layers.get(index);
        Map<String, Integer> own = new LinkedHashMap<>();
        for (KernelPlan.Value value : layer.plan().values()) {
            own.put(value.name(), place(index, value));
        }
        places.add(own);
        // What flows back into the layer below is what this one makes of its input.
        if (index > 0) {
            String cotangent = layer.plan()
                    .inputCotangent()
                    .orElseThrow(() -> new UnsuitableException("no gradient reaches the input of "
                            + layer.cell().name() + ", so that layers below it cannot be trained"));
            places.get(index - 1).put(above(index - 1), own.get(cotangent));
        }
        if (layer.drops()) {
            own.put(DROPPED, allocate(sequence(layer.cell().outputSize())));
            own.put(MASK, mask(layer.cell().outputSize()));
        }
    }

    /** The name of what is read above a layer. */
    private String emitted(int index) {
        return layers.get(index).drops() ? DROPPED : layers.get(index).plan().output();
    }

    /** The name of its cotangent. */
    private String above(int index) {
        return layers.get(index).drops() ? DROPPED_COTANGENT : KernelPlan.OUTPUT_COTANGENT;
    }

    private int mask(int size) throws UnsuitableException {
        long at = masks;
        masks = fitting(masks + sequence(size));
        return (int) at;
    }

    private int place(int index, KernelPlan.Value value) throws UnsuitableException {
        Layer layer = layers.get(index);
        int step = Math.multiplyExact(rows, value.size());
        boolean input = value.name().equals(KernelPlan.INPUT);
        if (input && index > 0 && value.extent() == KernelPlan.Extent.SEQUENCE) {
            return places.get(index - 1).get(emitted(index - 1));
        }
        boolean cotangent =
                layer.plan().inputCotangent().filter(value.name()::equals).isPresent();
        boolean skipped = cotangent && layer.plan().stages().contains(KernelPlan.Part.INPUT_COTANGENT);
        boolean later = value.name().equals(KernelPlan.OUTPUT_COTANGENT) && index < layers.size() - 1 && !layer.drops();
        if ((layer.symbols() && (input || skipped)) || later) {
            return 0;
        }
        return switch (value.extent()) {
            case STEP -> allocate(step);
            case SEQUENCE -> allocate(sequence(value.size()));
            case WITH_INITIAL -> allocate(sequence(value.size()) + step) + step;
            case WITH_LAST -> allocate(sequence(value.size()) + step);
            case MASK -> mask(value.size());
        };
    }

    private void table(int index) throws UnsuitableException {
        Layer layer = layers.get(index);
        KernelPlan plan = layer.plan();
        int[] table = new int[plan.length()];
        table[ModelKernel.READS_SYMBOLS] = layer.symbols() ? 1 : 0;
        for (int i = 0; i < plan.sizes().size(); i++) {
            table[KernelPlan.FIRST_SIZE + i] =
                    layer.cell().sizes().get(plan.sizes().get(i));
        }
        for (int i = 0; i < plan.parameters().size(); i++) {
            table[plan.firstParameter() + i] = layer.parametersAt()
                    + layer.cell().parameters().entry(plan.parameters().get(i)).offset();
        }
        for (int i = 0; i < plan.values().size(); i++) {
            table[plan.firstValue() + i] =
                    places.get(index).get(plan.values().get(i).name());
        }
        for (int i = 0; i < plan.sums().size(); i++) {
            table[plan.firstSum() + i] = allocate((long) rows * plan.sums().get(i));
        }
        tables.add(table);
        for (Cell.StateShape state : layer.cell().states()) {
            int count = Math.multiplyExact(rows, state.size());
            states.add(new int[] {
                (int) carried,
                places.get(index).get(state.name()),
                places.get(index).get(KernelPlan.cotangentOfPrevious(state.name())),
                count
            });
            carried = fitting(carried + 3L * count);
            if (state.name().equals(KernelPlan.INPUT) && index > 0) {
                copies.add(new int[] {
                    places.get(index - 1).get(emitted(index - 1)),
                    places.get(index).get(KernelPlan.INPUT),
                    layer.cell().inputSize()
                });
            }
        }
    }

    private void ends(Ends ends) throws UnsuitableException {
        Layer first = layers.get(0);
        Layer last = layers.get(layers.size() - 1);
        int top = layers.size() - 1;
        head[ModelKernel.SYMBOL_COUNT] = ends.symbols();
        head[ModelKernel.TOP] = last.cell().outputSize();
        if (last.drops()) {
            places.get(top).put(DROPPED_COTANGENT, allocate(sequence(last.cell().outputSize())));
        }
        head[ModelKernel.TOP_OUTPUT] = places.get(top).get(emitted(top));
        head[ModelKernel.TOP_COTANGENT] = places.get(top).get(above(top));
        head[ModelKernel.OUTPUT_W] = ends.outputAt();
        head[ModelKernel.OUTPUT_B] = ends.outputBiasAt();
        head[ModelKernel.LOGITS_AT] = allocate(sequence(ends.symbols()));
        head[ModelKernel.LOSSES_AT] = allocate(sequence(1));
        head[ModelKernel.PARTIALS_AT] = allocate(3L * ModelKernel.PARTIALS);
        if (ends.embeddingAt().isPresent()) {
            head[ModelKernel.EMBEDDING_W] = ends.embeddingAt().get();
            head[ModelKernel.EMBEDDED] = places.get(0).get(KernelPlan.INPUT);
            head[ModelKernel.EMBEDDED_SIZE] = first.cell().inputSize();
            head[ModelKernel.EMBEDDED_COTANGENT] = first.plan()
                    .inputCotangent()
                    .map(places.get(0)::get)
                    .orElseThrow(() -> new UnsuitableException("no gradient reaches the input of "
                            + first.cell().name() + ", so that its embedding cannot be trained"));
        }
    }

    private void write(ParameterTable parameters, List<ParameterTable.Entry> transposed) {
        List<Integer> all = new ArrayList<>();
        for (int i = 0; i < ModelKernel.HEAD; i++) {
            all.add(0);
        }
        layerAt = new int[layers.size()];
        for (int i = 0; i < layers.size(); i++) {
            layerAt[i] = all.size();
            add(all, tables.get(i));
        }
        head[ModelKernel.LENGTH] = parameterCount;
        head[ModelKernel.STATES_AT] = all.size();
        head[ModelKernel.STATES] = states.size();
        states.forEach(state -> add(all, state));
        head[ModelKernel.MATRICES_AT] = all.size();
        head[ModelKernel.MATRICES] = transposed.size();
        transposed.forEach(
                entry -> add(all, new int[] {entry.offset(), entry.rows(), entry.columns(), entry.blocks()}));
        List<ParameterTable.Stretch> trained = parameters.trained();
        head[ModelKernel.TRAINED_AT] = all.size();
        head[ModelKernel.TRAINED] = trained.size();
        trained.forEach(stretch -> add(all, new int[] {stretch.from(), stretch.to()}));
        head[ModelKernel.COPIES_AT] = all.size();
        head[ModelKernel.COPIES] = copies.size();
        copies.forEach(copy -> add(all, copy));
        for (int i = 0; i < layers.size(); i++) {
            linkAt.add(all.size());
            if (layers.get(i).drops()) {
                Map<String, Integer> own = places.get(i);
                add(all, new int[] {
                    own.get(layers.get(i).plan().output()),
                    own.get(DROPPED),
                    own.get(MASK),
                    own.get(DROPPED_COTANGENT),
                    own.get(KernelPlan.OUTPUT_COTANGENT),
                    layers.get(i).cell().outputSize()
                });
            }
        }
        layout = all.stream().mapToInt(Integer::intValue).toArray();
        System.arraycopy(head, 0, layout, 0, head.length);
    }

    private static void add(List<Integer> all, int[] numbers) {
        for (int number : numbers) {
            all.add(number);
        }
    }

    /** The kernel's {@code layout}. */
    int[] layout() {
        return layout;
    }

    /** Where a layer's table begins in it. */
    int layerAt(int layer) {
        return layerAt[layer];
    }

    /** Where a value of a layer has its first step: in the tape, or among the masks. */
    int place(int layer, String value) {
        return places.get(layer).get(value);
    }

    /** Where a state begins in {@code carried}; behind it are its cotangents. */
    int carriedAt(int state) {
        return states.get(state)[0];
    }

    int tapeLength() {
        return (int) tape;
    }

    int maskLength() {
        return Math.toIntExact(masks);
    }

    int carriedLength() {
        return Math.toIntExact(carried);
    }

    int copies() {
        return copies.size();
    }

    /** Where the layout has what dropping a part of a layer's output takes. */
    int linkAt(int layer) {
        return linkAt.get(layer);
    }

    List<Layer> layers() {
        return layers;
    }
}
