package org.gateloom.spec.check;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.gateloom.spec.diagnostic.Key;
import org.gateloom.spec.diagnostic.Nearest;
import org.gateloom.spec.diagnostic.Problems;
import org.gateloom.spec.expression.Expression;
import org.gateloom.spec.expression.Expression.Call;
import org.gateloom.spec.expression.Expression.Name;
import org.gateloom.spec.expression.Expression.Negate;
import org.gateloom.spec.expression.Expression.ParameterName;
import org.gateloom.spec.graph.Initializer;

/** Reads initialisers: {@code 0}, {@code glorot}, {@code uniform(-0.1, 0.1)}, {@code -forget.b}. */
final class Initializers {

    /** Of matrices when the file says nothing. */
    static final Initializer MATRIX = new Initializer.Glorot();

    /** Of diagonal and scalar weights when the file says nothing. */
    static final Initializer DIAGONAL = new Initializer.Uniform(-0.1, 0.1);

    /** Of the gain of a normalised value when the file says nothing. */
    static final Initializer GAIN = new Initializer.Constant(1);

    /** Of biases when the file says nothing. */
    static final Initializer BIAS = new Initializer.Constant(0);

    private static final List<String> NAMES =
            List.of("glorot", "fan_in", "orthogonal", "identity", "uniform", "log_uniform", "normal");

    /** What other libraries call them. */
    private static final Map<String, String> ELSEWHERE = Map.ofEntries(
            Map.entry("xavier", "glorot"),
            Map.entry("xavier_uniform", "glorot"),
            Map.entry("glorot_uniform", "glorot"),
            Map.entry("lecun", "fan_in"),
            Map.entry("kaiming", "fan_in"),
            Map.entry("zero", "0"),
            Map.entry("zeros", "0"),
            Map.entry("one", "1"),
            Map.entry("ones", "1"),
            Map.entry("eye", "identity"),
            Map.entry("gaussian", "normal"),
            Map.entry("randn", "normal"),
            Map.entry("chrono", "log_uniform"));

    private final Problems problems;

    Initializers(Problems problems) {
        this.problems = problems;
    }

    /**
     * The initialiser that an expression is.
     *
     * @param matrix whether it is for a matrix; orthogonal, glorot and identity are for no other
     * @return empty when it is none, which was reported then
     */
    Optional<Initializer> read(Expression expression, boolean matrix) {
        if (expression instanceof Expression.Literal number) {
            return Optional.of(new Initializer.Constant(number.value()));
        }
        if (expression instanceof ParameterName parameter) {
            return Optional.of(new Initializer.Copy(parameter.text()));
        }
        if (expression instanceof Negate negate && negate.operand() instanceof ParameterName parameter) {
            return Optional.of(new Initializer.Negative(parameter.text()));
        }
        if (expression instanceof Name name) {
            return of(expression, name.text(), List.of(), matrix);
        }
        if (expression instanceof Call call) {
            boolean numbers = call.arguments().stream().allMatch(a -> a instanceof Expression.Literal);
            if (numbers) {
                List<Double> values = call.arguments().stream()
                        .map(a -> ((Expression.Literal) a).value())
                        .toList();
                return of(expression, call.function(), values, matrix);
            }
        }
        return refuse(expression, "'" + expression + "' is no initialiser", "");
    }

    private Optional<Initializer> of(Expression at, String name, List<Double> arguments, boolean matrix) {
        double first = arguments.isEmpty() ? 1 : arguments.get(0);
        boolean matrixOnly = List.of("glorot", "orthogonal", "identity").contains(name);
        if (matrixOnly && !matrix) {
            problems.report(
                    at.position(),
                    Key.INITIALIZER,
                    "'" + name + "' is for a matrix, this parameter is none",
                    "expected a number, uniform(low, high), uniform(bound), log_uniform(low, high), normal(deviation), or another parameter, as forget.b or -forget.b");
            return Optional.empty();
        }
        return switch (name + "/" + arguments.size()) {
            case "glorot/0" -> Optional.of(new Initializer.Glorot());
            case "fan_in/0" -> Optional.of(new Initializer.FanIn());
            case "orthogonal/0", "orthogonal/1" -> Optional.of(new Initializer.Orthogonal(first));
            case "identity/0", "identity/1" -> Optional.of(new Initializer.Identity(first));
            case "uniform/1" -> uniform(at, -first, first);
            case "uniform/2" -> uniform(at, first, arguments.get(1));
            case "log_uniform/2" ->
                first > 0 && first < arguments.get(1)
                        ? Optional.of(new Initializer.LogUniform(first, arguments.get(1)))
                        : refuse(at, "'" + at + "' does not go from a positive number to a greater one", "");
            case "normal/1" ->
                first > 0
                        ? Optional.of(new Initializer.Normal(first))
                        : refuse(at, "'" + at + "' has no positive deviation", "");
            default -> refuse(at, "'" + at + "' is no initialiser", NAMES.contains(name) ? "" : meant(name));
        };
    }

    private static String meant(String name) {
        String elsewhere = ELSEWHERE.get(name.toLowerCase(Locale.ROOT));
        return elsewhere == null ? Nearest.to(name, NAMES) : elsewhere;
    }

    private Optional<Initializer> uniform(Expression at, double low, double high) {
        return low < high
                ? Optional.of(new Initializer.Uniform(low, high))
                : refuse(at, "'" + at + "' has an empty range", "");
    }

    private Optional<Initializer> refuse(Expression at, String what, String suggestion) {
        problems.report(
                at.position(),
                Key.INITIALIZER,
                what,
                "expected a number, glorot, fan_in, orthogonal, orthogonal(gain), identity, identity(scale), uniform(low, high), uniform(bound), log_uniform(low, high), normal(deviation), or another parameter, as forget.b or -forget.b",
                suggestion);
        return Optional.empty();
    }
}
