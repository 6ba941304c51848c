package org.gateloom.samples.bench;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.gateloom.generator.pass.Pass;
import org.gateloom.generator.pass.Passes;
import org.gateloom.runtime.cell.Cell;
import org.gateloom.runtime.network.Network;
import org.gateloom.runtime.text.Corpus;
import org.gateloom.runtime.train.Workers;
import org.gateloom.samples.run.Networks;

/**
 * What is left of steps when a cell's products are taken out, as a contender: element-wise work, look-ups, output layer,
 * cross entropy, clipping, Adam. {@code RestSteps CORPUS TASK CELL THREADS RATE}.
 *
 * <p>A norm over nothing but equal numbers may make a gradient without products infinite; such a step is measured without
 * Adam.
 */
public final class RestSteps {

    private RestSteps() {}

    /** Serves steps. */
    public static void main(String[] arguments) throws Exception {
        Corpus corpus = Corpus.read(Path.of(arguments[0]));
        Task task = Task.named(arguments[1]).orElseThrow();
        Network network = network(corpus.vocabulary().size(), task, arguments[2]);
        try (Workers workers = new Workers(Integer.parseInt(arguments[3]))) {
            EngineSteps steps = EngineSteps.of(network, corpus, task, workers, Double.parseDouble(arguments[4]));
            TimedSteps.serve(
                    count -> {
                        for (int i = 0; i < count; i++) {
                            steps.step();
                        }
                    },
                    new PrintStream(System.out, true, StandardCharsets.UTF_8));
        }
    }

    private static Network network(int symbols, Task task, String cell) throws Exception {
        Network whole = new Networks(OwnSteps.cells(cell, Passes.ALL), symbols, task.layers(), 0).of(task.hidden());
        Function<Map<String, Integer>, Cell> onSymbols = OwnSteps.cells(cell, and(WithoutProducts.BUT_LOOK_UPS));
        Function<Map<String, Integer>, Cell> onVectors = OwnSteps.cells(cell, and(WithoutProducts.AT_ALL));
        List<Cell> layers = new ArrayList<>();
        for (Cell layer : whole.layers()) {
            boolean looksUp = layers.isEmpty() && !whole.embeds();
            layers.add((looksUp ? onSymbols : onVectors)
                    .apply(Map.of(
                            "in", layer.inputSize(), "hidden", layer.sizes().get("hidden"))));
        }
        return new Network(layers, symbols, Network.DropoutRates.NONE);
    }

    private static List<Pass> and(Pass last) {
        return Stream.concat(Passes.ALL.stream(), Stream.of(last)).toList();
    }
}
