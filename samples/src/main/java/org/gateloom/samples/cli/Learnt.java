package org.gateloom.samples.cli;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.gateloom.samples.run.Lesson;
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
        return lag(" at lag ");
    }

    /** What stands behind the name of a folder. */
    String place() {
        return lag("-lag-");
    }

    private String lag(String before) {
        return lesson.lag().isPresent() ? before + lesson.lag().getAsInt() : "";
    }
}
