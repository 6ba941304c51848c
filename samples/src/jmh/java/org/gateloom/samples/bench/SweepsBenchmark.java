package org.gateloom.samples.bench;

import java.util.concurrent.TimeUnit;
import org.gateloom.runtime.math.Fast;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Element-wise work of a step of an LSTM, in the loops that generated code has. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class SweepsBenchmark {

    private int n;
    private float[] products;
    private float[] bias;
    private float[] forget;
    private float[] input;
    private float[] candidate;
    private float[] output;
    private float[] previousC;
    private float[] c;
    private float[] tanhC;
    private float[] h;
    private float[] emittedCotangent;
    private float[] nextCotangent;
    private float[] hCotangent;
    private float[] cCotangent;
    private float[] nextCCotangent;
    private float[] gateCotangent;
    private float[] secondCotangent;

    /** Values of a step of one lane. */
    @Setup
    public void fill(LaneShape lane) {
        n = lane.length();
        products = LaneShape.numbers(n);
        bias = LaneShape.numbers(n);
        forget = LaneShape.numbers(n);
        input = LaneShape.numbers(n);
        candidate = LaneShape.numbers(n);
        output = LaneShape.numbers(n);
        previousC = LaneShape.numbers(n);
        c = LaneShape.numbers(n);
        tanhC = LaneShape.numbers(n);
        h = LaneShape.numbers(n);
        emittedCotangent = LaneShape.numbers(n);
        nextCotangent = LaneShape.numbers(n);
        hCotangent = LaneShape.numbers(n);
        cCotangent = LaneShape.numbers(n);
        nextCCotangent = LaneShape.numbers(n);
        gateCotangent = LaneShape.numbers(n);
        secondCotangent = LaneShape.numbers(n);
    }

    /** One gate. */
    @Benchmark
    public float[] sigmoid() {
        sigmoid(n, products, bias, forget);
        return forget;
    }

    /** The candidate. */
    @Benchmark
    public float[] tanh() {
        tanh(n, products, bias, candidate);
        return candidate;
    }

    /** All that forward does with elements. */
    @Benchmark
    public float[] forward() {
        sigmoid(n, products, bias, forget);
        sigmoid(n, products, bias, input);
        tanh(n, products, bias, candidate);
        sigmoid(n, products, bias, output);
        cell(n, forget, previousC, input, candidate, c);
        tanhOfCell(n, c, tanhC);
        emitted(n, output, tanhC, h);
        return h;
    }

    /** All that backward does with elements, gradients of vectors apart. */
    @Benchmark
    public float[] backward() {
        hAndCellCotangent(n, emittedCotangent, nextCotangent, hCotangent, nextCCotangent, output, tanhC, cCotangent);
        outputCotangent(n, hCotangent, tanhC, output, gateCotangent);
        candidateAndInputCotangent(n, cCotangent, input, candidate, gateCotangent, secondCotangent);
        forgetCotangent(n, cCotangent, previousC, forget, gateCotangent);
        previousCellCotangent(n, cCotangent, forget, nextCCotangent);
        return nextCCotangent;
    }

    private static void sigmoid(int n, float[] products, float[] bias, float[] gate) {
        for (int i = 0; i < n; i++) {
            gate[i] = Fast.sigmoid(products[i] + bias[i]);
        }
    }

    private static void tanh(int n, float[] products, float[] bias, float[] gate) {
        for (int i = 0; i < n; i++) {
            gate[i] = Fast.tanh(products[i] + bias[i]);
        }
    }

    private static void cell(int n, float[] forget, float[] previousC, float[] input, float[] candidate, float[] c) {
        for (int i = 0; i < n; i++) {
            c[i] = (forget[i] * previousC[i]) + (input[i] * candidate[i]);
        }
    }

    private static void tanhOfCell(int n, float[] c, float[] tanhC) {
        for (int i = 0; i < n; i++) {
            tanhC[i] = Fast.tanh(c[i]);
        }
    }

    private static void emitted(int n, float[] output, float[] tanhC, float[] h) {
        for (int i = 0; i < n; i++) {
            h[i] = output[i] * tanhC[i];
        }
    }

    private static void hAndCellCotangent(
            int n,
            float[] emitted,
            float[] next,
            float[] dH,
            float[] nextC,
            float[] output,
            float[] tanhC,
            float[] dC) {
        for (int i = 0; i < n; i++) {
            dH[i] = emitted[i] + next[i];
            dC[i] = nextC[i] + ((dH[i] * output[i]) * (1 - Fast.square(tanhC[i])));
        }
    }

    private static void outputCotangent(int n, float[] dH, float[] tanhC, float[] output, float[] dOutput) {
        for (int i = 0; i < n; i++) {
            dOutput[i] = (dH[i] * tanhC[i]) * (output[i] * (1 - output[i]));
        }
    }

    private static void candidateAndInputCotangent(
            int n, float[] dC, float[] input, float[] candidate, float[] dCandidate, float[] dInput) {
        for (int i = 0; i < n; i++) {
            dCandidate[i] = (dC[i] * input[i]) * (1 - Fast.square(candidate[i]));
            dInput[i] = (dC[i] * candidate[i]) * (input[i] * (1 - input[i]));
        }
    }

    private static void forgetCotangent(int n, float[] dC, float[] previousC, float[] forget, float[] dForget) {
        for (int i = 0; i < n; i++) {
            dForget[i] = (dC[i] * previousC[i]) * (forget[i] * (1 - forget[i]));
        }
    }

    private static void previousCellCotangent(int n, float[] dC, float[] forget, float[] dPreviousC) {
        for (int i = 0; i < n; i++) {
            dPreviousC[i] = dC[i] * forget[i];
        }
    }
}
