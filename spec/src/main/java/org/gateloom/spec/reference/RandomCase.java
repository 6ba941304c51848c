package org.gateloom.spec.reference;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.gateloom.spec.graph.CellGraph;
import org.gateloom.spec.graph.Initializer;
import org.gateloom.spec.graph.Node;
import org.gateloom.spec.graph.Operation;
import org.gateloom.spec.graph.Parameter;
import org.gateloom.spec.graph.State;

/**
 * Cases made by chance.
 *
 * <p>A matrix has numbers uniform in ±scale/√columns and a vector in ±scale/2, so that with scale 1 the gates are in
 * their working range and with scale 20 most are saturated. With scale 1 a parameter that starts on one side of 0, as a
 * time constant does, stays there: within the bounds that the file gives, or near the number that a declared one starts
 * as. Inputs, states and cotangents are uniform in ±1. All numbers are floats, so that a cell in float can be given the
 * very same.
 *
 * @param sizes by name, {@code in} and {@code hidden} among them; a case has the nearest that the cell can have
 * @param batch rows
 * @param steps steps
 * @param scale of the parameters
 * @param start where the states begin
 * @param symbols whether the input is symbols rather than vectors
 */
public record RandomCase(Map<String, Integer> sizes, int batch, int steps, double scale, Start start, boolean symbols) {

    /** Where the states begin. */
    public enum Start {
        /** At what the cell's file says, 0 mostly. */
        STANDARD,
        /** Anywhere in ±1. */
        RANDOM
    }

    public RandomCase {
        sizes = Named.copy(sizes);
    }

    /** Vectors in, parameters of scale 1, from random states. */
    public RandomCase(Map<String, Integer> sizes, int batch, int steps) {
        this(sizes, batch, steps, 1, Start.RANDOM, false);
    }

    public RandomCase withScale(double other) {
        return new RandomCase(sizes, batch, steps, other, start, symbols);
    }

    public RandomCase withStart(Start other) {
        return new RandomCase(sizes, batch, steps, scale, other, symbols);
    }

    public RandomCase withSymbols() {
        return new RandomCase(sizes, batch, steps, scale, start, true);
    }

    /** A case of that graph; the same for the same state of the generator. */
    public Case make(CellGraph graph, RandomGenerator random) {
        Map<String, Integer> fitting = graph.fitting(sizes);
        CaseShapes shapes = CaseShapes.of(graph, fitting, steps, batch);
        Map<String, Tensor> parameters = new LinkedHashMap<>();
        shapes.parameters().forEach((name, shape) -> {
            double bound = shape.size() == 1 ? scale / 2 : scale / Math.sqrt(shape.get(shape.size() - 1));
            parameters.put(
                    name,
                    oneSided(graph, graph.parameter(name))
                            .filter(range -> scale == 1)
                            .map(range -> within(shape, range, random))
                            .orElseGet(() -> uniform(shape, bound, random)));
        });
        InputSequence input = symbols
                ? symbols(shapes.input(), random)
                : new InputSequence.Vectors(uniform(shapes.input(), 1, random));
        Map<String, Tensor> initial = new LinkedHashMap<>();
        Map<String, Tensor> last = new LinkedHashMap<>();
        for (State state : graph.states()) {
            List<Integer> shape = shapes.states().get(state.node());
            initial.put(
                    state.node(),
                    start == Start.STANDARD ? Tensor.filled(shape, state.initial()) : uniform(shape, 1, random));
            last.put(state.node(), uniform(shape, 1, random));
        }
        Cotangent cotangent = new Cotangent(uniform(shapes.output(), 1, random), last);
        Map<String, Tensor> masks = new LinkedHashMap<>();
        for (Node node : graph.masks()) {
            masks.put(
                    node.name(),
                    mask((Operation.Mask) node.operation(), shapes.masks().get(node.name()), random));
        }
        return new Case(fitting, parameters, input, initial, masks, cotangent, Map.of());
    }

    /**
     * Bounds of numbers that must not come near 0, for all that one knows: those of the initial ones, and half and one and
     * a half of a declared one's constant.
     */
    private static Optional<Initializer.Uniform> oneSided(CellGraph graph, Parameter parameter) {
        Initializer initializer = parameter.initializer();
        if (initializer instanceof Initializer.Copy copy) {
            return oneSided(graph, graph.parameter(copy.parameter()));
        }
        if (initializer instanceof Initializer.Negative negative) {
            return oneSided(graph, graph.parameter(negative.parameter()))
                    .map(range -> new Initializer.Uniform(-range.high(), -range.low()));
        }
        if (initializer instanceof Initializer.LogUniform log) {
            return oneSided(new Initializer.Uniform(Math.log(log.low()), Math.log(log.high())));
        }
        boolean declared = parameter.name().indexOf('.') < 0;
        if (declared && initializer instanceof Initializer.Constant constant && constant.value() != 0) {
            double half = Math.abs(constant.value()) / 2;
            return Optional.of(new Initializer.Uniform(constant.value() - half, constant.value() + half));
        }
        return initializer instanceof Initializer.Uniform uniform ? oneSided(uniform) : Optional.empty();
    }

    private static Optional<Initializer.Uniform> oneSided(Initializer.Uniform range) {
        return range.low() >= 0 || range.high() <= 0 ? Optional.of(range) : Optional.empty();
    }

    private static Tensor within(List<Integer> shape, Initializer.Uniform range, RandomGenerator random) {
        Tensor tensor = Tensor.zeros(shape);
        for (int i = 0; i < tensor.values().length; i++) {
            tensor.values()[i] = (float) (range.low() + (range.high() - range.low()) * random.nextDouble());
        }
        return tensor;
    }

    private static Tensor mask(Operation.Mask mask, List<Integer> shape, RandomGenerator random) {
        Tensor tensor = Tensor.zeros(shape);
        double[] values = tensor.values();
        int each = values.length / shape.get(0);
        for (int i = 0; i < values.length; i++) {
            boolean again = mask.scope() == Operation.Mask.Scope.SEQUENCE && i >= each;
            values[i] = again ? values[i - each] : random.nextDouble() < mask.rate() ? 0 : (float) mask.kept();
        }
        return tensor;
    }

    /** Numbers uniform in ±bound, each of them a float. */
    static Tensor uniform(List<Integer> shape, double bound, RandomGenerator random) {
        Tensor tensor = Tensor.zeros(shape);
        for (int i = 0; i < tensor.values().length; i++) {
            tensor.values()[i] = (float) (bound * (2 * random.nextDouble() - 1));
        }
        return tensor;
    }

    private static InputSequence symbols(List<Integer> shape, RandomGenerator random) {
        int[][] ids = new int[shape.get(0)][shape.get(1)];
        for (int[] step : ids) {
            for (int row = 0; row < step.length; row++) {
                step[row] = random.nextInt(shape.get(2));
            }
        }
        return InputSequence.Symbols.of(ids);
    }
}
