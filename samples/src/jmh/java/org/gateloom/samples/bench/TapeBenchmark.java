package org.gateloom.samples.bench;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.gateloom.generator.pass.Passes;
import org.gateloom.runtime.cell.Cell;
import org.gateloom.runtime.cell.FloatValues;
import org.gateloom.runtime.cell.Parameters;
import org.gateloom.runtime.cell.Sequence;
import org.gateloom.runtime.cell.Tape;
import org.gateloom.runtime.cell.Transposition;
import org.gateloom.runtime.optimize.Weights;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A generated cell over a sequence of vectors, in one lane, as an upper layer has it; weight gradients are not in it. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class TapeBenchmark {

    /** A library cell, or a file. */
    @Param("lstm")
    public String cell;

    private int time;
    private Tape tape;

    /** A tape that has been run forward, with some derivative by its outputs. */
    @Setup
    public void make(LaneShape lane) throws IOException {
        time = lane.task().sequence();
        int hidden = lane.hidden();
        Cell made = OwnSteps.cells(cell, Passes.ALL).apply(Map.of("in", hidden, "hidden", hidden));
        Parameters weights = Weights.initial(made.parameters(), 1).parameters();
        FloatValues input = LaneShape.filled(time * lane.length());
        tape = made.tape(weights, new Sequence.Vectors(input), time, lane.rows());
        new Transposition(made.parameters(), weights, tape.transposed()).run();
        tape.outputCotangent().copy(0, input, 0, input.length());
        tape.forward(time);
    }

    /** All steps. */
    @Benchmark
    public Tape forward() {
        tape.forward(time);
        return tape;
    }

    /** All steps, after the same forward each time. */
    @Benchmark
    public Tape backward() {
        tape.backward(time);
        return tape;
    }
}
