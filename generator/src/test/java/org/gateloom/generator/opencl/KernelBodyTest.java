package org.gateloom.generator.opencl;

import java.util.stream.Stream;
import org.gateloom.generator.LibraryCells;
import org.gateloom.runtime.opencl.JavaLauncher;
import org.gateloom.runtime.opencl.UnsuitableException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The kernel of every library cell, its body run as Java, against the reference. It needs no device.
 *
 * <p>The tolerances are those of the generated Java: two digits above float's rounding for values, a digit more for
 * gradients, which are sums over steps and rows.
 */
class KernelBodyTest {

    /** They share the work unevenly, so that no element is left to chance. */
    private static final int ITEMS = 7;

    @ParameterizedTest
    @MethodSource("names")
    void agreesWithTheReference(String name) throws UnsuitableException {
        KernelCell cell = KernelCell.of(name);

        cell.agreesWithTheReference(JavaLauncher.sequential(cell.kernel(), ITEMS), 1e-5, 2e-4);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 64, 1000})
    void anyNumberOfWorkItemsGivesTheSame(int items) throws UnsuitableException {
        KernelCell cell = KernelCell.of("gru");

        cell.agreesWithTheReference(JavaLauncher.sequential(cell.kernel(), items), 1e-5, 2e-4);
    }

    static Stream<String> names() {
        return LibraryCells.names().stream();
    }
}
