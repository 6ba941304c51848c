package org.gateloom.samples.cli;

import java.io.PrintWriter;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import org.gateloom.generator.memory.LoadedCell;
import org.gateloom.runtime.cell.Cell;
import org.gateloom.runtime.cell.Precision;
import org.gateloom.runtime.opencl.DeviceEngine;
import org.gateloom.runtime.opencl.DeviceLauncher;
import org.gateloom.runtime.opencl.Devices;
import org.gateloom.runtime.opencl.Launcher;
import org.gateloom.runtime.opencl.Opening;
import org.gateloom.runtime.opencl.UnsuitableException;
import org.gateloom.runtime.train.ProcessorEngine;
import org.gateloom.runtime.train.Workers;
import org.gateloom.samples.run.Backend;
import picocli.CommandLine.Option;

/** The options that say where a training is computed. */
final class Backends {

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
     * A cell's classes and what its training is computed by.
     *
     * @param cells the cell at given sizes
     * @param launcher of its kernel, if it has one; closed with this
     */
    record Chosen(Function<Map<String, Integer>, Cell> cells, Backend backend, Optional<Launcher> launcher)
            implements AutoCloseable {
        @Override
        public void close() {
            launcher.ifPresent(Launcher::close);
        }
    }

    /**
     * Nothing, when the options go together.
     *
     * @param lanes as told, if at all
     */
    void accept(OptionalInt lanes) {
        if (device != null && backend == BackendName.PROCESSOR) {
            throw Stop.wrong("--device names an OpenCL device; add --backend opencl");
        }
        if (lanes.isPresent() && backend == BackendName.OPENCL) {
            throw Stop.wrong("--lanes says how the processor cuts the batch; with --backend opencl it says nothing");
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
            return new Chosen(cell.load(Precision.FLOAT)::of, processor(workers), Optional.empty());
        }
        Devices.Choice choice = Devices.choice(Optional.ofNullable(device));
        if (!(choice instanceof Devices.Chosen chosen)) {
            return without(((Devices.NotChosen) choice).reason(), cell, workers, out);
        }
        LoadedCell loaded = cell.loadFor(chosen.device());
        Opening opening = DeviceLauncher.open(loaded.kernel().orElseThrow(), chosen.device());
        if (!(opening instanceof Opening.Opened opened)) {
            return without(((Opening.Refused) opening).reason(), cell, workers, out);
        }
        Backend onDevice =
                (network, weights, settings) -> new DeviceEngine(network, weights, settings, opened.launcher());
        return new Chosen(
                loaded::of,
                backend == BackendName.AUTO ? either(onDevice, processor(workers), out) : onDevice,
                Optional.of(opened.launcher()));
    }

    /** What is taken where no device is to be had. */
    private Chosen without(String reason, NamedCell cell, Workers workers, PrintWriter out) {
        if (backend == BackendName.OPENCL) {
            throw Stop.failed(reason);
        }
        saysWhy(reason, out);
        return new Chosen(cell.load(Precision.FLOAT)::of, processor(workers), Optional.empty());
    }

    private static Backend processor(Workers workers) {
        return (network, weights, settings) -> new ProcessorEngine(network, weights, settings, workers);
    }

    /** The first one, or where a network does not suit it the second, and says so. */
    private static Backend either(Backend first, Backend second, PrintWriter out) {
        return (network, weights, settings) -> {
            try {
                return first.engine(network, weights, settings);
            } catch (UnsuitableException e) {
                saysWhy(e.getMessage(), out);
                return second.engine(network, weights, settings);
            }
        };
    }

    private static void saysWhy(String reason, PrintWriter out) {
        out.println("on the processor, because " + reason);
    }
}
