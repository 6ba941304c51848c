package org.gateloom.samples.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.gateloom.runtime.text.Batches;
import org.gateloom.runtime.text.Corpus;
import org.gateloom.runtime.text.CorpusException;
import org.gateloom.runtime.train.Goal;
import org.gateloom.runtime.train.ProcessorEngine;
import org.gateloom.samples.run.ClassificationLesson;
import org.gateloom.samples.run.ForecastLesson;
import org.gateloom.samples.run.Lesson;
import org.gateloom.samples.run.SeriesLesson;
import org.gateloom.samples.run.TaskLesson;
import org.gateloom.samples.run.TextLesson;
import org.gateloom.samples.run.Training;
import org.gateloom.samples.run.TrainingSettings;
import org.gateloom.samples.series.LabelledBatches;
import org.gateloom.samples.series.Series;
import org.gateloom.samples.series.SeriesBatches;
import org.gateloom.samples.task.SymbolTask;
import org.gateloom.samples.task.Task;

/**
 * What is said of a training before it begins.
 *
 * @param out where
 * @param learnt what is trained on, by the names of options
 */
record Announcement(PrintWriter out, NamedCell cell, Training training, Map<String, String> learnt)
        implements Lesson.Visitor<List<String>> {

    /** Says what will be trained. */
    void network() {
        TrainingSettings settings = training.settings();
        out.println(String.format(
                Locale.ROOT,
                "%s: %s of %,d, %,d parameters",
                cell.argument(),
                settings.layers() == 1 ? "1 layer" : settings.layers() + " layers",
                settings.hidden(),
                training.network().parameters().length()));
        if (!training.computedOn().equals(ProcessorEngine.DESCRIPTION)) {
            out.println("on " + training.computedOn());
        }
    }

    /** Says on what will be trained. */
    void lesson() {
        training.lesson().accept(this).forEach(out::println);
    }

    @Override
    public List<String> forecast(ForecastLesson lesson) {
        List<String> forecast = lesson.forecast().columns();
        String rows = String.format(
                Locale.ROOT,
                "%s: %,d rows of %s%s; %s forecast one row ahead",
                lesson.source().file().getFileName(),
                lesson.series().rows().size(),
                Figures.count(lesson.series().columns().size(), "column"),
                lesson.series().grouped()
                        ? String.format(
                                Locale.ROOT,
                                " in %,d series, of which %,d are held out",
                                lesson.series().parts().size(),
                                lesson.series().parts().size()
                                        - lesson.trained(training.settings().heldOut()))
                        : "",
                String.join(", ", forecast) + (forecast.size() == 1 ? " is" : " are"));
        OptionalDouble standstill = standstill(lesson, training.settings());
        return standstill.isPresent()
                ? List.of(
                        rows,
                        "saying the row before again costs " + LossText.of(lesson, standstill.getAsDouble())
                                + " over what is held out")
                : List.of(rows);
    }

    @Override
    public List<String> classification(ClassificationLesson lesson) {
        List<String> classes = lesson.classification().classes();
        int shortest = lesson.series().parts().stream()
                .mapToInt(Series.Part::rows)
                .min()
                .orElseThrow();
        int longest = lesson.series().longest();
        return List.of(String.format(
                Locale.ROOT,
                "%s: %,d series of %,d classes (%s), of %s rows of %s%s",
                lesson.source().file().getFileName(),
                lesson.series().parts().size(),
                classes.size(),
                String.join(", ", classes),
                shortest == longest
                        ? Figures.grouped(longest)
                        : Figures.grouped(shortest) + " to " + Figures.grouped(longest),
                Figures.count(lesson.series().columns().size(), "column"),
                heldOut(lesson)));
    }

    private String heldOut(ClassificationLesson lesson) {
        return heldOut(lesson, training.settings())
                .map(heldOut -> String.format(
                        Locale.ROOT,
                        "; %,d of them held out, of which one answer for all is right of %.1f %%",
                        heldOut.series(),
                        100 * heldOut.oneForAll()))
                .orElse("; none held out");
    }

    @Override
    public List<String> task(TaskLesson lesson) {
        Task task = lesson.task();
        return List.of(String.format(
                Locale.ROOT,
                "%s: sequences of %,d, %s; %,d others held out, of whose answers %.1f %% are right by chance",
                task.title(),
                task.steps(),
                task instanceof SymbolTask symbols ? symbols.vocabulary().size() + " symbols" : "numbers",
                lesson.examples(training.settings().batch()),
                100 * task.chance()));
    }

    @Override
    public List<String> text(TextLesson lesson) {
        TrainingSettings settings = training.settings();
        Corpus corpus = lesson.corpus();
        long heldOut = corpus.split(settings.heldOut()).validation().length();
        long over = heldOut % settings.batch();
        return List.of(String.format(
                Locale.ROOT,
                "%s: %,d characters, %,d symbols; the last %,d held out%s, %,d at the end of the rest left over",
                Path.of(learnt.get(RunSession.CORPUS)).getFileName(),
                corpus.length(),
                corpus.vocabulary().size(),
                heldOut,
                over == 0 ? "" : String.format(Locale.ROOT, " (%,d of them left over)", over),
                dropped(lesson)));
    }

    private int dropped(TextLesson lesson) {
        try {
            return lesson.training(training.settings()).dropped();
        } catch (CorpusException e) {
            throw new IllegalStateException("it is being trained on", e);
        }
    }

    /** Says how long will be trained. */
    void steps() {
        TrainingSettings settings = training.settings();
        Lesson lesson = training.lesson();
        Optional<Goal> goal = lesson.goal();
        int ofAStream = lesson.placesOfAStream(settings);
        String most = lesson.ragged() ? "up to " : "";
        String each = most + settings.batch() + (ofAStream == 1 ? "" : " x " + ofAStream) + " " + lesson.places();
        String length = settings.seconds() > 0
                ? Figures.plain(settings.seconds()) + " seconds of training in steps of " + each
                : Figures.grouped(settings.steps()) + " steps of " + each;
        String end = settings.seconds() > 0 ? "" : String.format(Locale.ROOT, ", %.2f epochs", training.epochs());
        out.println(length
                + goal.map(found -> String.format(
                                Locale.ROOT,
                                " at most; solved when %.0f %% are right in %d validations in a row",
                                100 * found.success(),
                                found.validations()))
                        .orElse(end));
    }

    /** The share of right answers of who says one class of all that is held out; empty if nothing is. */
    static OptionalDouble oneForAll(ClassificationLesson lesson, TrainingSettings settings) {
        return heldOut(lesson, settings).stream()
                .mapToDouble(LabelledBatches::oneForAll)
                .findFirst();
    }

    /** What the simplest of all forecasts costs over what is held out; empty if nothing is. */
    static OptionalDouble standstill(ForecastLesson lesson, TrainingSettings settings) {
        return heldOut(lesson, settings).stream()
                .mapToDouble(SeriesBatches::standstill)
                .findFirst();
    }

    private static <B extends Batches> Optional<B> heldOut(SeriesLesson<B> lesson, TrainingSettings settings) {
        try {
            return lesson.heldOut(settings);
        } catch (CorpusException e) {
            throw new IllegalStateException("it is being validated on", e);
        }
    }
}
