package org.gateloom.samples.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.gateloom.generator.memory.LoadedCell;
import org.gateloom.runtime.network.Network;
import org.gateloom.runtime.opencl.DeviceEngine;
import org.gateloom.runtime.opencl.EmptyPasses;
import org.gateloom.runtime.opencl.JavaLauncher;
import org.gateloom.runtime.opencl.Launcher;
import org.gateloom.runtime.opencl.UnsuitableException;
import org.gateloom.runtime.optimize.Weights;
import org.gateloom.runtime.text.Batches;
import org.gateloom.runtime.text.Corpus;
import org.gateloom.runtime.text.CorpusException;
import org.gateloom.samples.run.Networks;

/**
 * Holds training steps of a kernel on an OpenCL device against the same kernel, with the same passes, in Aparapi's pool of
 * Java threads. Both are in this process and take turns.
 *
 * @param device a step on the device
 * @param java a step in Java
 * @param passes of a step
 * @param pass seconds of an empty one on the device
 */
public record DeviceSteps(Time device, Time java, int passes, double pass) {

    /** Work items of the pool of threads, for each of them. */
    private static final int ITEMS = 16;

    /**
     * Middle times of a step.
     *
     * @param wall seconds
     * @param processor seconds of all processors together
     */
    public record Time(double wall, double processor) {

        private static Time median(List<Time> times) {
            return new Time(
                    Race.median(times.stream().map(Time::wall).toList()),
                    Race.median(times.stream().map(Time::processor).toList()));
        }
    }

    /**
     * Lets both run.
     *
     * @param corpus the text that is read
     * @param cell with its kernel
     * @param device a kernel of the cell on a device; closed when all is done
     * @param rounds how often each has its turn, behind one turn that does not count
     * @throws UnsuitableException if the device has no room for it
     */
    public static DeviceSteps race(Path corpus, Task task, LoadedCell cell, Launcher device, int rounds)
            throws IOException, CorpusException, UnsuitableException {
        Corpus text = Corpus.read(corpus);
        Network network = new Networks(cell::of, text.vocabulary().size(), task.layers(), 0).of(task.hidden());
        int threads = Runtime.getRuntime().availableProcessors();
        EmptyPasses.run(device, 1);
        int many = 1000;
        double pass = EmptyPasses.run(device, many) / 1e9 / many;
        Launcher pool = JavaLauncher.threads(cell.kernel().orElseThrow(), ITEMS * threads, threads);
        Batches batches = Batches.whole(text.split(0).training(), task.batch(), task.sequence());
        try (DeviceEngine ours = engine(network, task, device);
                DeviceEngine theirs = engine(network, task, pool)) {
            take(ours, batches, 0);
            take(theirs, batches, 0);
            List<Time> onDevice = new ArrayList<>();
            List<Time> inJava = new ArrayList<>();
            for (int round = 1; round <= rounds; round++) {
                onDevice.add(take(ours, batches, round));
                inJava.add(take(theirs, batches, round));
            }
            return new DeviceSteps(Time.median(onDevice), Time.median(inJava), ours.passes(), pass);
        }
    }

    private static DeviceEngine engine(Network network, Task task, Launcher launcher) throws UnsuitableException {
        return new DeviceEngine(
                network, Weights.initial(network.parameters(), 1), EngineSteps.settings(task, Task.RATE), launcher);
    }

    /** A turn: as many steps as one execution does, at a place of the text that the round says. */
    private static Time take(DeviceEngine engine, Batches text, int round) {
        int steps = engine.stepsAtOnce();
        double[] losses = new double[steps];
        double[] norms = new double[steps];
        OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long start = System.nanoTime();
        long processor = system.getProcessCpuTime();
        int taken = engine.learn(text, (long) steps * round, steps, losses, norms);
        Time time = new Time(
                (System.nanoTime() - start) / 1e9 / steps, (system.getProcessCpuTime() - processor) / 1e9 / steps);
        if (taken < steps) {
            throw new IllegalStateException("the loss or the gradient of a step is not finite");
        }
        return time;
    }
}
