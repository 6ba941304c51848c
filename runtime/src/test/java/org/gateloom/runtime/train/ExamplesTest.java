package org.gateloom.runtime.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.gateloom.runtime.network.Elman;
import org.gateloom.runtime.network.Network;
import org.gateloom.runtime.network.Network.DropoutRates;
import org.gateloom.runtime.optimize.Adam;
import org.gateloom.runtime.optimize.LearningRate;
import org.gateloom.runtime.optimize.Optimizer;
import org.gateloom.runtime.optimize.Sgd;
import org.gateloom.runtime.optimize.Weights;
import org.junit.jupiter.api.Test;

/** Training on examples, each of which begins anew, until they are solved. */
class ExamplesTest {

    private static final Echo TRAINING = new Echo(6, 4, Integer.MAX_VALUE, 1);
    private static final Echo HELD_OUT = new Echo(6, 4, 20, 2);

    @Test
    void anExamplesLossDoesNotDependOnTheOneBefore() {
        try (Workers workers = new Workers(1)) {
            Settings still = settings(new Sgd(0), 0);
            double[] behindOthers = new double[8];
            engine(still, workers).learn(TRAINING, 0, 8, behindOthers, new double[8]);
            double[] alone = new double[1];
            engine(still, workers).learn(TRAINING, 7, 1, alone, new double[1]);
            assertThat(alone[0]).isEqualTo(behindOthers[7]);

            Echo onlyFirst = new Echo(6, 4, 1, 2);
            Echo twice = new Echo(6, 4, 2, 2);
            Engine engine = engine(still, workers);
            double first = engine.measure(onlyFirst);
            double second = 2 * engine.measure(twice) - first;
            assertThat(engine.measure(twice.alone(1))).isCloseTo(second, within(1e-6));
        }
    }

    @Test
    void successIsTheShareOfTargetsThatAreLikeliest() {
        try (Workers workers = new Workers(2)) {
            Engine engine = engine(settings(Adam.STANDARD, 0.02), workers);
            double untrained = engine.success(HELD_OUT);
            assertThat(untrained * 120).isCloseTo(Math.rint(untrained * 120), within(1e-9));
            assertThat(untrained).isLessThan(0.8);
            engine.learn(TRAINING, 0, 300, new double[300], new double[300]);
            assertThat(engine.success(HELD_OUT)).isEqualTo(1);
            assertThat(engine.measure(HELD_OUT)).isLessThan(0.2);
        }
    }

    @Test
    void aGoalEndsTrainingAndWhatWasFoundOfItIsKept() {
        try (Workers workers = new Workers(1)) {
            Settings settings = settings(Adam.STANDARD, 0.02);
            Log whole = new Log();
            Trainer straight = trainer(settings, workers);
            Outcome solved = straight.run(whole);
            assertThat(solved).isInstanceOf(Outcome.Solved.class);
            assertThat(straight.run(whole)).isEqualTo(solved);
            List<OptionalDouble> successes =
                    whole.validations.stream().map(Validation::success).toList();
            int count = successes.size();
            assertThat(count).isGreaterThanOrEqualTo(2);
            assertThat(successes.subList(count - 2, count))
                    .allSatisfy(success -> assertThat(success.orElse(0)).isGreaterThanOrEqualTo(0.99));
            assertThat(count == 2 || successes.get(count - 3).orElse(1) < 0.99).isTrue();

            // Stopped between the two validations that solve it.
            long between = solved.step() - 5;
            Log parts = new Log();
            Trainer first = trainer(settings, workers);
            parts.stopAt(between, first);
            assertThat(first.run(parts)).isEqualTo(new Outcome.Interrupted(between));
            Trainer second = trainer(settings, workers);
            second.restore(first.snapshot());
            assertThat(second.run(parts)).isEqualTo(solved);
            assertThat(parts.validations).isEqualTo(whole.validations);
            assertThat(second.snapshot().parameters())
                    .containsExactly(straight.snapshot().parameters());
        }
    }

    @Test
    void aGoalOutOfRangeIsASentence() {
        assertThatThrownBy(() -> new Goal(1.5, 2))
                .hasMessage("a goal is a share above 0 to 1 in at least 1 validation, not 1.5 in 2");
    }

    private static Settings settings(Optimizer optimizer, double rate) {
        return new Settings(6, 4, 2000, optimizer, new LearningRate.Constant(rate), 1, 10, 0, 1);
    }

    private static Engine engine(Settings settings, Workers workers) {
        Network network = new Network(List.of(new Elman(Echo.SYMBOLS, 12)), Echo.SYMBOLS, DropoutRates.NONE);
        return new ProcessorEngine(network, Weights.initial(network.parameters(), 1), settings, workers);
    }

    private static Trainer trainer(Settings settings, Workers workers) {
        return new Trainer(engine(settings, workers), TRAINING, Optional.of(HELD_OUT), Optional.of(new Goal(0.99, 2)));
    }

    private static final class Log implements Progress {

        private final List<Validation> validations = new ArrayList<>();
        private long stop = -1;
        private Trainer stopped;

        private void stopAt(long step, Trainer trainer) {
            stop = step;
            stopped = trainer;
        }

        @Override
        public void stepped(long step, double loss, double norm) {
            if (step == stop) {
                stopped.stop();
            }
        }

        @Override
        public void validated(Validation validation) {
            validations.add(validation);
        }
    }
}
