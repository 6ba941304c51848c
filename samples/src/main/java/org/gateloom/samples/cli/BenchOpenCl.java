package org.gateloom.samples.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.gateloom.generator.memory.LoadedCell;
import org.gateloom.runtime.opencl.DeviceLauncher;
import org.gateloom.runtime.opencl.Devices;
import org.gateloom.runtime.opencl.Opening;
import org.gateloom.runtime.opencl.UnsuitableException;
import org.gateloom.runtime.text.CorpusException;
import org.gateloom.samples.bench.CellWork;
import org.gateloom.samples.bench.DeviceSteps;
import org.gateloom.samples.bench.Task;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures kernels on an OpenCL device against the same kernels in Java. */
@Command(
        name = "opencl",
        description = {
            "Measures training steps on an OpenCL device against the same kernel in Aparapi's Java threads, in turns; how"
                    + " often a step launches the kernel, and what its launches and products take. The processor's time is"
                    + " that of all processors together: on a busy machine it is what to compare by where the device is"
                    + " the processor."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
final class BenchOpenCl implements Callable<Integer> {

    @Spec
    private CommandSpec command;

    @Mixin
    private BenchCells options;

    @Mixin
    private BenchRounds rounds;

    @Option(
            names = "--device",
            paramLabel = "D",
            description = "The OpenCL device, by its number in 'gateloom devices' or a part of its name.")
    private String device;

    @Override
    public Integer call() throws IOException, CorpusException {
        options.check();
        PrintWriter out = command.commandLine().getOut();
        List<String> cells = options.named().isEmpty() ? List.of("lstm") : options.named();
        for (Task task : options.tasks()) {
            for (String cell : cells) {
                race(out, task, cell);
            }
        }
        return 0;
    }

    private void race(PrintWriter out, Task task, String cell) throws IOException, CorpusException {
        Devices.Choice choice = Devices.choice(Optional.ofNullable(device));
        if (!(choice instanceof Devices.Chosen chosen)) {
            throw Stop.failed(((Devices.NotChosen) choice).reason());
        }
        LoadedCell loaded = NamedCell.read(cell).loadFor(chosen.device());
        Opening opening = DeviceLauncher.open(loaded.kernel().orElseThrow(), chosen.device());
        if (!(opening instanceof Opening.Opened opened)) {
            throw Stop.failed(((Opening.Refused) opening).reason());
        }
        DeviceSteps steps;
        try {
            steps = DeviceSteps.race(TrainingOptions.anna(), task, loaded, opened.launcher(), rounds.rounds());
        } catch (UnsuitableException e) {
            throw Stop.failed(e.getMessage());
        }
        CellWork work = CellWork.of(TrainingOptions.anna(), task, cell);
        double operations = (double) work.products() + work.output();
        out.printf(Locale.ROOT, "%s on %s%n%s%n", cell, chosen.device().description(), task);
        out.printf(Locale.ROOT, "%-26s %12s %12s %12s%n", "", "ms a step", "of processor", "GFLOP/s");
        row(out, "device", steps.device(), operations);
        row(out, "Aparapi's Java threads", steps.java(), operations);
        out.printf(
                Locale.ROOT,
                "the device is %.1f times as fast (%.1f times by the processor's time)%n",
                steps.java().wall() / steps.device().wall(),
                steps.java().processor() / steps.device().processor());
        out.printf(
                Locale.ROOT,
                "%d launches a step, %.3f ms each when empty: %.1f %% of it%n",
                steps.passes(),
                1e3 * steps.pass(),
                100 * steps.passes() * steps.pass() / steps.device().wall());
    }

    /** GFLOP/s are products' alone, over the whole step, by the processor's time: of one processor. */
    private static void row(PrintWriter out, String name, DeviceSteps.Time time, double operations) {
        out.printf(
                Locale.ROOT,
                "%-26s %12.1f %12.1f %12.1f%n",
                name,
                1e3 * time.wall(),
                1e3 * time.processor(),
                operations / time.processor() / 1e9);
    }
}
