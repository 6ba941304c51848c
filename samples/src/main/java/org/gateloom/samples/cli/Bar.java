package org.gateloom.samples.cli;

import java.time.Duration;
import java.util.Locale;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import org.gateloom.samples.run.Measurement;

/** A training as a bar on a terminal, with rate, losses and the time that is left. */
final class Bar implements Display {

    private static final int REFRESH_MILLISECONDS = 200;

    /** How much of the mean loss a step leaves as it was: what is shown is that of the last fifty or so. */
    private static final double KEPT = 0.98;

    private final ProgressBar bar;
    private double training = Double.NaN;
    private String validation = "";

    Bar(String name, long charactersAtFirst, long characters) {
        bar = new ProgressBarBuilder()
                .setTaskName(name)
                .setInitialMax(characters)
                .startsFrom(charactersAtFirst, Duration.ZERO)
                .setUnit(" kchar", 1000)
                .setUpdateIntervalMillis(REFRESH_MILLISECONDS)
                .showSpeed()
                .build();
    }

    @Override
    public void stepped(Measurement step, double norm) {
        training = Double.isNaN(training) ? step.loss() : KEPT * training + (1 - KEPT) * step.loss();
        bar.stepTo(step.characters());
        bar.setExtraMessage(String.format(Locale.ROOT, "training %.3f%s", training, validation));
    }

    @Override
    public void validated(Measurement measured) {
        validation = String.format(Locale.ROOT, ", validation %.3f", measured.loss());
    }

    @Override
    public void close() {
        bar.close();
    }
}
