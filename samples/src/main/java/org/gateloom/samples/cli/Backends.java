package org.gateloom.samples.cli;

import java.io.PrintWriter;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
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

    /** What was asked for, in words. */
    String told() {
        return OptionTypes.word(backend) + (device == null ? "" : " " + device);
    }

    /** Whether nothing but the processor was asked for. */
    boolean processorAlone() {
        return backend == BackendName.PROCESSOR;
    }

    /** A cell's classes, with its kernel where a device may be taken. */
    LoadedCell load(NamedCell cell) {
        return backend != BackendName.PROCESSOR && wanted() instanceof Devices.Chosen chosen
                ? cell.loadFor(chosen.device())
                : cell.load(Precision.FLOAT);
    }

    private Devices.Choice wanted() {
        return Devices.choice(Optional.ofNullable(device));
    }

    /**
     * What was asked for, for one cell.
     *
     * @param loaded as {@link #load} loaded it
     * @param out where is said what was taken when the choice was left open
     * @param memory asked before the processor is taken, whichever way it came to that: whether there is enough
     * @throws Stop when it cannot be had: nothing else is taken in its place
     */
    Chosen open(LoadedCell loaded, Workers workers, PrintWriter out, Runnable memory) {
        Backend onProcessor = processor(workers);
        if (backend == BackendName.PROCESSOR) {
            memory.run();
            return new Chosen(loaded::of, onProcessor, Optional.empty());
        }
        Consumer<String> otherwise = reason -> {
            out.println("on the processor, because " + reason);
            memory.run();
        };
        Opening opening = opening(loaded);
        if (opening instanceof Opening.Opened opened) {
            Backend onDevice =
                    (network, weights, settings) -> new DeviceEngine(network, weights, settings, opened.launcher());
            return new Chosen(
                    loaded::of,
                    backend == BackendName.AUTO ? either(onDevice, onProcessor, otherwise) : onDevice,
                    Optional.of(opened.launcher()));
        }
        String reason = ((Opening.Refused) opening).reason();
        if (backend == BackendName.OPENCL) {
            throw Stop.failed(reason);
        }
        otherwise.accept(reason);
        return new Chosen(loaded::of, onProcessor, Optional.empty());
    }

    private Opening opening(LoadedCell loaded) {
        Devices.Choice choice = wanted();
        return choice instanceof Devices.Chosen chosen
                ? DeviceLauncher.open(loaded.kernel().orElseThrow(), chosen.device())
                : new Opening.Refused(((Devices.NotChosen) choice).reason());
    }

    private static Backend processor(Workers workers) {
        return (network, weights, settings) -> new ProcessorEngine(network, weights, settings, workers);
    }

    /**
     * The first one, or where a network does not suit it the second.
     *
     * @param why given the reason before the second one is asked
     */
    static Backend either(Backend first, Backend second, Consumer<String> why) {
        return (network, weights, settings) -> {
            try {
                return first.engine(network, weights, settings);
            } catch (UnsuitableException e) {
                why.accept(e.getMessage());
                return second.engine(network, weights, settings);
            }
        };
    }
}
