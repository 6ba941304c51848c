package org.gateloom.generator.opencl;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Percentage;
import org.gateloom.runtime.cell.Cell;
import org.gateloom.runtime.network.Network;
import org.gateloom.runtime.opencl.DeviceTrainer;
import org.gateloom.runtime.opencl.Launcher;
import org.gateloom.runtime.optimize.Adam;
import org.gateloom.runtime.optimize.LearningRate;
import org.gateloom.runtime.optimize.Weights;
import org.gateloom.runtime.text.Corpus;
import org.gateloom.runtime.text.CorpusException;
import org.gateloom.runtime.train.Progress;
import org.gateloom.runtime.train.Settings;
import org.gateloom.runtime.train.Trainer;
import org.gateloom.runtime.train.Validation;
import org.gateloom.runtime.train.Workers;

/** A training that the processor's code and a kernel do side by side: 100 steps, two layers, some epochs. */
final class TrainingCase {

    static final Settings SETTINGS =
            new Settings(6, 7, 100, Adam.STANDARD, new LearningRate.Constant(0.005), 1, 40, 0, 1);

    /** Far above rounding, which is about 1e-6 after 100 steps, and far below what a wrong gradient does. */
    private static final Percentage NEAR = Percentage.withPercentage(0.1);

    private final Network network;
    private final Corpus.Split text;

    private TrainingCase(Network network, Corpus.Split text) {
        this.network = network;
        this.text = text;
    }

    /**
     * Two layers of a cell.
     *
     * @param in what the first one reads: as many as there are symbols for symbols, otherwise an embedding
     */
    static TrainingCase of(KernelCell cell, int in) throws CorpusException {
        Corpus corpus = corpus();
        Cell first = cell.loaded().of(Map.of("in", in, "hidden", 13));
        Cell second = cell.loaded().of(Map.of("in", first.outputSize(), "hidden", 13));
        return new TrainingCase(
                new Network(List.of(first, second), corpus.vocabulary().size(), Network.DropoutRates.NONE),
                corpus.split(0.2));
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

    DeviceTrainer trainer(Launcher launcher) throws CorpusException {
        return new DeviceTrainer(network, Weights.initial(network.parameters(), 1), text, SETTINGS, launcher);
    }

    Heard processor() throws CorpusException {
        Heard heard = new Heard();
        try (Workers workers = new Workers(1)) {
            new Trainer(network, Weights.initial(network.parameters(), 1), text, SETTINGS, workers).run(heard);
        }
        return heard;
    }

    /** Runs both; losses, norms and validations are near each other. */
    void agreesWithTheProcessor(Launcher launcher) throws CorpusException {
        Heard heard = new Heard();
        try (DeviceTrainer trainer = trainer(launcher)) {
            trainer.run(heard);
        }
        Heard expected = processor();
        near(heard.losses(), expected.losses());
        near(heard.norms(), expected.norms());
        near(heard.validations(), expected.validations());
        assertThat(heard.losses().get(99)).isLessThan(heard.losses().get(0));
    }

    private static void near(List<Double> found, List<Double> expected) {
        assertThat(found).hasSameSizeAs(expected);
        for (int i = 0; i < found.size(); i++) {
            assertThat(found.get(i)).as("at " + i).isCloseTo(expected.get(i), NEAR);
        }
    }
}
