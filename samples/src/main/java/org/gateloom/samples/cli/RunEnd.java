package org.gateloom.samples.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.gateloom.runtime.train.Outcome;
import org.gateloom.samples.run.ClassificationLesson;
import org.gateloom.samples.run.ForecastLesson;
import org.gateloom.samples.run.Lesson;
import org.gateloom.samples.run.Run;
import org.gateloom.samples.run.SeriesLesson;
import org.gateloom.samples.run.TaskLesson;
import org.gateloom.samples.run.TextLesson;
import org.gateloom.samples.run.Training;

/**
 * What is said of a training when it has ended.
 *
 * @param out where
 * @param name of the cell
 * @param run what came of it
 */
record RunEnd(PrintWriter out, String name, Training training, Run run) {

    /** Says how it ended, where its page is and what can be done next; the exit code. */
    int say(Outcome outcome, Path folder) {
        run.stopped().ifPresent(stopped -> out.println(name + " " + stopped));
        if (outcome instanceof Outcome.StoppedEarly early) {
            out.println(String.format(
                    Locale.ROOT, "stopped after step %,d: validation brought nothing better", early.step()));
        }
        if (outcome instanceof Outcome.Solved solved) {
            out.println(String.format(Locale.ROOT, "solved after step %,d", solved.step()));
        }
        run.trainingLoss().ifPresent(this::losses);
        Left left = training.lesson().accept(new OfLesson());
        out.println(left.page() + ": " + RunPage.in(folder));
        if (outcome.diverged()) {
            return Stop.FAILED;
        }
        String named = CommandText.quoted(folder.toString());
        if (outcome instanceof Outcome.Interrupted) {
            out.println("go on with it: gateloom resume " + named);
            return Stop.INTERRUPTED;
        }
        left.next().ifPresent(next -> out.println(next + " " + named));
        return 0;
    }

    private void losses(double trainingLoss) {
        Lesson lesson = training.lesson();
        out.println("over the last twentieth of the steps: training "
                + LossText.of(lesson, trainingLoss)
                + (run.validationLoss().isPresent()
                        ? "; validation "
                                + LossText.of(lesson, run.validationLoss().getAsDouble())
                        : "")
                + training.success().stream()
                        .mapToObj(success -> ", " + Lines.right(success))
                        .findFirst()
                        .orElse("")
                + String.format(
                        Locale.ROOT,
                        "; %,.0f %s/s, %s",
                        run.charactersPerSecond().orElse(0),
                        lesson.places(),
                        Lines.duration(run.seconds())));
    }

    /**
     * What a training leaves.
     *
     * @param page what it is called
     * @param next the command that makes something of the run, but for the folder; empty if there is none
     */
    private record Left(String page, Optional<String> next) {}

    /** By what was learnt. */
    private final class OfLesson implements Lesson.Visitor<Left> {

        private static final String CURVES = "page with curves";

        @Override
        public Left text(TextLesson lesson) {
            return new Left(CURVES, Optional.of("hear it write: gateloom sample"));
        }

        @Override
        public Left task(TaskLesson lesson) {
            return new Left(CURVES, Optional.empty());
        }

        @Override
        public Left forecast(ForecastLesson lesson) {
            return series(lesson);
        }

        @Override
        public Left classification(ClassificationLesson lesson) {
            return series(lesson);
        }

        private Left series(SeriesLesson<?> lesson) {
            return new Left(
                    "page",
                    lesson.holdsOut(training.settings())
                            ? Optional.of("measure it: gateloom measure")
                            : Optional.empty());
        }
    }
}
