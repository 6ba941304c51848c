package org.gateloom.samples.cli;

import java.util.Locale;
import java.util.OptionalDouble;
import org.gateloom.samples.run.ClassificationLesson;
import org.gateloom.samples.run.ForecastLesson;
import org.gateloom.samples.run.Lesson;
import org.gateloom.samples.run.Measurement;
import org.gateloom.samples.run.TaskLesson;
import org.gateloom.samples.run.TextLesson;

/**
 * A loss as people read it, in whatever units its lesson has.
 *
 * @param loss on the scale of the run
 */
record LossText(double loss) implements Lesson.Visitor<String> {

    /** {@code 1.2345 nats (1.7810 bits)}, {@code 0.0123 squared error (RMSE 4.51 in the unit of high)}. */
    static String of(Lesson lesson, double loss) {
        return lesson.accept(new LossText(loss));
    }

    @Override
    public String text(TextLesson lesson) {
        return nats();
    }

    @Override
    public String task(TaskLesson lesson) {
        return lesson.unit().equals(Lesson.NATS) ? nats() : in(lesson);
    }

    @Override
    public String forecast(ForecastLesson lesson) {
        OptionalDouble root = lesson.rootInUnit(loss);
        return in(lesson)
                + (root.isPresent()
                        ? String.format(
                                Locale.ROOT,
                                " (RMSE %.4g %s)",
                                root.getAsDouble(),
                                "in the unit of " + lesson.forecast().columns().get(0))
                        : "");
    }

    @Override
    public String classification(ClassificationLesson lesson) {
        return nats();
    }

    private String nats() {
        return String.format(Locale.ROOT, "%.4f nats (%.4f bits)", loss, Measurement.bits(loss));
    }

    private String in(Lesson lesson) {
        return Lines.loss(loss) + " " + lesson.unit();
    }
}
