package org.gateloom.samples.peers;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;
import java.util.LinkedHashMap;
import java.util.Map;
import org.gateloom.runtime.cell.Precision;
import org.gateloom.spec.reference.Case;
import org.gateloom.spec.reference.Tensor;

/** libtorch's answer to a case: one layer, forward, and backward by its own differentiation. */
final class LibtorchAnswer {

    private LibtorchAnswer() {}

    /**
     * Outputs, last states and all gradients by the paths of {@link org.gateloom.spec.reference.CaseResult#parts}.
     *
     * @param given with vectors as input
     */
    static Map<String, Tensor> of(LibtorchOperator operator, Case given, Precision precision) {
        int hidden = given.sizes().get("hidden");
        int batch = given.input().batch();
        Stacking.Blocks blocks = operator.stacking().stack(given.parameters());
        Map<String, Tensor> parts = new LinkedHashMap<>();
        try (NDManager manager = Libtorch.engine().newBaseManager();
                GradientCollector gradients = Libtorch.engine().newGradientCollector()) {
            NDArray input = Libtorch.variable(
                    manager, given.input().vectors(given.sizes().get("in")), precision);
            NDList parameters = new NDList(
                    Libtorch.variable(manager, blocks.input(), precision),
                    Libtorch.variable(manager, blocks.memory(), precision),
                    Libtorch.variable(manager, blocks.inputBias(), precision),
                    Libtorch.variable(manager, blocks.memoryBias(), precision));
            NDList initial = new NDList();
            for (String state : operator.states()) {
                Tensor start = Tensors.shaped(given.initial().get(state), 1, batch, hidden);
                initial.add(Libtorch.variable(manager, start, precision));
            }

            NDList result = operator.call().run(input, initial, parameters, 1);
            NDArray number = result.get(0)
                    .mul(Libtorch.array(manager, given.cotangent().output(), precision))
                    .sum();
            parts.put("output", Libtorch.tensor(result.get(0)));
            for (int i = 0; i < operator.states().size(); i++) {
                String state = operator.states().get(i);
                NDArray last = result.get(1 + i);
                Tensor cotangent = Tensors.shaped(given.cotangent().last().get(state), 1, batch, hidden);
                number = number.add(
                        last.mul(Libtorch.array(manager, cotangent, precision)).sum());
                parts.put("final." + state, Tensors.shaped(Libtorch.tensor(last), batch, hidden));
            }
            gradients.backward(number);

            Stacking.Blocks derivatives = new Stacking.Blocks(
                    gradient(parameters.get(0)),
                    gradient(parameters.get(1)),
                    gradient(parameters.get(2)),
                    gradient(parameters.get(3)));
            operator.stacking()
                    .unstack(derivatives)
                    .forEach((name, derivative) -> parts.put("gradient.parameters." + name, derivative));
            parts.put("gradient.input", gradient(input));
            for (int i = 0; i < operator.states().size(); i++) {
                parts.put(
                        "gradient.initial." + operator.states().get(i),
                        Tensors.shaped(gradient(initial.get(i)), batch, hidden));
            }
        }
        return parts;
    }

    private static Tensor gradient(NDArray variable) {
        return Libtorch.tensor(variable.getGradient());
    }
}
