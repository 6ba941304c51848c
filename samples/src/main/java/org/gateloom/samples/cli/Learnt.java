package org.gateloom.samples.cli;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.gateloom.samples.compare.Subject;
import org.gateloom.samples.run.ClassificationLesson;
import org.gateloom.samples.run.ForecastLesson;
import org.gateloom.samples.run.Lesson;
import org.gateloom.samples.run.TaskLesson;
import org.gateloom.samples.run.TextLesson;
import org.gateloom.samples.run.TrainingSettings;

/**
 * What a training learns, and how unless a cell has settings of its own.
 *
 * @param lesson what is learnt
 * @param named by the names of options, so that it is found again
 * @param settings with all that was not told as this lesson needs it
 * @param validations how often to validate a run of other steps
 */
record Learnt(
        Lesson lesson, Map<String, String> named, TrainingSettings settings, BudgetOptions.Validations validations) {

    Learnt {
        named = Collections.unmodifiableMap(new LinkedHashMap<>(named));
    }

    /** What stands behind the name of a cell that learns it: {@code  at lag 100} of a task. */
    String title() {
        return lesson instanceof TaskLesson task ? " at lag " + task.task().lag() : "";
    }

    /** What stands behind the name of a folder. */
    String place() {
        return lesson instanceof TaskLesson task ? "-lag-" + task.task().lag() : "";
    }

    /** As reports call it, where it is no task. */
    Subject subject() {
        if (lesson instanceof TextLesson) {
            return Subject.Shared.TEXT;
        }
        String each = lesson instanceof ClassificationLesson
                ? "a series"
                : lesson instanceof ForecastLesson ? "a forecast" : "an answer";
        return new Subject.Shared("series", lesson.unit(), each, lesson.places());
    }
}
