package org.gateloom.samples.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.gateloom.samples.run.Measurement;

/** A training as a bar on a terminal, with rate, losses and the time that is left. */
final class Bar implements Display {

    /** Where it is not known how much will be read. */
    static final long ENDLESS = -1;

    private static final int REFRESH_MILLISECONDS = 200;

    /** What is shown is the mean loss of so many steps, about. */
    private static final int MEAN = 50;

    private final PrintWriter out;
    private final String name;
    private final ProgressBar bar;
    private String firstStep = "";
    private double training;
    private int steps;
    private String validation = "";

    /**
     * Shows it from now on.
     *
     * @param out what is printed to once the bar is done
     * @param places what is read, in the plural
     * @param atFirst how many were read before
     * @param all to read, or {@link #ENDLESS}
     */
    Bar(PrintWriter out, String name, String places, long atFirst, long all) {
        boolean characters = places.equals("characters");
        this.out = out;
        this.name = name;
        bar = new ProgressBarBuilder()
                .setStyle(Streams.shows('█') ? ProgressBarStyle.COLORFUL_UNICODE_BLOCK : ProgressBarStyle.ASCII)
                .setTaskName(VisibleWriter.visible(name))
                .setInitialMax(all)
                .startsFrom(atFirst, Duration.ZERO)
                .setUnit(characters ? " kchar" : " " + places, characters ? 1000 : 1)
                .setUpdateIntervalMillis(REFRESH_MILLISECONDS)
                .showSpeed()
                .build();
    }

    @Override
    public void stepped(Measurement step, double norm) {
        if (firstStep.isEmpty()) {
            firstStep = Lines.firstStep(name, step);
        }
        steps = Math.min(MEAN, steps + 1);
        training += (step.loss() - training) / steps;
        bar.stepTo(step.characters());
        bar.setExtraMessage(String.format(Locale.ROOT, " loss %.3f%s", training, validation));
    }

    @Override
    public void validated(Measurement measured) {
        validation = String.format(Locale.ROOT, "/%.3f", measured.loss());
    }

    @Override
    public void close() {
        bar.close();
        if (!firstStep.isEmpty()) {
            out.println(firstStep);
        }
    }
}
