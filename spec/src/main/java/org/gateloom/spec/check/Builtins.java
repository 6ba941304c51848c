package org.gateloom.spec.check;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.gateloom.spec.graph.Function;

/** The words that the language brings along. */
final class Builtins {

    /** Functions of one value, by name; they are activations, too. */
    static final Map<String, Function> ACTIVATIONS = activations();

    /** Functions of two values. */
    static final Map<String, Function> OF_TWO = Map.of("min", Function.MINIMUM, "max", Function.MAXIMUM);

    /** Calls that are more than a function of values. */
    static final List<String> FORMS = List.of("prev", "linear", "diag", "scale", "bias");

    /** What other notations call ours. */
    private static final Map<String, String> ELSEWHERE = Map.ofEntries(
            Map.entry("sigma", "sigmoid"),
            Map.entry("logistic", "sigmoid"),
            Map.entry("expit", "sigmoid"),
            Map.entry("logsigmoid", "log_sigmoid"),
            Map.entry("hardsigmoid", "hard_sigmoid"),
            Map.entry("hard_sigm", "hard_sigmoid"),
            Map.entry("linear_activation", "identity"),
            Map.entry("id", "identity"),
            Map.entry("leakyrelu", "leaky_relu"),
            Map.entry("lrelu", "leaky_relu"),
            Map.entry("silu", "v * sigmoid(v)"),
            Map.entry("swish", "v * sigmoid(v)"),
            Map.entry("hardtanh", "clip(v, -1, 1)"),
            Map.entry("hard_tanh", "clip(v, -1, 1)"),
            Map.entry("clamp", "clip"),
            Map.entry("lerp", "g * a + (1 - g) * b"),
            Map.entry("blend", "g * a + (1 - g) * b"),
            Map.entry("layernorm", "layer_norm"),
            Map.entry("rmsnorm", "rms_norm"),
            Map.entry("concatenate", "concat"),
            Map.entry("cat", "concat"),
            Map.entry("split", "part"),
            Map.entry("chunk", "part"),
            Map.entry("transpose", "transposed"),
            Map.entry("block_diagonal", "blocks"),
            Map.entry("average", "mean"),
            Map.entry("avg", "mean"),
            Map.entry("maximum", "max"),
            Map.entry("minimum", "min"),
            Map.entry("pow", "square"),
            Map.entry("ln", "log"),
            Map.entry("fabs", "abs"),
            Map.entry("previous", "prev"),
            Map.entry("delay", "prev"),
            Map.entry("dense", "linear"),
            Map.entry("affine", "linear"),
            Map.entry("matmul", "linear"),
            Map.entry("diagonal", "diag"),
            Map.entry("peephole", "diag"));

    private Builtins() {}

    private static Map<String, Function> activations() {
        Map<String, Function> byName = new LinkedHashMap<>();
        Stream.of(
                        Function.SIGMOID,
                        Function.TANH,
                        Function.RELU,
                        Function.LEAKY_RELU,
                        Function.IDENTITY,
                        Function.SOFTPLUS,
                        Function.LOG_SIGMOID,
                        Function.HARD_SIGMOID,
                        Function.EXP,
                        Function.LOG,
                        Function.SQRT,
                        Function.SQUARE,
                        Function.ABS,
                        Function.SIN,
                        Function.COS)
                .forEach(function -> byName.put(function.name().toLowerCase(Locale.ROOT), function));
        return byName;
    }

    /** Everything that can stand before a parenthesis, in the order in which it is listed to a user. */
    static List<String> calls() {
        return Stream.of(
                        FORMS.stream(),
                        ACTIVATIONS.keySet().stream(),
                        Stream.of("min", "max", "clip"),
                        Forms.NAMES.stream(),
                        Stream.of("first", "level"))
                .flatMap(names -> names)
                .toList();
    }

    /** What somebody may have meant by an unknown function; may be empty. */
    static String meant(String function) {
        return ELSEWHERE.getOrDefault(function.toLowerCase(Locale.ROOT), "");
    }
}
