package org.gateloom.samples.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.gateloom.runtime.text.Batches;
import org.gateloom.runtime.text.Corpus;
import org.gateloom.runtime.text.CorpusException;
import org.gateloom.runtime.train.Lanes;
import org.gateloom.samples.run.ClassificationLesson;
import org.gateloom.samples.run.SeriesLesson;
import org.gateloom.samples.run.TaskLesson;
import org.gateloom.samples.run.TextLesson;
import org.gateloom.samples.run.TrainingSettings;
import org.gateloom.samples.task.Task;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The options of a training, the same for one cell and for several. */
final class TrainingOptions {

    private static final int HIDDEN = 128;

    // Of tasks, unless told. An LSTM and a GRU solve recall at lag 100 so, each within a thousand steps or some more.
    private static final int TASK_HIDDEN = 64;
    private static final long TASK_STEPS = 3000;
    private static final double TASK_RATE = 0.01;
    private static final double TASK_CLIP = 1;
    private static final long TASK_VALIDATE_EVERY = 200;

    // Of series, unless told.
    private static final int SERIES_HIDDEN = 32;
    private static final int SERIES_BATCH = 4;
    private static final long SERIES_EPOCHS = 100;
    private static final double SERIES_RATE = 0.005;
    private static final int SERIES_VALIDATIONS = 10;
    private static final int CLASSES_BATCH = 16;

    private static final String UNHEARD_PATIENCE =
            "--patience counts validations, of which there are none with --held-out 0; leave one of them";

    /** Options that a task leaves nothing to say for. */
    private static final List<String> OF_STREAMS = List.of("--sequence", "--epochs", "--held-out");

    /** Options that neither a task nor a series has. */
    private static final List<String> OF_WRITING =
            List.of("--corpus", "--scratch", "--prime", "--length", "--temperature", "--top-k", "--top-p");

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    private static final double LEARNING_RATE = 0.002;

    /** The optimisers that one can name. */
    enum OptimizerName {
        ADAM,
        ADAMW,
        RMSPROP,
        SGD
    }

    @Option(
            names = "--corpus",
            paramLabel = "FILE",
            description = "The text to learn, in UTF-8; Anna Karenina unless told.")
    private Path corpus;

    @Option(names = "--hidden", description = "Elements of each layer's state; " + HIDDEN + " unless told.")
    @Within(from = 1, to = 16_384)
    private Integer hidden;

    @Option(names = "--layers", defaultValue = "2", description = "Cells on top of each other.")
    @Within(from = 1, to = 64)
    private int layers;

    @Option(names = "--batch", defaultValue = "32", description = "Streams of text side by side.")
    @Within(from = 1, to = 4096)
    private int batch;

    @Option(
            names = "--lanes",
            description =
                    "Parts of the batch that run side by side; by the machine unless told. The numbers depend on it"
                            + " in their last digits.")
    @Within(from = 1, to = 1e6)
    private Integer lanes;

    @Option(names = "--sequence", defaultValue = "50", description = "Characters of a stream in one step.")
    @Within(from = 1, to = 10_000)
    private int sequence;

    @Option(names = "--epochs", description = "How often the text is read; parts of a time too.")
    @Within(from = 0, above = true, to = 100_000)
    private Double epochs;

    @Option(names = "--steps", description = "How many steps, instead of --epochs.")
    @Within(from = 1, to = 1e9)
    private Long steps;

    @Option(names = "--optimizer", defaultValue = "adam", description = "How a gradient changes the parameters.")
    private OptimizerName optimizer;

    @Option(names = "--learning-rate", description = "How far a step goes; " + LEARNING_RATE + " unless told.")
    @Within(from = 0, above = true, to = 1000)
    private Double learningRate;

    @Option(names = "--clip", defaultValue = "5", description = "The greatest norm of a gradient; 0 for any.")
    @Within(from = 0, to = 1e6)
    private double clip;

    @Option(
            names = "--dropout",
            defaultValue = "0",
            description = "Share of what each layer passes on that is dropped in training.")
    @Within(from = 0, to = 1, below = true)
    private double dropout;

    @Option(
            names = "--held-out",
            defaultValue = "0.1",
            description = "Share of the text, at its end, that validation is done on instead of training.")
    @Within(from = 0, to = 0.9)
    private double heldOut;

    @Option(
            names = "--validate-every",
            description = "Steps from one validation to the next; an epoch or a part of the run, whichever is shorter,"
                    + " unless told.")
    @Within(from = 1, to = 1e9)
    private Long validateEvery;

    @Option(
            names = "--patience",
            defaultValue = "0",
            description = "Validations in a row that may bring nothing better before training stops; 0 for any number.")
    @Within(from = 0, to = 1e6)
    private int patience;

    @Option(names = "--seed", defaultValue = "1", description = "Of the first parameters and all that is drawn.")
    @Within(from = 0, to = Within.LARGEST_SEED)
    private long seed;

    @Option(
            names = "--threads",
            description = "That work; one a processor unless told. The numbers do not depend on it.")
    @Within(from = 1, to = 256)
    private Integer threads;

    @Mixin
    private TextOptions text;

    /** The text; said is that it was too large for memory. */
    Corpus corpus(PrintWriter out) {
        return text.read(corpusFile(), out);
    }

    /** Where the text is. */
    Path corpusFile() {
        return corpus == null ? anna() : corpus;
    }

    static Path anna() {
        for (Path folder = LibraryNames.codeOf(TrainingOptions.class); folder != null; folder = folder.getParent()) {
            Path file = folder.resolve("corpus/anna.txt");
            if (Files.isRegularFile(file)) {
                return file;
            }
        }
        throw Stop.wrong("Anna Karenina is not beside this program; name a text by --corpus");
    }

    /** Whether a width was told. */
    boolean toldHidden() {
        return hidden != null;
    }

    /** Whether a learning rate was told. */
    boolean toldLearningRate() {
        return learningRate != null;
    }

    /** Whether it was told how long to train. */
    boolean toldLength() {
        return steps != null || epochs != null;
    }

    /** Whether it was told when to validate, or how often in vain. */
    boolean toldValidations() {
        return validateEvery != null || told("--patience");
    }

    /** Lanes as told, if at all. */
    OptionalInt toldLanes() {
        return lanes == null ? OptionalInt.empty() : OptionalInt.of(lanes);
    }

    /** Threads that work. */
    int threads() {
        return threads == null ? Runtime.getRuntime().availableProcessors() : threads;
    }

    /**
     * The settings.
     *
     * @param standardEpochs when neither --epochs nor --steps is told
     * @param validations of a run that is shorter than as many epochs
     */
    TrainingSettings settings(Corpus text, long standardEpochs, int validations) {
        if (heldOut == 0 && patience > 0) {
            throw Stop.wrong(UNHEARD_PATIENCE);
        }
        OptionalLong told = toldSteps(text);
        long all = told.orElse(standardEpochs * chunks(text));
        acceptHeldOut(text.split(heldOut).validation().length());
        long every = validateEvery(text, all, validations);
        return new TrainingSettings(
                hidden == null ? HIDDEN : hidden,
                layers,
                batch,
                lanes(),
                sequence,
                all,
                OptionTypes.word(optimizer),
                learningRate == null ? LEARNING_RATE : learningRate,
                clip,
                dropout,
                heldOut,
                every,
                patience,
                seed,
                0);
    }

    /**
     * Steps from one validation to the next: as told, or an epoch or a part of the run, whichever is shorter.
     *
     * @param all steps of the run
     * @param validations how many parts
     */
    long validateEvery(Corpus text, long all, int validations) {
        return validateEvery == null
                ? Math.max(1, Math.min(chunks(text), (all + validations - 1) / validations))
                : validateEvery;
    }

    /** The settings on a task: what is not told is as tasks need it. */
    TrainingSettings settings(Task task) {
        for (String option :
                Stream.concat(OF_WRITING.stream(), OF_STREAMS.stream()).toList()) {
            if (told(option)) {
                throw Stop.wrong(
                        option + " is about a text; a task makes its own sequences: leave it, or leave --task");
            }
        }
        long all = steps == null ? TASK_STEPS : steps;
        return new TrainingSettings(
                hidden == null ? TASK_HIDDEN : hidden,
                told("--layers") ? layers : 1,
                batch,
                lanes(),
                task.steps(),
                all,
                OptionTypes.word(optimizer),
                learningRate == null ? TASK_RATE : learningRate,
                told("--clip") ? clip : TASK_CLIP,
                dropout,
                0,
                validateTask(all),
                patience,
                seed,
                0);
    }

    private long validateTask(long all) {
        return validateEvery == null ? Math.min(all, TASK_VALIDATE_EVERY) : validateEvery;
    }

    private long validateSeries(long all) {
        return validateEvery == null ? (all + SERIES_VALIDATIONS - 1) / SERIES_VALIDATIONS : validateEvery;
    }

    /**
     * A text, with the settings that it is learnt with.
     *
     * @param standardEpochs when neither --epochs nor --steps is told
     * @param validations of a run that is shorter than as many epochs
     */
    Learnt learnt(TextLesson lesson, long standardEpochs, int validations) {
        return new Learnt(
                lesson,
                RunSession.learnt(corpusFile()),
                settings(lesson.corpus(), standardEpochs, validations),
                steps -> validateEvery(lesson.corpus(), steps, validations));
    }

    /** A task. */
    Learnt learnt(TaskLesson lesson) {
        return new Learnt(lesson, lesson.named(), settings(lesson.task()), this::validateTask);
    }

    /** A series. */
    Learnt learnt(SeriesLesson<?> lesson) {
        return new Learnt(lesson, lesson.source().named(), settings(lesson), this::validateSeries);
    }

    /** Share that is held out. */
    double heldOut() {
        return heldOut;
    }

    /** The settings on a series: what is not told is as a short one needs it. */
    TrainingSettings settings(SeriesLesson<?> lesson) {
        for (String option : OF_WRITING) {
            if (told(option)) {
                throw Stop.wrong(option + " is about a text; leave it, or leave --series");
            }
        }
        if (heldOut == 0 && patience > 0) {
            throw Stop.wrong(UNHEARD_PATIENCE);
        }
        if (lesson instanceof ClassificationLesson && told("--sequence")) {
            throw Stop.wrong(
                    "--sequence cuts a text or a forecast into steps; a series is read whole for its class: leave it");
        }
        try {
            int streams = streams(lesson);
            long chunks = lesson.epoch(seriesSettings(lesson, streams, 1, 1));
            long all = steps(steps, epochs, chunks).orElse(SERIES_EPOCHS * chunks);
            TrainingSettings settings = seriesSettings(lesson, streams, all, validateSeries(all));
            lesson.validation(settings);
            return settings;
        } catch (CorpusException e) {
            throw Stop.wrong(e.getMessage());
        }
    }

    /** Series or pieces of one side by side. */
    private int streams(SeriesLesson<?> lesson) {
        if (!(lesson instanceof ClassificationLesson classes)) {
            return told("--batch") ? batch : SERIES_BATCH;
        }
        int trained = classes.trained(heldOut);
        if (told("--batch") && batch > trained) {
            throw Stop.wrong("--batch: " + Figures.grouped(batch) + " series side by side are more than the "
                    + Figures.grouped(trained) + " that are trained on; expected 1 to " + Figures.grouped(trained));
        }
        return told("--batch") ? batch : Math.min(CLASSES_BATCH, trained);
    }

    private TrainingSettings seriesSettings(SeriesLesson<?> lesson, int streams, long all, long every) {
        return new TrainingSettings(
                hidden == null ? SERIES_HIDDEN : hidden,
                told("--layers") ? layers : 1,
                streams,
                lanes(streams),
                lesson instanceof ClassificationLesson ? lesson.series().longest() : sequence,
                all,
                OptionTypes.word(optimizer),
                learningRate == null ? SERIES_RATE : learningRate,
                told("--clip") ? clip : TASK_CLIP,
                dropout,
                heldOut,
                every,
                patience,
                seed,
                0);
    }

    private boolean told(String option) {
        return command.commandLine().getParseResult().hasMatchedOption(option);
    }

    private void acceptHeldOut(long characters) {
        if (characters > 0 && characters < Math.max(2, batch)) {
            throw Stop.wrong("--held-out: the last " + Figures.grouped(characters)
                    + " characters of the text are too few for " + Figures.grouped(batch)
                    + " streams; hold more of it out, or nothing (0), or lower --batch");
        }
    }

    private int lanes() {
        return lanes(batch);
    }

    private int lanes(int streams) {
        if (lanes != null && lanes > streams) {
            throw Stop.wrong("--lanes: " + lanes + " are more than the batch has streams; expected 1 to " + streams);
        }
        return lanes == null ? Lanes.count(streams) : lanes;
    }

    private OptionalLong toldSteps(Corpus text) {
        return steps(steps, epochs, chunks(text));
    }

    /** Steps as told by one of two options, if any is. */
    static OptionalLong steps(Long steps, Double epochs, long chunks) {
        if (steps != null && epochs != null) {
            throw Stop.wrong("--steps and --epochs both say how long to train; give one of them");
        }
        if (epochs != null) {
            return OptionalLong.of(Math.max(1, Math.round(epochs * chunks)));
        }
        return steps == null ? OptionalLong.empty() : OptionalLong.of(steps);
    }

    private long chunks(Corpus text) {
        try {
            return Batches.whole(text.split(heldOut).training(), batch, sequence)
                    .chunks();
        } catch (CorpusException e) {
            throw Stop.wrong(e.getMessage());
        }
    }
}
