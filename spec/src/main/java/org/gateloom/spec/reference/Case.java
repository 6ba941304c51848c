package org.gateloom.spec.reference;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A question to a cell, complete: every parameter, every state, every cotangent is there.
 *
 * @param sizes by name, {@code in} and {@code hidden} among them; those left out have the size the cell's file gives
 * @param parameters a matrix is {@code [out, in]}, a vector or scalar {@code [size]}
 * @param input what the cell reads
 * @param initial the states before the first step, {@code [batch, size]} each
 * @param masks what chance gave, {@code [time, batch, size]} each
 * @param cotangent what the gradients are of
 * @param expect what should come out, by the paths of {@link CaseResult#parts}; may name some parts only, or none
 */
public record Case(
        Map<String, Integer> sizes,
        Map<String, Tensor> parameters,
        InputSequence input,
        Map<String, Tensor> initial,
        Map<String, Tensor> masks,
        Cotangent cotangent,
        Map<String, Tensor> expect) {

    public Case {
        sizes = Named.copy(sizes);
        parameters = Named.copy(parameters);
        initial = Named.copy(initial);
        masks = Named.copy(masks);
        expect = Named.copy(expect);
    }

    /** Of a cell without chance, with nothing expected. */
    public Case(
            Map<String, Integer> sizes,
            Map<String, Tensor> parameters,
            InputSequence input,
            Map<String, Tensor> initial,
            Cotangent cotangent) {
        this(sizes, parameters, input, initial, Map.of(), cotangent, Map.of());
    }

    /** With other parameters. */
    public Case withParameters(Map<String, Tensor> other) {
        return new Case(sizes, other, input, initial, masks, cotangent, expect);
    }

    /** The input as vectors; empty when it is symbols, which cannot change by a little. */
    Optional<Tensor> variableInput() {
        return input instanceof InputSequence.Vectors vectors ? Optional.of(vectors.values()) : Optional.empty();
    }

    /** The same numbers elsewhere: every variable moved by {@code length} times its number in the direction. */
    Case moved(Gradient direction, double length) {
        InputSequence there = direction
                .input()
                .<InputSequence>map(
                        input -> new InputSequence.Vectors(moved(variableInput().orElseThrow(), input, length)))
                .orElse(input);
        return new Case(
                sizes,
                moved(parameters, direction.parameters(), length),
                there,
                moved(initial, direction.initial(), length),
                masks,
                cotangent,
                expect);
    }

    private static Map<String, Tensor> moved(Map<String, Tensor> from, Map<String, Tensor> by, double length) {
        Map<String, Tensor> there = new LinkedHashMap<>();
        from.forEach((name, tensor) -> there.put(name, moved(tensor, by.get(name), length)));
        return there;
    }

    private static Tensor moved(Tensor from, Tensor by, double length) {
        double[] there = from.values().clone();
        for (int i = 0; i < there.length; i++) {
            there[i] += length * by.values()[i];
        }
        return new Tensor(from.shape(), there);
    }

    /** With other expectations. */
    public Case expecting(Map<String, Tensor> parts) {
        return new Case(sizes, parameters, input, initial, masks, cotangent, parts);
    }
}
