package org.gateloom.samples.cli;

import java.util.OptionalInt;
import org.gateloom.runtime.text.CorpusException;
import org.gateloom.samples.run.ClassificationLesson;
import org.gateloom.samples.run.ForecastLesson;
import org.gateloom.samples.run.SeriesLesson;
import org.gateloom.samples.run.TrainingSettings;

/**
 * The settings of a training on series: what is not told is as short ones need it.
 *
 * @param options what is told
 */
record SeriesSettings(TrainingOptions options) {

    // Unless told.
    private static final TrainingOptions.Standard ON_SERIES = new TrainingOptions.Standard(32, 1, 0.005, 1);
    private static final long EPOCHS = 100;
    private static final int VALIDATIONS = 10;

    /** The series, with the settings that they are learnt with. */
    Learnt learnt(SeriesLesson<?> lesson) {
        return new Learnt(lesson, lesson.source().named(), settings(lesson), this::validateEvery);
    }

    private TrainingSettings settings(SeriesLesson<?> lesson) {
        for (String option : TrainingOptions.OF_WRITING) {
            if (options.told(option)) {
                throw Stop.wrong(option + " is about a text; leave it, or leave --series");
            }
        }
        options.acceptPatience();
        Chunk chunk = lesson.accept(new Chunks(options));
        try {
            long epoch = lesson.epoch(settings(chunk, 1, 1));
            long all = options.toldSteps(epoch).orElse(EPOCHS * epoch);
            TrainingSettings settings = settings(chunk, all, validateEvery(all));
            lesson.validation(settings);
            return settings;
        } catch (CorpusException e) {
            throw Stop.wrong(e.getMessage());
        }
    }

    private TrainingSettings settings(Chunk chunk, long all, long every) {
        return options.settings(
                ON_SERIES, new TrainingOptions.Read(chunk.streams(), chunk.sequence(), options.heldOut(), all, every));
    }

    private long validateEvery(long all) {
        return options.toldValidateEvery().orElse((all + VALIDATIONS - 1) / VALIDATIONS);
    }

    /**
     * What a step reads.
     *
     * @param streams series, or pieces of one, side by side
     * @param sequence rows of each, at most
     */
    private record Chunk(int streams, int sequence) {}

    /** What a step reads by what is learnt. */
    private record Chunks(TrainingOptions options) implements SeriesLesson.SeriesVisitor<Chunk> {

        private static final int PIECES = 4;
        private static final int SERIES = 16;

        @Override
        public Chunk forecast(ForecastLesson lesson) {
            return new Chunk(options.toldBatch().orElse(PIECES), options.sequence());
        }

        @Override
        public Chunk classification(ClassificationLesson lesson) {
            if (options.told("--sequence")) {
                throw Stop.wrong(
                        "--sequence cuts a text or a forecast into steps; a series is read whole for its class: leave it");
            }
            int trained = lesson.trained(options.heldOut());
            OptionalInt told = options.toldBatch();
            if (told.isPresent() && told.getAsInt() > trained) {
                throw Stop.wrong("--batch: " + Figures.grouped(told.getAsInt())
                        + " series side by side are more than the " + Figures.grouped(trained)
                        + " that are trained on; expected 1 to " + Figures.grouped(trained));
            }
            return new Chunk(
                    told.orElse(Math.min(SERIES, trained)), lesson.series().longest());
        }
    }
}
