package org.gateloom.samples.compare;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.gateloom.samples.run.Measurement;
import org.gateloom.samples.run.Run;
import org.gateloom.samples.run.Sample;

/** A comparison made up, with everything in it that a comparison can have. */
public final class ExampleComparison {

    private ExampleComparison() {}

    /** Two that came to their end and one that diverged. */
    public static Comparison make() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("corpus", "anna.txt");
        settings.put("layers", "2");
        settings.put("learning rate", "0.002");
        Run lstm = run("lstm", 1.6, 20_000, Optional.empty());
        Run gru = run("gru", 1.5, 25_000, Optional.empty());
        Run own = run("cells/<my> & own.yaml", 2.5, 30_000, Optional.of("diverged at step 41: its loss is NaN"));
        return new Comparison(
                Subject.Shared.TEXT,
                "gateloom compare lstm gru 'cells/<my> & own.yaml'",
                settings,
                Map.of("gateloom", "0.1.0"),
                List.of(lstm, gru, own));
    }

    /** Two cells with three seeds each; a run of the second cell diverged. */
    public static Comparison ofSeeds() {
        List<Run> runs = new ArrayList<>();
        for (int seed = 1; seed <= 3; seed++) {
            Optional<String> stopped =
                    seed == 3 ? Optional.of("diverged at step 41: its loss is NaN") : Optional.empty();
            runs.add(run("lstm", seed, 1.4 + 0.1 * seed, 20_000, Optional.empty()));
            runs.add(run("gru", seed, 1.4 + 0.1 * seed, 25_000, stopped));
        }
        return new Comparison(Subject.Shared.TEXT, "gateloom compare lstm gru --seeds 3", Map.of(), Map.of(), runs);
    }

    /** Of the second cell's learning rate three were tried, of which one diverged. */
    public static Comparison tuned() {
        Run lstm = run("lstm", 1.6, 20_000, Optional.empty());
        return new Comparison(Subject.Shared.TEXT, "gateloom compare lstm --tune", Map.of(), Map.of(), List.of(lstm))
                .withTrial(at(run("lstm", 1.9, 20_000, Optional.empty()), 0.0005))
                .withTrial(at(run("lstm", 1.8, 20_000, Optional.empty()), 0.002))
                .withTrial(at(run("lstm", 0.1, 20_000, Optional.of("diverged at step 41: its loss is NaN")), 0.01));
    }

    private static Run at(Run run, double learningRate) {
        return new Run(
                run.cell(),
                run.lag(),
                run.digest(),
                run.hidden(),
                run.parameters(),
                run.seed(),
                learningRate,
                run.flops(),
                run.trainingLoss(),
                run.training(),
                run.validation(),
                run.samples(),
                run.ended(),
                run.stopped());
    }

    private static Run run(String cell, double end, double charactersPerSecond, Optional<String> stopped) {
        return run(cell, 1, end, charactersPerSecond, stopped);
    }

    private static Run run(String cell, long seed, double end, double charactersPerSecond, Optional<String> stopped) {
        List<Measurement> training = IntStream.rangeClosed(1, 40)
                .mapToObj(i -> measurement(i, end, charactersPerSecond))
                .toList();
        List<Measurement> validation = IntStream.rangeClosed(1, 4)
                .mapToObj(i -> measurement(10 * i, end + 0.05, charactersPerSecond))
                .toList();
        List<Sample> samples =
                List.of(new Sample(40, 0.8, "Anna ", "said \"<b>no</b>\"\n\u0000 and </script> & went.\u2028"));
        return new Run(
                cell,
                OptionalInt.empty(),
                "0123456789abcdef".repeat(4),
                128,
                200_000,
                seed,
                0.002,
                5_000_000,
                OptionalDouble.of(end + 0.075),
                training,
                validation,
                samples,
                stopped.isPresent() ? Run.Ended.DIVERGED : Run.Ended.WELL,
                stopped);
    }

    private static Measurement measurement(int step, double end, double charactersPerSecond) {
        long characters = step * 1600L;
        return new Measurement(step, characters, characters / charactersPerSecond, end + 3.0 / step);
    }
}
