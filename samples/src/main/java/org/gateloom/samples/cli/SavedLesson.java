package org.gateloom.samples.cli;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.gateloom.runtime.network.Ends;
import org.gateloom.samples.run.SeriesSource;
import org.gateloom.samples.run.TaskLesson;

/** What a run was trained on, as its checkpoint tells it: enough to find it again. */
sealed interface SavedLesson {

    /** What stands for the file of a text where a checkpoint names none. */
    Path UNSAID = Path.of("the run's text");

    /**
     * As the settings of a checkpoint say.
     *
     * @throws IllegalArgumentException if something of it is missing or cannot be read
     */
    static SavedLesson of(Map<String, String> settings) {
        Optional<SavedLesson> task = TaskLesson.of(settings).map(Task::new);
        return task.or(() -> SeriesSource.of(settings).map(Series::new))
                .orElseGet(() -> new Text(
                        settings.containsKey(RunSession.CORPUS) ? Path.of(settings.get(RunSession.CORPUS)) : UNSAID));
    }

    /** The visitor's answer for its kind. */
    <R> R accept(Visitor<R> visitor);

    /** {@code the task recall at lag 100}: what the run is one of. */
    String words();

    /**
     * What a network of it reads and says.
     *
     * @param symbols how many the checkpoint knows
     */
    Ends ends(int symbols);

    /** Where its text was; empty where it had none. */
    default Optional<Path> file() {
        return Optional.empty();
    }

    /**
     * A text.
     *
     * @param at its file
     */
    record Text(Path at) implements SavedLesson {

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.text(at);
        }

        @Override
        public String words() {
            return "a text";
        }

        @Override
        public Ends ends(int symbols) {
            return new Ends.Symbols(symbols);
        }

        @Override
        public Optional<Path> file() {
            return Optional.of(at);
        }
    }

    /** A task. */
    record Task(TaskLesson lesson) implements SavedLesson {

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.task(lesson);
        }

        @Override
        public String words() {
            return "the task " + lesson.task().title();
        }

        @Override
        public Ends ends(int symbols) {
            return lesson.ends();
        }
    }

    /** Series. */
    record Series(SeriesSource source) implements SavedLesson {

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.series(source);
        }

        @Override
        public String words() {
            return "a series";
        }

        @Override
        public Ends ends(int symbols) {
            return source.ends();
        }
    }

    /** One answer for each kind. */
    interface Visitor<R> {
        R text(Path file);

        R task(TaskLesson lesson);

        R series(SeriesSource source);
    }
}
