package org.gateloom.samples.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gateloom.samples.compare.Comparison;
import org.gateloom.samples.compare.Subject;
import org.gateloom.samples.compare.TaskComparison;
import org.gateloom.samples.report.ClassificationPage;
import org.gateloom.samples.report.ForecastPage;
import org.gateloom.samples.report.Page;
import org.gateloom.samples.report.TaskPage;
import org.gateloom.samples.run.ClassificationLesson;
import org.gateloom.samples.run.ForecastLesson;
import org.gateloom.samples.run.Lesson;
import org.gateloom.samples.run.Run;
import org.gateloom.samples.run.TaskLesson;
import org.gateloom.samples.run.TextLesson;
import org.gateloom.samples.run.Training;

/**
 * The page of a run alone.
 *
 * @param training that has ended
 * @param run what came of it
 * @param command that repeats it
 * @param names all that people want to know of it, by name
 */
record RunPage(Training training, Run run, String command, Map<String, String> names)
        implements Lesson.Visitor<String> {

    /** Where it is. */
    static Path in(Path folder) {
        return folder.resolve("report.html");
    }

    /** The whole file. */
    String html() {
        return training.lesson().accept(this);
    }

    @Override
    public String text(TextLesson lesson) {
        return Page.of(comparison(lesson));
    }

    @Override
    public String task(TaskLesson lesson) {
        return TaskPage.of(new TaskComparison(comparison(lesson), List.of(lesson.task())));
    }

    @Override
    public String forecast(ForecastLesson lesson) {
        return ForecastPage.of(
                lesson, run, Announcement.standstill(lesson, training.settings()), command, names, Version.all());
    }

    @Override
    public String classification(ClassificationLesson lesson) {
        // What diverged has no answers.
        return ClassificationPage.of(
                lesson,
                run,
                Announcement.oneForAll(lesson, training.settings()),
                run.ended() == Run.Ended.DIVERGED ? Optional.empty() : training.confusion(),
                command,
                names,
                Version.all());
    }

    private Comparison comparison(Lesson lesson) {
        Subject subject = ShownLesson.subject(List.of(lesson), training.settings());
        return new Comparison(subject, command, names, Version.all(), List.of(run));
    }
}
