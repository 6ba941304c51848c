package org.gateloom.samples.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.gateloom.generator.memory.LoadedCell;
import org.gateloom.generator.proof.ProofSizes;
import org.gateloom.generator.verify.Agreement;
import org.gateloom.generator.verify.Tolerance;
import org.gateloom.runtime.cell.Precision;
import org.gateloom.spec.graph.CellGraph;
import org.gateloom.spec.reference.GradientProof;

/**
 * What the proofs of a cell have found.
 *
 * @param compared whether there were finite values to compare; without them the next three say nothing
 * @param gradients how far reverse mode of the reference is from complex step
 * @param inDouble how far generated code in double is from the reference
 * @param inFloat how far generated code in float is
 * @param symbols whether generated code reads symbols
 * @param failures a sentence for each thing that is not as it should be
 */
record Proved(
        boolean compared,
        double gradients,
        Agreement inDouble,
        Agreement inFloat,
        boolean symbols,
        List<String> failures) {

    private static final long SEED = 1;

    Proved {
        failures = List.copyOf(failures);
    }

    /**
     * Proves a cell, at two shapes.
     *
     * @throws Stop when it is too large for that
     */
    static Proved of(NamedCell cell) {
        CellGraph graph = cell.graph();
        ProofSizes.tooLarge(graph).ifPresent(reason -> {
            throw Stop.wrong(cell.argument() + ": " + reason);
        });
        List<String> failures = new ArrayList<>();
        boolean compared = false;
        double gradients = 0;
        for (Map<String, Integer> sizes : ProofSizes.ofGradients(graph)) {
            GradientProof proof = GradientProof.of(graph, sizes, new SplittableRandom(SEED));
            proof.failure().filter(failure -> !failures.contains(failure)).ifPresent(failures::add);
            compared |= proof.compared();
            gradients = Math.max(gradients, proof.worst());
        }
        List<Map<String, Integer>> shapes = ProofSizes.ofCode(graph);
        LoadedCell inDouble = cell.load(Precision.DOUBLE);
        Agreement exact = Agreement.of(graph, inDouble::of, shapes, Tolerance.DOUBLE);
        exact.failures().forEach(failure -> failures.add("double: " + failure));
        LoadedCell inFloat = cell.load(Precision.FLOAT);
        Agreement fast = Agreement.of(graph, inFloat::of, shapes, Tolerance.FLOAT);
        fast.failures().forEach(failure -> failures.add("float: " + failure));
        boolean symbols = inFloat.of(shapes.get(0)).readsSymbols();
        return new Proved(compared, gradients, exact, fast, symbols, failures);
    }
}
