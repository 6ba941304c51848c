package org.gateloom.samples.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Contenders that take turns. */
public final class Race {

    private Race() {}

    /**
     * How long it takes.
     *
     * @param rounds laps of each contender
     * @param warmUpSeconds steps are taken for so long before any are counted: compilers compile, memory is touched
     * @param lapSeconds a lap has so many steps that it takes about this
     */
    public record Pace(int rounds, double warmUpSeconds, double lapSeconds) {

        /** Long enough for compiled code and steady figures. */
        public static Pace of(int rounds) {
            return new Pace(rounds, 4, 0.7);
        }
    }

    /**
     * What came of a contender.
     *
     * @param contender who
     * @param laps units a second in each round
     * @param peakMemory of its process, in bytes; 0 when that is not known
     * @param core for which processor OpenBLAS has chosen its code; empty where there is none
     */
    public record Result(Contender contender, List<Double> laps, long peakMemory, String core) {

        /** The middle one. */
        public double median() {
            return Race.median(laps);
        }

        /** How many times as fast as another one, in the middle round: rounds are compared, not medians. */
        public double times(Result other) {
            List<Double> ratios = new ArrayList<>();
            for (int i = 0; i < laps.size(); i++) {
                ratios.add(laps.get(i) / other.laps.get(i));
            }
            return Race.median(ratios);
        }
    }

    static double median(List<Double> numbers) {
        double[] sorted =
                numbers.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1
                ? sorted[middle]
                : Arrays.stream(sorted, middle - 1, middle + 1).sum() / 2;
    }

    /**
     * Warms all of them up, then lets each run a lap in every round.
     *
     * @throws IOException if one of them fails, with what it said
     */
    public static List<Result> run(List<Contender> contenders, Pace pace) throws IOException {
        List<Racer> racers = new ArrayList<>();
        try {
            for (Contender contender : contenders) {
                Racer racer = new Racer(contender, pace);
                racers.add(racer);
                racer.warmUp();
            }
            List<List<Double>> laps = new ArrayList<>();
            racers.forEach(racer -> laps.add(new ArrayList<>()));
            for (int round = 0; round < pace.rounds(); round++) {
                for (int i = 0; i < racers.size(); i++) {
                    laps.get(i).add(racers.get(i).lap());
                }
            }
            List<Result> results = new ArrayList<>();
            for (int i = 0; i < racers.size(); i++) {
                results.add(new Result(
                        contenders.get(i),
                        laps.get(i),
                        racers.get(i).end(),
                        racers.get(i).core()));
            }
            return results;
        } finally {
            racers.forEach(Racer::close);
        }
    }
}
