package org.gateloom.generator.opencl;

import java.util.List;
import java.util.stream.Stream;
import org.gateloom.generator.LibraryCells;
import org.gateloom.generator.verify.Tolerance;
import org.gateloom.runtime.opencl.JavaLauncher;
import org.gateloom.runtime.opencl.UnsuitableException;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Kernels of library cells, their bodies run as Java, against the reference. It needs no device. All cells where a device is
 * required and by {@code -Plong}, elsewhere as many as have together whatever occurs in one.
 *
 * <p>The tolerances are those of the generated Java: two digits above float's rounding for values, a digit more for
 * gradients, which are sums over steps and rows.
 */
@Execution(ExecutionMode.CONCURRENT)
class KernelBodyTest {

    /** They share the work unevenly, so that no element is left to chance. */
    private static final int ITEMS = 7;

    /** Of the standard tile a kernel would be many times as long, and all of them as slow to compile. */
    private static final List<Tile> SMALL = List.of(new Tile(4, 2, Tile.Span.SEQUENCE), new Tile(4, 2, Tile.Span.STEP));

    @ParameterizedTest
    @MethodSource("names")
    void agreesWithTheReference(String name) throws UnsuitableException {
        for (Tile tile : SMALL) {
            agrees(KernelCell.of(name, tile), ITEMS);
        }
    }

    /** Tiles whole, cut off, and larger than the 6 rows and 17 units; blocks, norms and what is diagonal. */
    @ParameterizedTest
    @ValueSource(strings = {"lstm", "gru", "layer-norm-gru", "fast-grnn-low-rank", "peephole-lstm", "ran"})
    void agreesWithTheReferenceByEveryTile(String name) throws UnsuitableException {
        for (Tile tile : List.of(Tile.STANDARD, Tile.MANY_UNITS, Tile.GRAPHICS, new Tile(8, 4, Tile.Span.SEQUENCE))) {
            agrees(KernelCell.of(name, tile), ITEMS);
        }
    }

    private static void agrees(KernelCell cell, int items) throws UnsuitableException {
        cell.agreesWithTheReference(JavaLauncher.sequential(cell.kernel(), items), Tolerance.FLOAT);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 64, 1000})
    void anyNumberOfWorkItemsGivesTheSame(int items) throws UnsuitableException {
        agrees(KernelCell.of("gru"), items);
    }

    static Stream<String> names() {
        return (OnDevice.required() || Boolean.getBoolean("gateloom.long")
                        ? LibraryCells.names()
                        : LibraryCells.covering())
                .stream();
    }
}
