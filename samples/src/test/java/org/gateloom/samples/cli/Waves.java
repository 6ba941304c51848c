package org.gateloom.samples.cli;

import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * Waves of three kinds with noise, of 20 to 40 rows, as a CSV file has them: what a single row says of its kind is little, since
 * each kind goes from -1 to 1.
 */
final class Waves {

    private static final List<String> KINDS = List.of("sine", "square", "saw");
    private static final double NOISE = 0.1;

    private Waves() {}

    /** As many of each kind, in turns; the same seed gives the same ones. */
    static String csv(int ofEach, long seed) {
        StringBuilder text = new StringBuilder("wave,kind,step,value\n");
        SplittableRandom random = new SplittableRandom(seed);
        for (int wave = 0; wave < ofEach * KINDS.size(); wave++) {
            String kind = KINDS.get(wave % KINDS.size());
            int rows = 20 + random.nextInt(21);
            double period = 6 + 4 * random.nextDouble();
            double phase = random.nextDouble();
            for (int step = 0; step < rows; step++) {
                double turn = phase + step / period;
                double value = value(kind, turn - Math.floor(turn)) + NOISE * (2 * random.nextDouble() - 1);
                text.append(String.format(Locale.ROOT, "w%03d,%s,%d,%.3f%n", wave, kind, step, value));
            }
        }
        return text.toString().replace(System.lineSeparator(), "\n");
    }

    /** At a part of a period, from 0 to below 1. */
    private static double value(String kind, double part) {
        return switch (kind) {
            case "sine" -> StrictMath.sin(2 * Math.PI * part);
            case "square" -> part < 0.5 ? 1 : -1;
            default -> 2 * part - 1;
        };
    }
}
