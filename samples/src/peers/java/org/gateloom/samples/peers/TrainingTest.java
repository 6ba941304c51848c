package org.gateloom.samples.peers;

import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.SoftAssertions.assertSoftly;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.gateloom.runtime.network.Network;
import org.gateloom.runtime.optimize.Weights;
import org.gateloom.runtime.text.Batches;
import org.gateloom.runtime.text.Corpus;
import org.gateloom.runtime.text.CorpusException;
import org.gateloom.runtime.text.TextBatches;
import org.gateloom.runtime.train.ProcessorEngine;
import org.gateloom.runtime.train.Trainer;
import org.gateloom.runtime.train.Workers;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Ten steps of training, from the same parameters on the same text, here and in libtorch. */
class TrainingTest {

    private static final int STEPS = 10;

    @ParameterizedTest(name = "{0}, clipped at {1}")
    @MethodSource("models")
    void theLossesAreLibtorchs(LibtorchOperator operator, double clip) throws CorpusException {
        Corpus corpus = Corpus.read(Path.of("corpus", "anna.txt"));
        CharacterModel model = new CharacterModel(operator, 64, 2, 8, 25, clip);
        Network network = model.network(corpus.vocabulary().size());
        Weights weights = Weights.initial(network.parameters(), 1);

        List<Double> peer = new ArrayList<>();
        try (LibtorchCharacters twin = model.inLibtorch(network, weights)) {
            TextBatches batches = Batches.whole(corpus.passage(), model.batch(), model.sequence());
            for (int step = 0; step < STEPS; step++) {
                peer.add(twin.learn(batches, step));
            }
        }
        List<Double> losses = new ArrayList<>();
        try (Workers workers = new Workers(2)) {
            new Trainer(new ProcessorEngine(network, weights, model.settings(STEPS), workers), corpus.split(0))
                    .run((Losses) losses::add);
        }

        assertSoftly(each -> {
            for (int step = 0; step < STEPS; step++) {
                each.assertThat(losses.get(step)).as("step %d", step + 1).isCloseTo(peer.get(step), within(1e-4));
            }
        });
    }

    /** At 5 hardly any gradient of the first steps is clipped, at 0.1 each. */
    static Stream<Arguments> models() {
        return Stream.concat(LibtorchOperator.all().stream(), LibtorchOperator.byHand().stream())
                .flatMap(operator -> Stream.of(5.0, 0.1).map(clip -> Arguments.of(operator, clip)));
    }
}
