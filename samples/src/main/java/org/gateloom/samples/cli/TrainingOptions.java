package org.gateloom.samples.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.gateloom.runtime.text.Corpus;
import org.gateloom.runtime.train.Lanes;
import org.gateloom.samples.run.SeriesLesson;
import org.gateloom.samples.run.TaskLesson;
import org.gateloom.samples.run.TextLesson;
import org.gateloom.samples.run.TrainingSettings;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The options of a training, the same for one cell and for several. */
final class TrainingOptions {

    private static final int HIDDEN = 128;
    private static final int LAYERS = 2;
    private static final double LEARNING_RATE = 0.002;
    private static final int CLIP = 5;

    /** Options that neither a task nor a series has. */
    static final List<String> OF_WRITING =
            List.of("--corpus", "--scratch", "--prime", "--length", "--temperature", "--top-k", "--top-p");

    /** What a text needs, unless told. */
    static final Standard ON_A_TEXT = new Standard(HIDDEN, LAYERS, LEARNING_RATE, CLIP);

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

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

    @Option(names = "--layers", defaultValue = "" + LAYERS, description = "Cells on top of each other.")
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

    @Option(names = "--clip", defaultValue = "" + CLIP, description = "The greatest norm of a gradient; 0 for any.")
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

    /** Streams as told, if at all. */
    OptionalInt toldBatch() {
        return told("--batch") ? OptionalInt.of(batch) : OptionalInt.empty();
    }

    /** Streams, where it does not depend on what is learnt how many there are unless told. */
    int batch() {
        return batch;
    }

    /** The most steps of a chunk. */
    int sequence() {
        return sequence;
    }

    /** Share that is held out. */
    double heldOut() {
        return heldOut;
    }

    /** Steps as told, if at all. */
    OptionalLong toldSteps() {
        return steps == null ? OptionalLong.empty() : OptionalLong.of(steps);
    }

    /**
     * The same where epochs may be told instead.
     *
     * @param chunks steps of an epoch
     */
    OptionalLong toldSteps(long chunks) {
        return steps(steps, epochs, chunks);
    }

    /** Steps from one validation to the next as told, if at all. */
    OptionalLong toldValidateEvery() {
        return validateEvery == null ? OptionalLong.empty() : OptionalLong.of(validateEvery);
    }

    /** Whether an option was told. */
    boolean told(String option) {
        return command.commandLine().getParseResult().hasMatchedOption(option);
    }

    /** Nothing, when validations are not to be counted that there are none of. */
    void acceptPatience() {
        if (heldOut == 0 && patience > 0) {
            throw Stop.wrong(
                    "--patience counts validations, of which there are none with --held-out 0; leave one of them");
        }
    }

    /**
     * A text, with the settings that it is learnt with.
     *
     * @param standardEpochs when neither --epochs nor --steps is told
     * @param validations of a run that is shorter than as many epochs
     */
    Learnt learnt(TextLesson lesson, long standardEpochs, int validations) {
        return new TextSettings(this, lesson.corpus(), validations).learnt(standardEpochs);
    }

    /** The settings on a text; else as {@link #learnt}. */
    TrainingSettings settings(Corpus corpus, long standardEpochs, int validations) {
        return new TextSettings(this, corpus, validations).settings(standardEpochs);
    }

    /** A task. */
    Learnt learnt(TaskLesson lesson) {
        return new TaskSettings(this).learnt(lesson);
    }

    /** A series. */
    Learnt learnt(SeriesLesson<?> lesson) {
        return new SeriesSettings(this).learnt(lesson);
    }

    /**
     * What is taken where an option is not told.
     *
     * @param hidden elements of each layer's state
     * @param clip the greatest norm of a gradient; 0 for any
     */
    record Standard(int hidden, int layers, double learningRate, double clip) {}

    /**
     * What is read, and for how long.
     *
     * @param streams side by side
     * @param sequence the most steps of a chunk
     * @param heldOut share that is held out
     * @param steps in all
     * @param validateEvery steps from one validation to the next
     */
    record Read(int streams, int sequence, double heldOut, long steps, long validateEvery) {}

    /** The settings, by what is told and what else is taken. */
    TrainingSettings settings(Standard standard, Read read) {
        return new TrainingSettings(
                hidden == null ? standard.hidden() : hidden,
                told("--layers") ? layers : standard.layers(),
                read.streams(),
                lanes(read.streams()),
                read.sequence(),
                read.steps(),
                OptionTypes.word(optimizer),
                learningRate == null ? standard.learningRate() : learningRate,
                told("--clip") ? clip : standard.clip(),
                dropout,
                read.heldOut(),
                read.validateEvery(),
                patience,
                seed,
                0);
    }

    private int lanes(int streams) {
        if (lanes != null && lanes > streams) {
            throw Stop.wrong("--lanes: " + lanes + " are more than the batch has streams; expected 1 to " + streams);
        }
        return lanes == null ? Lanes.count(streams) : lanes;
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
}
