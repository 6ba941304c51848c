package org.gateloom.spec.reference;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.gateloom.spec.graph.CellGraph;

/**
 * Whether the gradients of a cell by {@link ReverseMode} are right: held against {@link ComplexStep}, which knows no
 * derivative rule, and against central differences, which know nothing at all.
 *
 * <p>Two cases are made by chance: one starts from the states that the cell's file gives, one from anywhere. Both run
 * over several steps, with cotangents on outputs and last states. A cell may have no finite value from arbitrary states
 * (a logarithm of a normaliser that is never negative when it starts from 0); such a case is set aside, and one is
 * enough.
 *
 * @param points one for each case
 */
public record GradientProof(List<Point> points) {

    /**
     * The most that reverse mode may be off, by {@link Deviation}. Both sides are exact to rounding, which is some 1e-15;
     * what lies between is for cells that magnify it.
     */
    public static final double ALLOWED = 1e-10;

    /** The most that central differences may be off: they have seven digits at best. */
    public static final double ALLOWED_DIFFERENCE = 1e-6;

    private static final int BATCH = 2;
    private static final int STEPS = 4;
    private static final int DIRECTIONS = 5;

    /** Above so many numbers in a block, its gradient is compared along random directions rather than in each. */
    private static final int EACH_NUMBER = 1000;

    /**
     * What was found at one case.
     *
     * @param start where its states began
     * @param infinite the first of the named nodes whose value is not finite; empty when outputs and states are
     * @param deviations of each gradient from complex step, by the paths of {@link Gradient#parts}; empty when not finite
     * @param difference of directional derivatives from central differences, as a share of the gradient's norm: the
     *     median of several directions, since a step in one may cross a kink
     */
    public record Point(
            RandomCase.Start start, Optional<String> infinite, Map<String, Double> deviations, double difference) {

        public Point {
            deviations = Named.copy(deviations);
        }

        /** Whether outputs and states are finite numbers. */
        public boolean finite() {
            return infinite.isEmpty();
        }

        /** The largest deviation from complex step. */
        public double worst() {
            return deviations.values().stream()
                    .mapToDouble(Double::doubleValue)
                    .max()
                    .orElse(0);
        }
    }

    public GradientProof {
        points = List.copyOf(points);
    }

    /**
     * Tries it.
     *
     * @param sizes small ones, such as in 3 and hidden 5: the work grows with the square of the number of parameters
     */
    public static GradientProof of(CellGraph graph, Map<String, Integer> sizes, RandomGenerator random) {
        List<Point> points = new ArrayList<>();
        for (RandomCase.Start start : RandomCase.Start.values()) {
            Case given = new RandomCase(sizes, BATCH, STEPS).withStart(start).make(graph, random);
            points.add(point(graph, given, start, random));
        }
        return new GradientProof(points);
    }

    /** The largest deviation from complex step at any case; 0 when none has finite values. */
    public double worst() {
        return points.stream().mapToDouble(Point::worst).max().orElse(0);
    }

    /** Whether there was anything to compare: a case with finite values. */
    public boolean compared() {
        return points.stream().anyMatch(Point::finite);
    }

    /** Whether nothing keeps the gradients from being right. */
    public boolean holds() {
        return failure().isEmpty();
    }

    /** In one sentence what keeps them from it. */
    public Optional<String> failure() {
        List<Point> finite = points.stream().filter(Point::finite).toList();
        if (finite.isEmpty()) {
            return Optional.of("the cell gives NaN or infinite values for inputs, states and parameters within 1 of 0,"
                    + " first in '" + points.get(0).infinite.orElseThrow() + "'");
        }
        for (Point point : finite) {
            for (Map.Entry<String, Double> deviation : point.deviations.entrySet()) {
                if (deviation.getValue().isInfinite()) {
                    return Optional.of("the derivative by " + deviation.getKey()
                            + " is NaN or infinite where the value is finite, as that of sqrt at 0 is");
                }
                if (deviation.getValue() > ALLOWED) {
                    return Optional.of(String.format(
                            Locale.ROOT,
                            "the derivative by %s differs from complex step by %.1e; at most %.0e is allowed",
                            deviation.getKey(),
                            deviation.getValue(),
                            ALLOWED));
                }
            }
            if (!(point.difference <= ALLOWED_DIFFERENCE)) {
                return Optional.of(String.format(
                        Locale.ROOT,
                        "the derivatives differ from central differences by %.1e; at most %.0e is allowed",
                        point.difference,
                        ALLOWED_DIFFERENCE));
            }
        }
        return Optional.empty();
    }

    private static Point point(CellGraph graph, Case given, RandomCase.Start start, RandomGenerator random) {
        CaseResult result = Reference.answer(graph, given);
        boolean finite =
                result.output().finite() && result.states().values().stream().allMatch(Tensor::finite);
        if (!finite) {
            return new Point(start, Optional.of(infinite(graph, given)), Map.of(), 0);
        }
        Map<String, Tensor> reverse = result.gradient().parts();
        double largest =
                reverse.values().stream().mapToDouble(Tensor::norm).max().orElse(0);
        Map<String, Double> deviations = new LinkedHashMap<>();
        reverse.forEach((path, tensor) -> deviations.put(path, deviation(graph, given, path, tensor, largest, random)));
        return new Point(
                start, Optional.empty(), deviations, difference(graph, given, start, result.gradient(), random));
    }

    /** The named node, or that in whose expression it is, where the first number that is not finite appears. */
    private static String infinite(CellGraph graph, Case given) {
        Trace trace = Interpreter.run(graph, given);
        for (int time = 0; time < trace.steps(); time++) {
            for (int node = 0; node < graph.nodes().size(); node++) {
                if (!Arrays.stream(trace.value(time, node)).allMatch(Double::isFinite)) {
                    return graph.nodes().get(node).name().replaceFirst("\\.[0-9]+$", "");
                }
            }
        }
        throw new IllegalStateException(graph.name() + " has finite values after all");
    }

    private static double deviation(
            CellGraph graph, Case given, String path, Tensor reverse, double largest, RandomGenerator random) {
        Gradient direction = Gradient.shapedLike(given, Tensor::zeros);
        double[] along = direction.parts().get(path).values();
        if (along.length <= EACH_NUMBER) {
            Tensor complex = Tensor.zeros(reverse.shape());
            for (int i = 0; i < along.length; i++) {
                along[i] = 1;
                complex.values()[i] = ComplexStep.derivative(graph, given, direction);
                along[i] = 0;
            }
            return Deviation.of(reverse, complex, Deviation.FLOOR * largest);
        }
        // For d normal with deviation 1, (e · d)² is ‖e‖² in the mean: the norm of the error without the error.
        double squares = 0;
        for (int sample = 0; sample < DIRECTIONS; sample++) {
            Arrays.setAll(along, i -> random.nextGaussian());
            double error = ComplexStep.derivative(graph, given, direction)
                    - reverse.dot(direction.parts().get(path));
            squares += error * error / DIRECTIONS;
        }
        double deviation = Math.sqrt(squares) / Math.max(reverse.norm(), Deviation.FLOOR * largest);
        return Double.isNaN(deviation) ? Double.POSITIVE_INFINITY : deviation;
    }

    /** From the standard start the states stay where they are: 0 is where kinks lie, and a step would cross them. */
    private static double difference(
            CellGraph graph, Case given, RandomCase.Start start, Gradient gradient, RandomGenerator random) {
        double norm = Math.sqrt(gradient.dot(gradient));
        double rounding = CentralDifference.rounding(graph, given);
        double[] differences = new double[DIRECTIONS];
        for (int sample = 0; sample < DIRECTIONS; sample++) {
            Gradient all = Gradient.shapedLike(given, shape -> RandomCase.uniform(shape, 1, random));
            Gradient drawn = start == RandomCase.Start.RANDOM ? all : all.withInitial(Tensor::zeros);
            double length = Math.sqrt(drawn.dot(drawn));
            double error =
                    CentralDifference.derivative(graph, given, drawn.times(1 / length)) - gradient.dot(drawn) / length;
            // A cell whose gates are saturated has derivatives far below what a difference can tell.
            differences[sample] = Math.abs(error) <= rounding ? 0 : Math.abs(error) / norm;
        }
        Arrays.sort(differences);
        return differences[DIRECTIONS / 2];
    }
}
