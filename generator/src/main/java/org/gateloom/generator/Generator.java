package org.gateloom.generator;

import java.util.List;
import java.util.Optional;
import org.gateloom.generator.differentiate.Differentiate;
import org.gateloom.generator.java.CellEmitter;
import org.gateloom.generator.layout.LaidOut;
import org.gateloom.generator.layout.Layout;
import org.gateloom.generator.opencl.KernelEmitter;
import org.gateloom.generator.opencl.Tile;
import org.gateloom.generator.pass.Pass;
import org.gateloom.generator.pass.Passes;
import org.gateloom.generator.program.Lower;
import org.gateloom.generator.program.Program;
import org.gateloom.generator.stage.Stages;
import org.gateloom.runtime.cell.Precision;
import org.gateloom.spec.CellReader;
import org.gateloom.spec.Reading;
import org.gateloom.spec.diagnostic.Problem;
import org.gateloom.spec.graph.CellGraph;
import org.gateloom.spec.graph.Equations;
import org.gateloom.spec.read.Bases;
import org.gateloom.spec.read.Source;

/**
 * From a cell file to sources: the one entry behind the Maven goal, the annotation processor and in-memory compilation,
 * so that the three give the same diagnostics and the same bytes. It reads and writes no files.
 */
public final class Generator {

    /** The generator's version, which stands in what it generates. */
    public static final String VERSION = "0.1.0";

    private Generator() {}

    /**
     * What to generate.
     *
     * @param source the cell file
     * @param bases where {@code extends} looks
     * @param javaPackage of the generated class; empty for none
     * @param precision of the generated class
     * @param kernel the tile of a kernel beside the cell's class, which runs the cell on OpenCL devices, is in float and
     *     compiled with {@code -g}; empty for the cell's class alone
     */
    public record Request(Source source, Bases bases, String javaPackage, Precision precision, Optional<Tile> kernel) {

        public Request {
            if (precision != Precision.FLOAT && kernel.isPresent()) {
                throw new IllegalArgumentException("kernels are in float");
            }
        }

        /** The cell's class alone. */
        public Request(Source source, Bases bases, String javaPackage, Precision precision) {
            this(source, bases, javaPackage, precision, Optional.empty());
        }
    }

    /** What came of a request. */
    public sealed interface Generation {

        /** Errors and warnings of the cell file. */
        List<Problem> problems();

        /** Every cell file that was read: the cell's own first, then its bases. What makes a result stale. */
        List<Source> sources();

        /**
         * Sources were made.
         *
         * @param className the cell's class, fully qualified
         * @param files at least the cell's class
         */
        record Done(String className, List<JavaFile> files, List<Problem> problems, List<Source> sources)
                implements Generation {}

        /** The cell file is wrong; nothing was made. */
        record Refused(List<Problem> problems, List<Source> sources) implements Generation {}
    }

    /**
     * A generated compilation unit.
     *
     * @param path relative to the root of sources, with forward slashes: {@code org/acme/cells/Lstm.java}
     * @param text its text
     */
    public record JavaFile(String path, String text) {}

    /** Reads, checks, differentiates, plans and prints a cell. */
    public static Generation generate(Request request) {
        return generate(request, Passes.ALL);
    }

    /** The same with other passes, to see what each of them is worth. */
    public static Generation generate(Request request, List<Pass> passes) {
        Reading reading = CellReader.read(request.source(), request.bases());
        if (reading instanceof Reading.Cell cell) {
            return new Generation.Done(
                    className(cell.graph(), request),
                    files(cell.graph(), request, passes),
                    cell.problems(),
                    cell.sources());
        }
        return new Generation.Refused(reading.problems(), reading.sources());
    }

    /** Differentiates a cell and plans what its class does, with some passes. */
    public static LaidOut plan(CellGraph graph, List<Pass> passes) {
        return Layout.of(Passes.run(Lower.from(Differentiate.of(graph)), passes));
    }

    private static List<JavaFile> files(CellGraph graph, Request request, List<Pass> passes) {
        JavaFile cell = print(graph, request, passes);
        return request.kernel()
                .map(tile -> List.of(cell, kernel(graph, request, tile)))
                .orElseGet(() -> List.of(cell));
    }

    private static JavaFile kernel(CellGraph graph, Request request, Tile tile) {
        Program program = Passes.run(Lower.from(Differentiate.of(graph)), Passes.DEVICE);
        String text = KernelEmitter.emit(Stages.of(program), request.javaPackage(), tile, Equations.of(graph), VERSION);
        return new JavaFile(
                qualified(KernelEmitter.className(graph.name()), request).replace('.', '/') + ".java", text);
    }

    private static JavaFile print(CellGraph graph, Request request, List<Pass> passes) {
        String text = CellEmitter.emit(
                plan(graph, passes), request.javaPackage(), request.precision(), Equations.of(graph), VERSION);
        return new JavaFile(className(graph, request).replace('.', '/') + ".java", text);
    }

    private static String className(CellGraph graph, Request request) {
        return qualified(CellEmitter.className(graph.name(), request.precision()), request);
    }

    private static String qualified(String simple, Request request) {
        return request.javaPackage().isEmpty() ? simple : request.javaPackage() + "." + simple;
    }
}
