package org.gateloom.runtime.network;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Softmax and cross entropy of a block of rows; in this package because the class is of this package alone. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class CrossEntropyBenchmark {

    private static final int SYMBOLS = 83;

    /** As many as the output layer takes at once at hidden 64, 128 and 512. */
    @Param({"188", "94", "23"})
    public int rows;

    private CrossEntropy crossEntropy;
    private float[] given;
    private float[] logits;
    private int[] targets;

    /** Logits between -2 and 2. */
    @Setup
    public void fill() {
        crossEntropy = new CrossEntropy(SYMBOLS, rows);
        given = new float[rows * SYMBOLS];
        logits = new float[given.length];
        targets = new int[rows];
        for (int i = 0; i < given.length; i++) {
            given[i] = (i * 7919 % 1009) / 252f - 2;
        }
        for (int row = 0; row < rows; row++) {
            targets[row] = row % SYMBOLS;
        }
    }

    /** The loss alone, and a copy of the logits, which are destroyed. */
    @Benchmark
    public double loss() {
        System.arraycopy(given, 0, logits, 0, given.length);
        return crossEntropy.loss(logits, rows, targets, 0);
    }

    /** With derivatives, and a copy of the logits. */
    @Benchmark
    public double differentiate() {
        System.arraycopy(given, 0, logits, 0, given.length);
        return crossEntropy.differentiate(logits, rows, targets, 0, 1f / rows);
    }
}
