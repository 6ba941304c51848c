package org.gateloom.samples.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.gateloom.samples.compare.Baseline;
import org.gateloom.samples.compare.Subject;
import org.gateloom.samples.run.ClassificationLesson;
import org.gateloom.samples.run.ForecastLesson;
import org.gateloom.samples.run.Lesson;
import org.gateloom.samples.run.SeriesLesson;
import org.gateloom.samples.run.SeriesSource;
import org.gateloom.samples.run.TaskLesson;
import org.gateloom.samples.run.TextLesson;
import org.gateloom.samples.run.TrainingSettings;
import org.gateloom.samples.task.Task;

/** What reports say of that which all cells learn. */
final class ShownLesson {

    private ShownLesson() {}

    /**
     * By the names of options.
     *
     * @param learnt one, or a task at several lags
     */
    static Map<String, String> of(List<Learnt> learnt) {
        Map<String, String> shown = new LinkedHashMap<>(learnt.get(0).named());
        SeriesSource.DERIVED.forEach(shown::remove);
        shown.putAll(learnt.get(0).lesson().accept(new Shortened(learnt)));
        return shown;
    }

    /**
     * What it is called.
     *
     * @param lessons one, or a task at several lags
     * @param settings by which something is held out
     */
    static Subject subject(List<Lesson> lessons, TrainingSettings settings) {
        return lessons.get(0).accept(new Called(lessons, settings));
    }

    /** What is not shown as it is named. */
    private record Shortened(List<Learnt> learnt) implements Lesson.Visitor<Map<String, String>> {

        @Override
        public Map<String, String> text(TextLesson lesson) {
            return file(RunSession.CORPUS, lesson.corpus().digest());
        }

        @Override
        public Map<String, String> task(TaskLesson lesson) {
            return Map.of(
                    TaskLesson.LAG,
                    String.join(
                            ", ",
                            learnt.stream()
                                    .map(each -> each.named().get(TaskLesson.LAG))
                                    .toList()));
        }

        @Override
        public Map<String, String> forecast(ForecastLesson lesson) {
            return series(lesson);
        }

        @Override
        public Map<String, String> classification(ClassificationLesson lesson) {
            return series(lesson);
        }

        private Map<String, String> series(SeriesLesson<?> lesson) {
            return file(SeriesSource.SERIES, lesson.series().digest());
        }

        /** Its name without its folder, and what tells it from others of that name. */
        private Map<String, String> file(String name, String digest) {
            String path = learnt.get(0).named().get(name);
            return Map.of(name, path.replaceFirst(".*[/\\\\]", "") + ", SHA-256 " + digest);
        }
    }

    private record Called(List<Lesson> lessons, TrainingSettings settings) implements Lesson.Visitor<Subject> {

        @Override
        public Subject text(TextLesson lesson) {
            return Subject.Shared.TEXT;
        }

        @Override
        public Subject task(TaskLesson lesson) {
            List<Task> tasks = lessons.stream()
                    .flatMapToInt(each -> each.lag().stream())
                    .mapToObj(lesson.task().kind()::at)
                    .toList();
            return new Subject.AtLags(tasks, lesson.unit());
        }

        @Override
        public Subject forecast(ForecastLesson lesson) {
            return series(
                    lesson,
                    Announcement.standstill(lesson, settings).stream()
                            .mapToObj(loss -> new Baseline(
                                    "Saying the row before again costs " + LossText.of(lesson, loss) + ".",
                                    "validationLoss",
                                    loss))
                            .findFirst());
        }

        @Override
        public Subject classification(ClassificationLesson lesson) {
            return series(
                    lesson,
                    Announcement.oneForAll(lesson, settings).stream()
                            .mapToObj(right -> new Baseline(
                                    String.format(Locale.ROOT, "One answer for all is right of %.1f %%.", 100 * right),
                                    "success",
                                    right))
                            .findFirst());
        }

        private static Subject series(SeriesLesson<?> lesson, Optional<Baseline> baseline) {
            return new Subject.Shared("series", lesson.unit(), lesson.each(), lesson.places(), baseline);
        }
    }
}
