package org.gateloom.spec.reference;

import java.util.Map;
import org.gateloom.spec.graph.CellGraph;

/**
 * Derivatives without a derivative rule: the number is evaluated with every variable moved by an imaginary step, {@code
 * L(v + i h d) = L(v) + i h L'(v) d + O(h²)}, and the derivative in the direction {@code d} is the imaginary part over
 * {@code h}. Nothing is subtracted, so {@code h} can be so small that nothing is left of the rest, and the derivative is
 * as exact as the value. Squire and Trapp, Using complex variables to estimate derivatives of real functions, 1998.
 */
public final class ComplexStep {

    /** A power of two, so that dividing by it is exact; its square is far below the last digit of anything. */
    private static final double STEP = 0x1p-200;

    private ComplexStep() {}

    /**
     * The derivative in a direction.
     *
     * @param direction how far each variable goes, frozen parameters apart; its input is empty when that of the case is symbols
     */
    public static double derivative(CellGraph graph, Case given, Gradient direction) {
        return new ComplexInterpreter(graph, given, direction.trained(graph), STEP)
                        .run()
                        .im()
                / STEP;
    }

    /** The number itself, as the same evaluation gives it. */
    public static double value(CellGraph graph, Case given) {
        return new ComplexInterpreter(graph, given, zeros(given), STEP).run().re();
    }

    /** The whole gradient, one evaluation a number. */
    public static Gradient gradient(CellGraph graph, Case given) {
        Gradient gradient = zeros(given);
        Gradient direction = zeros(given);
        Map<String, Tensor> along = direction.parts();
        gradient.parts().forEach((path, tensor) -> {
            double[] unit = along.get(path).values();
            for (int i = 0; i < unit.length; i++) {
                unit[i] = 1;
                tensor.values()[i] = derivative(graph, given, direction);
                unit[i] = 0;
            }
        });
        return gradient;
    }

    private static Gradient zeros(Case given) {
        return Gradient.shapedLike(given, Tensor::zeros);
    }
}
