package org.gateloom.samples.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.gateloom.generator.memory.LoadedCell;
import org.gateloom.runtime.network.Network;
import org.gateloom.runtime.opencl.DeviceTrainer;
import org.gateloom.runtime.opencl.EmptyPasses;
import org.gateloom.runtime.opencl.JavaLauncher;
import org.gateloom.runtime.opencl.Launcher;
import org.gateloom.runtime.optimize.Adam;
import org.gateloom.runtime.optimize.LearningRate;
import org.gateloom.runtime.optimize.Weights;
import org.gateloom.runtime.text.Corpus;
import org.gateloom.runtime.text.CorpusException;
import org.gateloom.runtime.train.Progress;
import org.gateloom.runtime.train.Settings;
import org.gateloom.runtime.train.Validation;
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

    /** Steps of a turn: as many as the device does in one execution. */
    private static final int STEPS = 8;

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
     */
    public static DeviceSteps race(Path corpus, Task task, LoadedCell cell, Launcher device, int rounds)
            throws IOException, CorpusException {
        Corpus text = Corpus.read(corpus);
        Network network = new Networks(cell::of, text.vocabulary().size(), task.layers(), 0).of(task.hidden());
        int threads = Runtime.getRuntime().availableProcessors();
        EmptyPasses.run(device, 1);
        int many = 1000;
        double pass = EmptyPasses.run(device, many) / 1e9 / many;
        Launcher pool = JavaLauncher.threads(cell.kernel().orElseThrow(), ITEMS * threads, threads);
        try (DeviceTrainer ours = trainer(network, text, task, device);
                DeviceTrainer theirs = trainer(network, text, task, pool)) {
            take(ours);
            take(theirs);
            List<Time> onDevice = new ArrayList<>();
            List<Time> inJava = new ArrayList<>();
            for (int round = 0; round < rounds; round++) {
                onDevice.add(take(ours));
                inJava.add(take(theirs));
            }
            return new DeviceSteps(Time.median(onDevice), Time.median(inJava), ours.passes(), pass);
        }
    }

    private static DeviceTrainer trainer(Network network, Corpus text, Task task, Launcher launcher)
            throws CorpusException {
        Settings settings = new Settings(
                task.batch(),
                task.sequence(),
                Long.MAX_VALUE,
                Adam.STANDARD,
                new LearningRate.Constant(Task.RATE),
                Task.CLIP,
                Long.MAX_VALUE,
                0,
                1);
        return new DeviceTrainer(network, Weights.initial(network.parameters(), 1), text.split(0), settings, launcher);
    }

    private static Time take(DeviceTrainer trainer) {
        long before = trainer.step();
        OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long start = System.nanoTime();
        long processor = system.getProcessCpuTime();
        trainer.run(new Progress() {
            @Override
            public void stepped(long step, double loss, double norm) {
                if (step - before >= STEPS) {
                    trainer.stop();
                }
            }

            @Override
            public void validated(Validation validation) {
                throw new IllegalStateException("nothing is held out");
            }
        });
        double steps = trainer.step() - before;
        return new Time(
                (System.nanoTime() - start) / 1e9 / steps, (system.getProcessCpuTime() - processor) / 1e9 / steps);
    }
}
