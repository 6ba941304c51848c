package org.gateloom.spec.reference;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.gateloom.spec.graph.CellGraph;

/**
 * One number for each number that a cell starts from: its derivative, or how far to go in a direction. That of a
 * parameter which training leaves as it starts is 0.
 *
 * @param parameters in the shape of each parameter
 * @param input {@code [time, batch, in]}; empty when the input is symbols, which have no derivative
 * @param initial {@code [batch, size]} of each state
 */
public record Gradient(Map<String, Tensor> parameters, Optional<Tensor> input, Map<String, Tensor> initial) {

    public Gradient {
        parameters = Named.copy(parameters);
        initial = Named.copy(initial);
    }

    /** One number for each of a case, each block as {@code made} makes it from its shape. */
    static Gradient shapedLike(Case given, Function<List<Integer>, Tensor> made) {
        Map<String, Tensor> parameters = new LinkedHashMap<>();
        given.parameters().forEach((name, tensor) -> parameters.put(name, made.apply(tensor.shape())));
        Optional<Tensor> input = given.variableInput().map(vectors -> made.apply(vectors.shape()));
        Map<String, Tensor> initial = new LinkedHashMap<>();
        given.initial().forEach((name, tensor) -> initial.put(name, made.apply(tensor.shape())));
        return new Gradient(parameters, input, initial);
    }

    /** All of it by path: {@code parameters.forget.W_x}, {@code input}, {@code initial.h}. */
    public Map<String, Tensor> parts() {
        Map<String, Tensor> parts = new LinkedHashMap<>();
        parameters.forEach((name, tensor) -> parts.put("parameters." + name, tensor));
        input.ifPresent(tensor -> parts.put("input", tensor));
        initial.forEach((name, tensor) -> parts.put("initial." + name, tensor));
        return parts;
    }

    /** With 0 for the parameters that training leaves as they start. */
    Gradient trained(CellGraph graph) {
        Set<String> frozen = graph.frozen();
        if (frozen.isEmpty()) {
            return this;
        }
        Map<String, Tensor> trained = new LinkedHashMap<>(parameters);
        frozen.forEach(name -> trained.computeIfPresent(name, (key, tensor) -> Tensor.zeros(tensor.shape())));
        return new Gradient(trained, input, initial);
    }

    /** With other numbers for the initial states, made from the shape of each. */
    Gradient withInitial(Function<List<Integer>, Tensor> made) {
        Map<String, Tensor> other = new LinkedHashMap<>();
        initial.forEach((name, tensor) -> other.put(name, made.apply(tensor.shape())));
        return new Gradient(parameters, input, other);
    }

    /** Every number times another. */
    Gradient times(double factor) {
        return new Gradient(
                times(parameters, factor), input.map(tensor -> tensor.times(factor)), times(initial, factor));
    }

    private static Map<String, Tensor> times(Map<String, Tensor> tensors, double factor) {
        Map<String, Tensor> products = new LinkedHashMap<>();
        tensors.forEach((name, tensor) -> products.put(name, tensor.times(factor)));
        return products;
    }

    /** The derivative in a direction, when this is the gradient. */
    public double dot(Gradient direction) {
        Map<String, Tensor> others = direction.parts();
        return parts().entrySet().stream()
                .mapToDouble(part -> part.getValue().dot(others.get(part.getKey())))
                .sum();
    }
}
