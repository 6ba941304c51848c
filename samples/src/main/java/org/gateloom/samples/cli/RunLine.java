package org.gateloom.samples.cli;

import java.util.Locale;
import java.util.OptionalDouble;
import org.gateloom.samples.run.Lesson;
import org.gateloom.samples.run.Run;

/** The line that a comparison prints of a run. */
final class RunLine {

    private RunLine() {}

    /** Of one that was done before. */
    static String before(String title, Run run, Lesson lesson) {
        return title + ": done before" + end(run, lesson);
    }

    /**
     * Of one that was trained just now.
     *
     * @param from steps that were done before
     * @param lesson what it learnt
     */
    static String of(String title, long from, Run run, Lesson lesson) {
        return title + (from == 0 ? "" : ", from step " + Figures.grouped(from) + " on") + ": "
                + Figures.grouped(run.parameters()) + " parameters, " + Figures.count(run.steps(), "step") + " in "
                + Lines.duration(run.seconds()) + end(run, lesson);
    }

    private static String end(Run run, Lesson lesson) {
        if (run.stopped().isPresent()) {
            return ", " + run.stopped().get();
        }
        boolean solved =
                lesson.goal().filter(goal -> run.solvedAfter(goal).isPresent()).isPresent();
        return (solved ? ", solved" : "")
                + (run.validationLoss().isPresent()
                        ? String.format(
                                Locale.ROOT,
                                ", validation %.4f %s",
                                run.validationLoss().getAsDouble(),
                                lesson.unit())
                        : "")
                + (run.success().isPresent() ? ", " + Lines.right(run.success().getAsDouble()) : "");
    }

    /** How long all that is left takes; nothing while that is not known. */
    static String left(OptionalDouble seconds) {
        return seconds.isPresent() ? "about " + about(seconds.getAsDouble()) + " left" : "";
    }

    /** {@code 40 s}, {@code 3 min}, {@code 2 h 5 min}: no finer than an estimate is. */
    static String about(double seconds) {
        return seconds < 90
                ? Lines.duration(seconds)
                : Lines.duration(60.0 * Math.round(seconds / 60)).replace(" 0 s", "");
    }
}
