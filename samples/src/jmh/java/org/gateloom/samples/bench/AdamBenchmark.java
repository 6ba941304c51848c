package org.gateloom.samples.bench;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.gateloom.generator.pass.Passes;
import org.gateloom.runtime.network.Network;
import org.gateloom.runtime.optimize.Adam;
import org.gateloom.runtime.optimize.Update;
import org.gateloom.runtime.optimize.Weights;
import org.gateloom.samples.run.Networks;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Clipping and a step of Adam over all parameters of a network of LSTMs, on one thread. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class AdamBenchmark {

    private static final int SYMBOLS = 83;

    private Update update;
    private long step;

    /** The network of a task. */
    @Setup
    public void make(LaneShape lane) throws IOException {
        Task task = lane.task();
        Network network = new Networks(OwnSteps.cells("lstm", Passes.ALL), SYMBOLS, task.layers(), 0).of(task.hidden());
        Weights weights = Weights.initial(network.parameters(), 1);
        update = new Update(weights, LaneShape.filled(network.parameters().length()), Adam.STANDARD, Task.CLIP);
        step = 0;
    }

    /** A step. */
    @Benchmark
    public double step() {
        for (int piece = 0; piece < update.pieces(); piece++) {
            update.read(piece);
        }
        step++;
        update.begin(step, Task.RATE);
        for (int piece = 0; piece < update.pieces(); piece++) {
            update.change(piece);
        }
        return update.norm();
    }
}
