package org.gateloom.samples.cli;

import java.util.Locale;
import java.util.function.Function;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.gateloom.samples.run.Measurement;
import org.gateloom.samples.run.TrainingSettings;

/** A run of a comparison as a bar on a terminal, with the time that is left of the whole comparison. */
final class ComparisonBar implements Display {

    private static final int REFRESH_MILLISECONDS = 200;

    /** The bar is cut into so many parts. */
    private static final int PARTS = 100;

    private final ProgressBar bar;
    private final TrainingSettings settings;
    private final Function<Measurement, String> left;
    private String validation = "";

    /**
     * Shows it from now on.
     *
     * @param title which run it is
     * @param left says how long the comparison takes after a step
     */
    ComparisonBar(String title, TrainingSettings settings, Function<Measurement, String> left) {
        this.settings = settings;
        this.left = left;
        bar = new ProgressBarBuilder()
                .setStyle(Streams.shows('█') ? ProgressBarStyle.COLORFUL_UNICODE_BLOCK : ProgressBarStyle.ASCII)
                .setTaskName(VisibleWriter.visible(title))
                .setInitialMax(PARTS)
                .setUpdateIntervalMillis(REFRESH_MILLISECONDS)
                .hideEta()
                .clearDisplayOnFinish()
                .build();
    }

    @Override
    public void stepped(Measurement step, double norm) {
        bar.stepTo(Math.round(PARTS * settings.share(step.step(), step.seconds())));
        // What a narrow terminal cuts off is the loss.
        bar.setExtraMessage(String.format(Locale.ROOT, " %sloss %.3f%s", left.apply(step), step.loss(), validation));
    }

    @Override
    public void validated(Measurement measured) {
        validation = String.format(Locale.ROOT, "/%.3f", measured.loss());
    }

    @Override
    public void close() {
        bar.close();
    }
}
