package org.gateloom.samples.cli;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.OptionalDouble;
import org.gateloom.samples.run.Lesson;
import org.gateloom.samples.run.Measurement;
import org.gateloom.samples.run.TrainingSettings;

/**
 * A training as plain lines: one for the first step, one for each validation, and one now and then where validations are
 * far apart. For files, pipes and logs.
 */
final class Lines implements Display {

    /** What is said when the first step is done. */
    static final String FIRST_STEP = "first step done";

    /** Nanoseconds without a line after which the next step gets one. */
    private static final long PATIENCE = 30_000_000_000L;

    private final PrintWriter out;
    private final String name;
    private final long steps;
    private final double seconds;
    private final String unit;
    private final String places;
    private final long patience;
    private final long begin = System.nanoTime();
    private long told = begin;
    private double lossSum;
    private long lossCount;
    private long firstStep = -1;
    private Measurement last;

    /**
     * Shows it from now on.
     *
     * @param lesson whose losses and places they are
     */
    Lines(PrintWriter out, String name, TrainingSettings settings, Lesson lesson) {
        this(out, name, settings.steps(), settings.seconds(), lesson.unit(), lesson.places(), PATIENCE);
    }

    /**
     * With another patience.
     *
     * @param steps after which it ends
     * @param seconds of training after which it ends; 0 for any number
     * @param unit of losses
     * @param places what is read, in the plural
     * @param patience in nanoseconds
     */
    Lines(PrintWriter out, String name, long steps, double seconds, String unit, String places, long patience) {
        this.unit = unit;
        this.places = places;
        this.patience = patience;
        this.out = out;
        this.name = name;
        this.steps = steps;
        this.seconds = seconds;
    }

    @Override
    public void stepped(Measurement training, double norm) {
        if (firstStep < 0) {
            firstStep = training.step();
            out.println(firstStep(name, training));
        }
        lossSum += training.loss();
        lossCount++;
        last = training;
        if (System.nanoTime() - told > patience) {
            tell(training.step(), "training " + loss(lossSum / lossCount), OptionalDouble.empty());
        }
    }

    @Override
    public void validated(Measurement validation) {
        tell(
                validation.step(),
                "training " + loss(lossSum / lossCount) + ", validation " + loss(validation.loss()),
                validation.success());
        lossSum = 0;
        lossCount = 0;
    }

    private void tell(long step, String losses, OptionalDouble success) {
        told = System.nanoTime();
        long done = step - firstStep + 1;
        double left = seconds > 0 ? seconds - last.seconds() : (told - begin) / 1e9 / done * (steps - step);
        out.println(String.format(
                Locale.ROOT,
                "%s  step %,d%s: %s %s%s; %,.0f %s/s; %s left",
                name,
                step,
                seconds > 0 ? "" : String.format(Locale.ROOT, " of %,d", steps),
                losses,
                unit,
                success.isPresent() ? ", " + right(success.getAsDouble()) : "",
                last.characters() / last.seconds(),
                places,
                duration(Math.max(0, left))));
        out.flush();
    }

    /** How long it took until there, from the start of the JVM. */
    static String firstStep(String name, Measurement training) {
        return name + "  " + FIRST_STEP + " " + Started.ago() + " after the start, loss " + loss(training.loss());
    }

    /** {@code 99.4 % right}. */
    static String right(double success) {
        return String.format(Locale.ROOT, "%.1f %% right", 100 * success);
    }

    static String loss(double loss) {
        return String.format(Locale.ROOT, "%.4f", loss);
    }

    /** {@code 12 s}, {@code 3 min 20 s}, {@code 2 h 5 min}. */
    static String duration(double seconds) {
        long whole = Math.round(seconds);
        if (whole < 60) {
            return whole + " s";
        }
        return whole < 3600
                ? whole / 60 + " min " + whole % 60 + " s"
                : whole / 3600 + " h " + whole % 3600 / 60 + " min";
    }

    @Override
    public void close() {}
}
