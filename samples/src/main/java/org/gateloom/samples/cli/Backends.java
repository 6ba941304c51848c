package org.gateloom.samples.cli;

import java.io.PrintWriter;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.gateloom.generator.Generator.Target;
import org.gateloom.generator.memory.LoadedCell;
import org.gateloom.runtime.cell.Cell;
import org.gateloom.runtime.cell.Precision;
import org.gateloom.runtime.opencl.DeviceLauncher;
import org.gateloom.runtime.opencl.Opening;
import org.gateloom.runtime.train.Workers;
import org.gateloom.samples.run.Backend;
import picocli.CommandLine.Option;

/** The options that say where a training is computed. */
final class Backends {

    /** How the processor is called in reports. */
    static final String PROCESSOR = "processor";

    /** What one can ask for. */
    enum BackendName {
        PROCESSOR,
        OPENCL,
        AUTO
    }

    @Option(
            names = "--backend",
            defaultValue = "processor",
            description = "Where to train: on the processor, on an OpenCL device, or on a device where there is one.")
    private BackendName backend;

    @Option(
            names = "--device",
            paramLabel = "D",
            description = "The OpenCL device, by its number in 'gateloom devices' or a part of its name.")
    private String device;

    /**
     * A cell's classes and what computes its training.
     *
     * @param cells the cell at given sizes
     * @param backend to be closed
     */
    record Chosen(Function<Map<String, Integer>, Cell> cells, Backend backend) implements AutoCloseable {
        @Override
        public void close() {
            backend.close();
        }
    }

    /** Nothing, when the two options go together. */
    void accept() {
        if (device != null && backend == BackendName.PROCESSOR) {
            throw Stop.wrong("--device names an OpenCL device; add --backend opencl");
        }
    }

    /**
     * What was asked for, for one cell.
     *
     * @param out where is said what was taken when the choice was left open
     * @throws Stop when it cannot be had: nothing else is taken in its place
     */
    Chosen open(NamedCell cell, Workers workers, PrintWriter out) {
        if (backend == BackendName.PROCESSOR) {
            return new Chosen(cell.load(Precision.FLOAT)::of, Backend.processor(workers));
        }
        LoadedCell loaded = cell.load(Precision.FLOAT, Set.of(Target.OPENCL));
        Opening opening = DeviceLauncher.open(loaded.kernel().orElseThrow(), Optional.ofNullable(device));
        if (opening instanceof Opening.Opened opened) {
            return new Chosen(loaded::of, Backend.device(opened.launcher()));
        }
        String reason = ((Opening.Refused) opening).reason();
        if (backend == BackendName.OPENCL) {
            throw Stop.failed(reason);
        }
        out.println("on the processor, because " + reason);
        return new Chosen(loaded::of, Backend.processor(workers));
    }
}
