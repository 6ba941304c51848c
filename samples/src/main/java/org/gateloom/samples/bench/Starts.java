package org.gateloom.samples.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * How long a start takes, each time in a process of its own.
 *
 * @param loading from a cell's file to its class, the first time in a process, in seconds
 * @param loadingAgain the same when the process has done it often, in seconds
 * @param training from the command to the first step of training done, in seconds
 */
public record Starts(double loading, double loadingAgain, double training) {

    /** Loads of a cell before the ones that count as later ones. */
    private static final int OFTEN = 60;

    private static final int COUNTED = 20;

    /**
     * One of each.
     *
     * @param load the command of {@link LoadSteps}
     * @param train a command that trains a step
     * @param done what it says when that is done
     */
    public static Starts measured(List<String> load, List<String> train, String done) throws IOException {
        double training = secondsUntil(train, done);
        try (Racer racer = new Racer(new Contender("loading", 1, load), Race.Pace.of(1))) {
            double first = racer.seconds(1);
            racer.seconds(OFTEN);
            return new Starts(first, racer.seconds(COUNTED) / COUNTED, training);
        }
    }

    /** The middle one in each respect. */
    public static Starts median(List<Starts> starts) {
        return new Starts(
                Race.median(starts.stream().map(Starts::loading).toList()),
                Race.median(starts.stream().map(Starts::loadingAgain).toList()),
                Race.median(starts.stream().map(Starts::training).toList()));
    }

    private static double secondsUntil(List<String> command, String said) throws IOException {
        long start = System.nanoTime();
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        List<String> lines = new ArrayList<>();
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                lines.add(line);
                if (line.contains(said)) {
                    double seconds = (System.nanoTime() - start) / 1e9;
                    reader.lines().forEach(lines::add); // so that it can end by itself
                    return seconds;
                }
            }
        }
        throw new IOException("training failed: " + String.join("\n", lines));
    }
}
