package org.gateloom.generator.opencl;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
import org.gateloom.runtime.text.Corpus;
import org.gateloom.runtime.text.CorpusException;
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
    private static final Percentage NEAR = Percentage.withPercentage(0.1);

    private final Network network;
    private final Corpus.Split text;
    private final Settings settings;

    private TrainingCase(Network network, Corpus.Split text, Settings settings) {
        this.network = network;
        this.text = text;
        this.settings = settings;
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
                settings(6, STEPS, Adam.STANDARD, new LearningRate.Constant(0.005)));
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
        return new TrainingCase(network, text, other);
    }

    /** The same with something dropped behind the layers. */
    TrainingCase dropping(Network.DropoutRates rates) {
        return new TrainingCase(new Network(network.layers(), network.symbols(), rates), text, settings);
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
        return new Trainer(engine, text);
    }

    Heard processor() throws CorpusException {
        Heard heard = new Heard();
        try (Workers workers = new Workers(1)) {
            Weights weights = Weights.initial(network.parameters(), 1);
            trainer(new ProcessorEngine(network, weights, settings, workers)).run(heard);
        }
        return heard;
    }

    /** Runs both; losses, norms and validations are near each other. */
    void agreesWithTheProcessor(Launcher launcher) throws CorpusException, UnsuitableException {
        Heard heard = new Heard();
        try (DeviceEngine engine = engine(launcher)) {
            trainer(engine).run(heard);
        }
        Heard expected = processor();
        near(heard.losses(), expected.losses());
        near(heard.norms(), expected.norms());
        near(heard.validations(), expected.validations());
    }

    private static void near(List<Double> found, List<Double> expected) {
        assertThat(found).hasSameSizeAs(expected);
        for (int i = 0; i < found.size(); i++) {
            assertThat(found.get(i)).as("at " + i).isCloseTo(expected.get(i), NEAR);
        }
    }
}
