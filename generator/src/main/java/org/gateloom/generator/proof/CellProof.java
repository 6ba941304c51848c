package org.gateloom.generator.proof;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.gateloom.generator.Library;
import org.gateloom.generator.verify.Agreement;
import org.gateloom.generator.verify.GeneratedAnswer;
import org.gateloom.generator.verify.Tolerance;
import org.gateloom.runtime.cell.Cell;
import org.gateloom.spec.CellReader;
import org.gateloom.spec.Reading;
import org.gateloom.spec.diagnostic.Problem;
import org.gateloom.spec.graph.CellGraph;
import org.gateloom.spec.library.CellFiles;
import org.gateloom.spec.library.Siblings;
import org.gateloom.spec.reference.Case;
import org.gateloom.spec.reference.ComplexStep;
import org.gateloom.spec.reference.Conditioning;
import org.gateloom.spec.reference.Deviation;
import org.gateloom.spec.reference.RandomCase;
import org.gateloom.spec.reference.Reference;
import org.gateloom.spec.reference.Tensor;

/**
 * Proves a generated class against its cell file. The tests that the goal {@code gateloom:generate-test} writes are calls
 * of this; a proof that fails is an {@link AssertionError} with a sentence for each thing that is wrong.
 *
 * <pre>
 * CellProof.of(Lstm::of, "src/main/cells/lstm.yaml").agreesWithTheReference(Map.of("in", 3, "hidden", 17));
 * </pre>
 */
public final class CellProof {

    /** Maven's tests find the project's folder there; an IDE runs them in it. */
    private static final String PROJECT = "basedir";

    private static final long SEED = 1;
    private static final int BATCH = 2;
    private static final int STEPS = 4;

    private final Function<Map<String, Integer>, ? extends Cell> generated;
    private final CellGraph graph;
    private final String file;

    private CellProof(Function<Map<String, Integer>, ? extends Cell> generated, CellGraph graph, String file) {
        this.generated = generated;
        this.graph = graph;
        this.file = file;
    }

    /**
     * Of a class.
     *
     * @param generated its method {@code of}
     * @param file the path of its cell file from the project's folder
     * @throws AssertionError when the file is no cell
     */
    public static CellProof of(Function<Map<String, Integer>, ? extends Cell> generated, String file) {
        Path path = Path.of(System.getProperty(PROJECT, "")).resolve(file).toAbsolutePath();
        if (!Files.isRegularFile(path)) {
            throw new AssertionError(path + " does not exist; run the test in the project's folder, or write it anew by"
                    + " gateloom:generate-test");
        }
        try {
            Reading reading = CellReader.read(CellFiles.read(path), Library.behind(new Siblings()));
            if (reading instanceof Reading.Cell cell) {
                return new CellProof(generated, cell.graph(), file);
            }
            throw new AssertionError(lines(
                    file + " is no cell any more:",
                    reading.problems().stream().map(Problem::toString).toList()));
        } catch (IOException e) {
            throw new UncheckedIOException(path + " cannot be read", e);
        }
    }

    /**
     * Outputs, states and gradients are those of the reference interpreter.
     *
     * @param sizes by name
     */
    public void agreesWithTheReference(Map<String, Integer> sizes) {
        Cell cell = cell(sizes);
        Agreement agreement = Agreement.of(graph, generated, List.of(sizes), Tolerance.of(cell.precision()));
        fail("is not what " + file + " means", agreement.failures());
    }

    /**
     * Gradients are those of complex-step differentiation, which knows no rule of differentiation.
     *
     * @param sizes by name; small, for the work grows with the square of the number of parameters
     */
    public void gradientsAreThoseOfComplexStep(Map<String, Integer> sizes) {
        Cell cell = cell(sizes);
        Tolerance tolerance = Tolerance.of(cell.precision());
        boolean finite = false;
        for (RandomCase.Start start : RandomCase.Start.values()) {
            SplittableRandom random = new SplittableRandom(SEED);
            Case given = new RandomCase(sizes, BATCH, STEPS).withStart(start).make(graph, random);
            if (!Reference.answer(graph, given).parts().values().stream().allMatch(Tensor::finite)) {
                // A cell may have no value from anywhere; one start is enough.
                continue;
            }
            finite = true;
            Map<String, Tensor> expected = new LinkedHashMap<>();
            ComplexStep.gradient(graph, given)
                    .parts()
                    .forEach((path, tensor) -> expected.put("gradient." + path, tensor));
            Conditioning conditioning = Conditioning.of(graph, given, random);
            List<String> failures =
                    Deviation.each(GeneratedAnswer.of(cell, given).parts(), expected).entrySet().stream()
                            .filter(found -> !(found.getValue()
                                    <= conditioning.allowed(
                                            found.getKey(), tolerance.gradients(), tolerance.rounding())))
                            .map(found -> String.format(
                                    Locale.ROOT,
                                    "%s is off by %.1e at %s",
                                    found.getKey(),
                                    found.getValue(),
                                    Agreement.text(sizes)))
                            .toList();
            fail("does not have the derivatives of " + file, failures);
        }
        if (!finite) {
            throw new AssertionError(
                    file + " gives NaN or infinite values for inputs, states and parameters within 1 of 0");
        }
    }

    private Cell cell(Map<String, Integer> sizes) {
        Cell cell = generated.apply(sizes);
        if (!cell.digest().equals(graph.digest())) {
            throw new AssertionError("the class " + cell.getClass().getName() + " was generated from another text than "
                    + file + " has now; generate it again (gateloom:generate)");
        }
        return cell;
    }

    private void fail(String what, List<String> failures) {
        if (!failures.isEmpty()) {
            throw new AssertionError(lines("the class generated for " + graph.name() + " " + what + ":", failures));
        }
    }

    private static String lines(String first, List<String> others) {
        return first + "\n  " + String.join("\n  ", others);
    }
}
