package org.gateloom.generator.opencl;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.gateloom.generator.LibraryCells;
import org.gateloom.generator.verify.Tolerance;
import org.gateloom.runtime.opencl.Launcher;
import org.gateloom.runtime.opencl.UnsuitableException;
import org.gateloom.spec.read.Source;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Kernels on an OpenCL device against the reference: every library cell where a device is required, a few elsewhere,
 * because compiling one takes its driver seconds. Runs in a JVM of its own with a hard limit.
 *
 * <p>The tolerances are a digit above those of Java: a device may add a product and a sum without rounding between, and
 * its functions are right to some units in the last place only (OpenCL 1.2, section 7.4: exp 3, tanh 5).
 */
class KernelsOnDeviceTest {

    private static final Tolerance DEVICE = new Tolerance(1e-4, 1e-3, 0x1p-24);

    private static final List<String> FEW = List.of("lstm", "gru", "layer-norm-gru", "fast-grnn-low-rank");

    @ParameterizedTest
    @MethodSource("few")
    void agreesWithTheReferenceByTheTileOfProcessors(String name) throws UnsuitableException {
        agrees(KernelCell.of(name, Tile.STANDARD));
    }

    @Test
    void agreesWithTheReferenceByTheTileOfManyUnits() throws UnsuitableException {
        agrees(KernelCell.of("gru", Tile.MANY_UNITS));
    }

    @ParameterizedTest
    @MethodSource("few")
    void agreesWithTheReferenceByTheTileOfGraphicsProcessors(String name) throws UnsuitableException {
        agrees(KernelCell.of(name, Tile.GRAPHICS));
    }

    @ParameterizedTest
    @MethodSource("names")
    void agreesWithTheReference(String name) throws UnsuitableException {
        agrees(KernelCell.of(name, OnDevice.NARROW));
    }

    private static void agrees(KernelCell cell) throws UnsuitableException {
        Launcher launcher = OnDevice.open(cell.kernel());

        cell.agreesWithTheReference(launcher, DEVICE);

        launcher.close();
    }

    /** PoCL takes most of a minute for the norm's. */
    static List<String> few() {
        return OnDevice.required() ? FEW : FEW.subList(0, 2);
    }

    /** A driver compiles the short kernel of this tile in a second or two, that of processors in ten. */
    static List<String> names() {
        return OnDevice.required() ? LibraryCells.names() : FEW;
    }

    /** Aparapi prints locals under their own names; a cell may call its gates as OpenCL C calls other things. */
    @Test
    void gatesMayHaveTheNamesOfWordsOfOpenCl() throws UnsuitableException {
        KernelCell cell = KernelCell.of(new Source("hostile.yaml", """
            cell: Hostile
            states: {kernel: hidden}
            gates:
              half: {of: [x, prev(kernel)], act: sigmoid}
              global: {of: [x, prev(kernel)], act: tanh}
              exp2: half * prev(kernel)
              float4: (1 - half) * global
            next:
              kernel: exp2 + float4
            emit: kernel
            """), OnDevice.NARROW);
        Launcher launcher = OnDevice.open(cell.kernel());

        cell.agreesWithTheReference(launcher, DEVICE);

        launcher.close();
        assertThat(KernelWords.reserved()).contains("half", "global", "exp2", "float4", "kernel");
    }
}
