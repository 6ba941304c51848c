package org.gateloom.samples.bench;

import java.util.concurrent.TimeUnit;
import org.gateloom.runtime.blas.Products;
import org.gateloom.runtime.cell.FloatValues;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The products of one gate's {@code W_h}, {@code [hidden, hidden]}; {@code flops} are operations a second. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class ProductsBenchmark {

    private int rows;
    private int time;
    private int hidden;
    private FloatValues weights;
    private FloatValues gradient;
    private FloatValues operand;
    private FloatValues result;

    /** Counts floating-point operations. */
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.OPERATIONS)
    public static class Work {

        /** Two a multiply-add. */
        public long flops;
    }

    /** Blocks of one lane, all steps behind each other. */
    @Setup
    public void fill(LaneShape lane) {
        rows = lane.rows();
        time = lane.task().sequence();
        hidden = lane.hidden();
        weights = LaneShape.filled(hidden * hidden);
        gradient = new FloatValues(hidden * hidden);
        operand = LaneShape.filled(time * lane.length());
        result = LaneShape.filled(time * lane.length());
    }

    /** A step, forward or backward: {@code [rows, hidden]} times the matrix. */
    @Benchmark
    public void step(Work work) {
        Products.multiply(rows, hidden, hidden, operand, 0, weights, 0, result, 0, false);
        work.flops += 2L * rows * hidden * hidden;
    }

    /** The matrix's gradient over all steps. */
    @Benchmark
    public void gradient(Work work) {
        Products.gradient(time * rows, hidden, hidden, 0, hidden, operand, 0, result, 0, gradient, 0, false);
        work.flops += 2L * time * rows * hidden * hidden;
    }

    /** A step of one stream, as when text is written. */
    @Benchmark
    public void oneRow(Work work) {
        Products.multiply(1, hidden, hidden, operand, 0, weights, 0, result, 0, false);
        work.flops += 2L * hidden * hidden;
    }
}
