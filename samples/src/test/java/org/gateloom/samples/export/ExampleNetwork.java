package org.gateloom.samples.export;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.Stream;
import org.gateloom.generator.Library;
import org.gateloom.runtime.cell.Cell;
import org.gateloom.runtime.cell.FloatValues;
import org.gateloom.runtime.cell.GradientWork;
import org.gateloom.runtime.cell.ParameterTable;
import org.gateloom.runtime.cell.Transposition;
import org.gateloom.runtime.network.Lane;
import org.gateloom.runtime.network.Network;
import org.gateloom.runtime.optimize.Weights;
import org.gateloom.runtime.text.Vocabulary;
import org.gateloom.samples.run.Networks;
import org.gateloom.spec.CellReader;
import org.gateloom.spec.Reading;
import org.gateloom.spec.graph.CellGraph;
import org.gateloom.spec.reference.RandomCase;
import org.gateloom.spec.reference.Tensor;

/**
 * Two layers of a library cell with random parameters, and what the runtime computes from the start of a stream.
 *
 * @param network to be exported
 * @param symbols {@code [time][batch]}
 * @param targets what should follow each, {@code [time][batch]}
 * @param logits {@code [time, batch, symbols]}
 * @param gradient of the mean loss, row-major by the names of the parameters; empty where the cell draws by chance
 */
public record ExampleNetwork(
        TrainedNetwork network, int[][] symbols, int[][] targets, float[] logits, Map<String, float[]> gradient) {

    /** Steps. */
    public static final int TIME = 20;

    /** Rows. */
    public static final int BATCH = 3;

    private static final Vocabulary VOCABULARY = Vocabulary.of("abcdefghijk");
    private static final int HIDDEN = 12;

    /** The names of the library's cells. */
    public static List<String> cells() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src", "main", "cells"))) {
            return files.map(file -> file.getFileName().toString().replace(".yaml", ""))
                    .sorted()
                    .toList();
        }
    }

    /** That of a cell; always the same. */
    public static ExampleNetwork of(String cell) {
        Reading reading = CellReader.read(
                Library.find(cell).orElseThrow(), Library.behind((reference, from) -> Optional.empty()));
        CellGraph graph = ((Reading.Cell) reading).graph();
        return of(graph, sizes -> generated(graph.name(), sizes));
    }

    /**
     * That of any cell.
     *
     * @param cells the generated cell at given sizes, in float
     */
    public static ExampleNetwork of(CellGraph graph, Function<Map<String, Integer>, Cell> cells) {
        Network network = new Networks(cells, VOCABULARY.size(), 2, 0).of(HIDDEN);
        float[] numbers = numbers(graph, network);
        SplittableRandom random = new SplittableRandom(3);
        int[][] symbols = drawn(random);
        int[][] targets = drawn(random);
        return new ExampleNetwork(
                TrainedNetwork.of(graph, network, VOCABULARY, numbers),
                symbols,
                targets,
                logits(network, numbers, symbols),
                graph.masks().isEmpty() ? gradient(network, numbers, symbols, targets) : Map.of());
    }

    private static int[][] drawn(SplittableRandom random) {
        int[][] symbols = new int[TIME][BATCH];
        for (int[] step : symbols) {
            for (int row = 0; row < BATCH; row++) {
                step[row] = random.nextInt(VOCABULARY.size());
            }
        }
        return symbols;
    }

    /** A cell of the library by the name of its class, as this build generates it. */
    public static Cell generated(String type, Map<String, Integer> sizes) {
        try {
            return (Cell) Class.forName("org.gateloom.samples.cells." + type)
                    .getMethod("of", Map.class)
                    .invoke(null, sizes);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(type + " is no class of this build", e);
        }
    }

    /** In the layout of the network's table; those of the cells as their proofs have them. */
    private static float[] numbers(CellGraph graph, Network network) {
        SplittableRandom random = new SplittableRandom(1);
        Map<String, double[]> tensors = new LinkedHashMap<>();
        for (int i = 0; i < network.layers().size(); i++) {
            String prefix = "layer" + (i + 1) + ".";
            Map<String, Integer> sizes = network.layers().get(i).sizes();
            Map<String, Tensor> own =
                    new RandomCase(sizes, BATCH, TIME).make(graph, random).parameters();
            own.forEach((name, tensor) -> tensors.put(prefix + name, tensor.values()));
        }
        float[] numbers = new float[network.parameters().length()];
        for (ParameterTable.Entry entry : network.parameters().entries()) {
            double[] values = tensors.computeIfAbsent(
                    entry.name(),
                    name -> random.doubles(entry.length(), -0.5, 0.5).toArray());
            for (int i = 0; i < values.length; i++) {
                numbers[entry.at(i)] = (float) values[i];
            }
        }
        return numbers;
    }

    /** What the runtime computes from the start of a stream, {@code [time, batch, symbols]}. */
    public static float[] logits(Network network, float[] numbers, int[][] symbols) {
        Lane lane = lane(network, numbers, symbols);
        List<float[]> rows = new ArrayList<>();
        lane.forward(TIME);
        for (int step = 0; step < TIME; step++) {
            for (int row = 0; row < BATCH; row++) {
                float[] logits = new float[network.symbols()];
                lane.logits(step, row, logits);
                rows.add(logits);
            }
        }
        float[] all = new float[TIME * BATCH * network.symbols()];
        for (int i = 0; i < rows.size(); i++) {
            System.arraycopy(rows.get(i), 0, all, i * network.symbols(), network.symbols());
        }
        return all;
    }

    /** At the start of a stream. */
    private static Lane lane(Network network, float[] numbers, int[][] symbols) {
        Weights weights = new Weights(network.parameters());
        weights.set(numbers);
        Lane lane = network.lane(weights.parameters(), TIME, 0, BATCH, BATCH);
        new Transposition(network.parameters(), weights.parameters(), lane.transposed()).run();
        for (int step = 0; step < TIME; step++) {
            System.arraycopy(symbols[step], 0, lane.inputs(), step * BATCH, BATCH);
        }
        lane.reset();
        return lane;
    }

    private static Map<String, float[]> gradient(Network network, float[] numbers, int[][] symbols, int[][] targets) {
        Lane lane = lane(network, numbers, symbols);
        for (int step = 0; step < TIME; step++) {
            System.arraycopy(targets[step], 0, lane.targets(), step * BATCH, BATCH);
        }
        FloatValues gradient = new FloatValues(network.parameters().length());
        List<GradientWork> work = network.gradients(List.of(lane), gradient);
        lane.learn(TIME, 1f / (TIME * BATCH), 1);
        work.forEach(piece -> piece.run(TIME));
        float[] all = new float[gradient.length()];
        gradient.read(0, all, all.length);
        Map<String, float[]> byName = new LinkedHashMap<>();
        for (ParameterTable.Entry entry : network.parameters().entries()) {
            float[] values = new float[entry.length()];
            for (int i = 0; i < values.length; i++) {
                values[i] = all[entry.at(i)];
            }
            byName.put(entry.name(), values);
        }
        return byName;
    }
}
