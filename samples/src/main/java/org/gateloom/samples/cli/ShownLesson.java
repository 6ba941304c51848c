package org.gateloom.samples.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gateloom.samples.run.ClassificationLesson;
import org.gateloom.samples.run.Lesson;
import org.gateloom.samples.run.SeriesLesson;
import org.gateloom.samples.run.SeriesSource;
import org.gateloom.samples.run.TaskLesson;
import org.gateloom.samples.run.TextLesson;

/** What reports say of that which all cells learn, by the names of options. */
final class ShownLesson {

    private ShownLesson() {}

    /**
     * Of a comparison.
     *
     * @param learnt one, or a task at several lags
     */
    static Map<String, String> of(List<Learnt> learnt) {
        Lesson lesson = learnt.get(0).lesson();
        Map<String, String> shown = new LinkedHashMap<>(learnt.get(0).named());
        SeriesSource.DERIVED.forEach(shown::remove);
        if (lesson instanceof TextLesson text) {
            shown.put(
                    RunSession.CORPUS,
                    file(shown.get(RunSession.CORPUS), text.corpus().digest()));
        } else if (lesson instanceof SeriesLesson series) {
            shown.put(
                    SeriesSource.SERIES,
                    file(shown.get(SeriesSource.SERIES), series.series().digest()));
        } else {
            shown.put(
                    TaskLesson.LAG,
                    String.join(
                            ", ",
                            learnt.stream()
                                    .map(each -> each.named().get(TaskLesson.LAG))
                                    .toList()));
        }
        return shown;
    }

    private static String file(String path, String digest) {
        return path.replaceFirst(".*[/\\\\]", "") + ", SHA-256 " + digest;
    }

    /** Settings that follow from what is learnt, and that no option says. */
    static List<String> implied(Lesson lesson) {
        return lesson instanceof TaskLesson
                ? List.of("sequence", "held-out")
                : lesson instanceof ClassificationLesson ? List.of("sequence") : List.of();
    }
}
