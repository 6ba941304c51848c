package org.gateloom.generator.opencl;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.assertj.core.data.Percentage;
import org.gateloom.runtime.cell.Cell;
import org.gateloom.runtime.network.Network;
import org.gateloom.runtime.opencl.DeviceEngine;
import org.gateloom.runtime.opencl.Launcher;
import org.gateloom.runtime.opencl.UnsuitableException;
import org.gateloom.runtime.optimize.Adam;
import org.gateloom.runtime.optimize.LearningRate;
import org.gateloom.runtime.optimize.Optimizer;
import org.gateloom.runtime.optimize.Weights;
import org.gateloom.runtime.text.Batches;
import org.gateloom.runtime.text.Corpus;
import org.gateloom.runtime.text.CorpusException;
import org.gateloom.runtime.text.SymbolBatches;
import org.gateloom.runtime.train.Engine;
import org.gateloom.runtime.train.ProcessorEngine;
import org.gateloom.runtime.train.Progress;
import org.gateloom.runtime.train.Settings;
import org.gateloom.runtime.train.Trainer;
import org.gateloom.runtime.train.Validation;
import org.gateloom.runtime.train.Workers;

/** A training that the processor's code and a kernel do side by side: 100 steps, two layers, some epochs. */
final class TrainingCase {

    private static final int STEPS = 100;

    /** No multiple of a tile, where the cell can be so wide. */
    private static final int HIDDEN = 13;

    /** Far above rounding, which is about 1e-6 after 100 steps, and far below what a wrong gradient does. */
    private static final double NEAR = 1e-3;

    /** How many roundings of one parameter those of a device may come to, where a training is chaotic. */
    private static final double ROUNDINGS = 4;

    private final Network network;
    private final Corpus.Split text;
    private final Settings settings;
    private final UnaryOperator<SymbolBatches> reading;

    private TrainingCase(Network network, Corpus.Split text, Settings settings, UnaryOperator<SymbolBatches> reading) {
        this.network = network;
        this.text = text;
        this.settings = settings;
        this.reading = reading;
    }

    private static Settings settings(int batch, long steps, Optimizer optimizer, LearningRate rate) {
        return new Settings(batch, 7, steps, optimizer, rate, 1, 40, 0, 1);
    }

    /**
     * Two layers of a cell.
     *
     * @param in what the first one reads: as many as there are symbols for symbols, otherwise an embedding
     */
    static TrainingCase of(KernelCell cell, int in) throws CorpusException {
        Corpus corpus = corpus();
        Cell first = cell.loaded().of(cell.graph().fitting(Map.of("in", in, "hidden", HIDDEN)));
        Cell second = cell.loaded()
                .of(cell.graph()
                        .fitting(Map.of(
                                "in",
                                first.outputSize(),
                                "hidden",
                                first.sizes().get("hidden"))));
        return new TrainingCase(
                new Network(List.of(first, second), corpus.vocabulary().size(), Network.DropoutRates.NONE),
                corpus.split(0.2),
                settings(6, STEPS, Adam.STANDARD, new LearningRate.Constant(0.005)),
                batches -> batches);
    }

    /** The same with another optimiser. */
    TrainingCase by(Optimizer optimizer, double rate) {
        return with(settings(settings.batch(), settings.steps(), optimizer, new LearningRate.Constant(rate)));
    }

    /** The same with so many steps in all. */
    TrainingCase steps(long steps) {
        return with(settings(settings.batch(), steps, settings.optimizer(), settings.rate()));
    }

    /** The same with so many rows. */
    TrainingCase batch(int batch) {
        return with(settings(batch, settings.steps(), settings.optimizer(), settings.rate()));
    }

    private TrainingCase with(Settings other) {
        return new TrainingCase(network, text, other, reading);
    }

    /** The same with something dropped behind the layers. */
    TrainingCase dropping(Network.DropoutRates rates) {
        return new TrainingCase(new Network(network.layers(), network.symbols(), rates), text, settings, reading);
    }

    /** The same with each chunk from a stream's start on, as examples are read. */
    TrainingCase beginningAnew() {
        return new TrainingCase(network, text, settings, Anew::new);
    }

    /** A text of which each chunk begins something. */
    private record Anew(SymbolBatches text) implements SymbolBatches {
        @Override
        public int streams() {
            return text.streams();
        }

        @Override
        public int chunks() {
            return text.chunks();
        }

        @Override
        public int steps(int chunk) {
            return text.steps(chunk);
        }

        @Override
        public int targets(int chunk) {
            return text.targets(chunk);
        }

        @Override
        public boolean begins(int chunk) {
            return true;
        }

        @Override
        public void fill(int chunk, int firstStream, int rows, int[] inputs, int[] targets) {
            text.fill(chunk, firstStream, rows, inputs, targets);
        }
    }

    /** How many symbols its text has. */
    static int symbols() throws CorpusException {
        return corpus().vocabulary().size();
    }

    /** Words that follow each other by a simple rule. */
    private static Corpus corpus() throws CorpusException {
        StringBuilder text = new StringBuilder();
        for (int i = 0; text.length() < 4000; i++) {
            text.append(
                    List.of("all ", "happy ", "families ", "are ", "alike; ").get(i * i % 5));
        }
        return Corpus.of(text.toString().getBytes(StandardCharsets.UTF_8), "text");
    }

    /** What was heard of a training. */
    record Heard(List<Double> losses, List<Double> norms, List<Double> validations) implements Progress {
        Heard() {
            this(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        }

        @Override
        public void stepped(long step, double loss, double norm) {
            losses.add(loss);
            norms.add(norm);
        }

        @Override
        public void validated(Validation validation) {
            validations.add(validation.validationLoss());
        }
    }

    DeviceEngine engine(Launcher launcher) throws UnsuitableException {
        return new DeviceEngine(network, Weights.initial(network.parameters(), 1), settings, launcher);
    }

    Trainer trainer(Engine engine) throws CorpusException {
        return new Trainer(
                engine,
                reading.apply(Batches.whole(text.training(), settings.batch(), settings.sequence())),
                Optional.of(reading.apply(Batches.all(text.validation(), settings.batch(), settings.sequence()))),
                Optional.empty());
    }

    Heard processor() throws CorpusException {
        return processor(Weights.initial(network.parameters(), 1));
    }

    private Heard processor(Weights weights) throws CorpusException {
        Heard heard = new Heard();
        try (Workers workers = new Workers(1)) {
            trainer(new ProcessorEngine(network, weights, settings, workers)).run(heard);
        }
        return heard;
    }

    /** The same from parameters of which one is rounded otherwise: what a training itself makes of a rounding. */
    private Heard nudged() throws CorpusException {
        Weights weights = Weights.initial(network.parameters(), 1);
        float[] numbers = weights.master().clone();
        numbers[0] = Math.nextUp(numbers[0]);
        weights.set(numbers);
        return processor(weights);
    }

    /** Runs both; losses, norms and validations are near each other. */
    void agreesWithTheProcessor(Launcher launcher) throws CorpusException, UnsuitableException {
        Heard heard = new Heard();
        try (DeviceEngine engine = engine(launcher)) {
            trainer(engine).run(heard);
        }
        Heard expected = processor();
        Heard nudged = expected;
        // Costly, so only where a training asks for it.
        if (farthest(heard.norms(), expected.norms()) > NEAR) {
            nudged = nudged();
        }
        near(heard.losses(), expected.losses(), nudged.losses());
        near(heard.norms(), expected.norms(), nudged.norms());
        near(heard.validations(), expected.validations(), nudged.validations());
    }

    private static void near(List<Double> found, List<Double> expected, List<Double> nudged) {
        assertThat(found).hasSameSizeAs(expected);
        for (int i = 0; i < found.size(); i++) {
            double allowed = NEAR + ROUNDINGS * farthest(nudged.subList(0, i + 1), expected.subList(0, i + 1));
            assertThat(found.get(i)).as("at " + i).isCloseTo(expected.get(i), Percentage.withPercentage(100 * allowed));
        }
    }

    /** The largest deviation, as a share. */
    private static double farthest(List<Double> found, List<Double> expected) {
        double farthest = 0;
        for (int i = 0; i < Math.min(found.size(), expected.size()); i++) {
            farthest = Math.max(farthest, Math.abs(found.get(i) / expected.get(i) - 1));
        }
        return farthest;
    }
}
