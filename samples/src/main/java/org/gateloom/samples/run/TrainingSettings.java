package org.gateloom.samples.run;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gateloom.runtime.optimize.Adam;
import org.gateloom.runtime.optimize.AdamW;
import org.gateloom.runtime.optimize.LearningRate;
import org.gateloom.runtime.optimize.Optimizer;
import org.gateloom.runtime.optimize.RmsProp;
import org.gateloom.runtime.optimize.Sgd;
import org.gateloom.runtime.train.Settings;

/**
 * What determines a training beside cell and text: with the same settings it gives the same bits.
 *
 * @param hidden elements of the state, in each layer
 * @param layers cells on top of each other
 * @param batch streams of text side by side
 * @param lanes parts that the batch is cut into, which run side by side; another number gives other roundings
 * @param sequence characters of a stream in one step
 * @param steps how many in all
 * @param optimizer the name of one of {@link #OPTIMIZERS}
 * @param learningRate the same at every step
 * @param clip the greatest norm of a gradient; 0 for any
 * @param dropout share of what a layer passes on that is dropped, from 0 to below 1
 * @param heldOut share of the text, at its end, that is not trained on, from 0 to below 1
 * @param validateEvery steps from one validation to the next
 * @param patience validations in a row that may bring nothing better; 0 for any number
 * @param seed of the first parameters and of dropout
 * @param seconds of training after which it ends though steps are left, validations not counted; 0 for any number. How many
 *     steps these are depends on the machine, so that such a training does not give the same bits again
 */
public record TrainingSettings(
        int hidden,
        int layers,
        int batch,
        int lanes,
        int sequence,
        long steps,
        String optimizer,
        double learningRate,
        double clip,
        double dropout,
        double heldOut,
        long validateEvery,
        int patience,
        long seed,
        double seconds) {

    private static final String SECONDS = "seconds";

    /** As many steps as there may be where something else is the end. */
    public static final long MOST_STEPS = 1_000_000_000;

    /** Those that can be named, each as its paper or course gives it. */
    public static final List<Optimizer> OPTIMIZERS =
            List.of(Adam.STANDARD, AdamW.STANDARD, RmsProp.STANDARD, Sgd.STANDARD);

    /** Rows of the greatest lane. */
    public int rowsOfALane() {
        return (batch + lanes - 1) / lanes;
    }

    /** With another width. */
    public TrainingSettings withHidden(int other) {
        return with("hidden", Integer.toString(other));
    }

    /** With another seed. */
    public TrainingSettings withSeed(long other) {
        return with("seed", Long.toString(other));
    }

    /** Shorter or longer. */
    public TrainingSettings withSteps(long other) {
        return with("steps", Long.toString(other));
    }

    /** With another learning rate. */
    public TrainingSettings withLearningRate(double other) {
        return with("learning-rate", Double.toString(other));
    }

    /** With another number of steps from one validation to the next. */
    public TrainingSettings withValidateEvery(long other) {
        return with("validate-every", Long.toString(other));
    }

    /** Ending after so many seconds of training, with as many steps as are done by then. */
    public TrainingSettings withSeconds(double other) {
        return withSteps(MOST_STEPS).with(SECONDS, Double.toString(other));
    }

    /**
     * Which part of it is done.
     *
     * @param step steps done
     * @param trained seconds of training
     * @return from 0 to 1
     */
    public double share(long step, double trained) {
        return Math.min(1, Math.max((double) step / steps, seconds == 0 ? 0 : trained / seconds));
    }

    private TrainingSettings with(String name, String value) {
        Map<String, String> changed = named();
        changed.put(name, value);
        return of(changed);
    }

    /** The optimiser of that name. */
    public Optimizer rule() {
        return OPTIMIZERS.stream()
                .filter(known -> known.name().equals(optimizer))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no optimizer '" + optimizer + "'"));
    }

    /** As the trainer takes them. */
    Settings forTrainer() {
        return new Settings(
                batch,
                lanes,
                sequence,
                steps,
                rule(),
                new LearningRate.Constant(learningRate),
                clip == 0 ? Double.POSITIVE_INFINITY : clip,
                validateEvery,
                patience,
                seed);
    }

    /** By the names of the command line's options, for people and files; {@link #of} reads them back to the bit. */
    public Map<String, String> named() {
        Map<String, String> named = new LinkedHashMap<>();
        named.put("hidden", Integer.toString(hidden));
        named.put("layers", Integer.toString(layers));
        named.put("batch", Integer.toString(batch));
        named.put("lanes", Integer.toString(lanes));
        named.put("sequence", Integer.toString(sequence));
        named.put("steps", Long.toString(steps));
        named.put("optimizer", optimizer);
        named.put("learning-rate", Double.toString(learningRate));
        named.put("clip", Double.toString(clip));
        named.put("dropout", Double.toString(dropout));
        named.put("held-out", Double.toString(heldOut));
        named.put("validate-every", Long.toString(validateEvery));
        named.put("patience", Integer.toString(patience));
        named.put("seed", Long.toString(seed));
        if (seconds > 0) {
            named.put(SECONDS, Double.toString(seconds));
        }
        return named;
    }

    /**
     * From their names.
     *
     * @param named all of {@link #named}; may hold more
     * @throws IllegalArgumentException if one is missing or no number
     */
    public static TrainingSettings of(Map<String, String> named) {
        return new TrainingSettings(
                Integer.parseInt(given(named, "hidden")),
                Integer.parseInt(given(named, "layers")),
                Integer.parseInt(given(named, "batch")),
                Integer.parseInt(given(named, "lanes")),
                Integer.parseInt(given(named, "sequence")),
                Long.parseLong(given(named, "steps")),
                given(named, "optimizer"),
                Double.parseDouble(given(named, "learning-rate")),
                Double.parseDouble(given(named, "clip")),
                Double.parseDouble(given(named, "dropout")),
                Double.parseDouble(given(named, "held-out")),
                Long.parseLong(given(named, "validate-every")),
                Integer.parseInt(given(named, "patience")),
                Long.parseLong(given(named, "seed")),
                Double.parseDouble(named.getOrDefault(SECONDS, "0")));
    }

    private static String given(Map<String, String> named, String name) {
        String value = named.get(name);
        if (value == null) {
            throw new IllegalArgumentException("the setting '" + name + "' is missing");
        }
        return value;
    }
}
