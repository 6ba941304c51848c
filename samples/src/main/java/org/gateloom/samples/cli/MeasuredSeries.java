package org.gateloom.samples.cli;

import java.util.Locale;
import org.gateloom.runtime.text.Batches;
import org.gateloom.runtime.text.CorpusException;
import org.gateloom.runtime.train.Lanes;
import org.gateloom.samples.compare.ConfusionTable;
import org.gateloom.samples.compare.Table;
import org.gateloom.samples.run.ClassificationLesson;
import org.gateloom.samples.run.ForecastLesson;
import org.gateloom.samples.run.SeriesLesson;
import org.gateloom.samples.run.TrainingSettings;
import org.gateloom.samples.series.LabelledBatches;
import org.gateloom.samples.series.SeriesBatches;

/**
 * What is said of a network that is measured on series; what is too little to be measured is said by a {@link Stop}.
 *
 * @param part which of them
 * @param over what they are, for a message
 */
record MeasuredSeries(MeasuredNetwork network, Part part, String over) implements SeriesLesson.SeriesVisitor<Measured> {

    /** Which of a lesson's series. */
    enum Part {
        /** Those that the run held out; there are some. */
        HELD_OUT,
        /** All of a file that the run may not know. */
        ALL
    }

    @Override
    public Measured forecast(ForecastLesson lesson) {
        SeriesBatches batches = batches(lesson);
        Lanes lanes = network.lanes(settings().sequence());
        double loss = lanes.measure(batches);
        String text = String.format(
                Locale.ROOT,
                "%s forecasts: %s; saying the row before again costs %s",
                Figures.grouped(batches.targets()),
                LossText.of(lesson, loss),
                LossText.of(lesson, batches.standstill()));
        return new Measured(text, loss, over);
    }

    @Override
    public Measured classification(ClassificationLesson lesson) {
        LabelledBatches batches = batches(lesson);
        // Another file may have longer series.
        Lanes lanes =
                network.lanes(Math.max(settings().sequence(), lesson.series().longest()));
        Table table = ConfusionTable.of(network.confusion(lesson, batches));
        double loss = lanes.measure(batches);
        String line = String.format(
                Locale.ROOT,
                "%s series: %s, %.4f %s %s; one answer for all is right of %.1f %%%n%n",
                Figures.grouped(batches.series()),
                Lines.right(lanes.success(batches)),
                loss,
                lesson.unit(),
                lesson.each(),
                100 * batches.oneForAll());
        return new Measured(line + table + table.note(), loss, over);
    }

    private <B extends Batches> B batches(SeriesLesson<B> lesson) {
        try {
            return part == Part.ALL
                    ? lesson.all(settings())
                    : lesson.heldOut(settings()).orElseThrow();
        } catch (CorpusException e) {
            throw Stop.wrong(e.getMessage());
        }
    }

    private TrainingSettings settings() {
        return network.run().settings();
    }
}
