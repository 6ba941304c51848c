package org.gateloom.runtime.cell;

import java.nio.DoubleBuffer;
import org.bytedeco.javacpp.DoublePointer;

/** A block of {@code double}s. */
public final class DoubleValues extends Values {

    private final DoubleBuffer buffer;
    private final DoublePointer pointer;
    private final DoublePointer target;

    /** A block of {@code length} zeros, aligned to a cache line. */
    public DoubleValues(int length) {
        this(aligned(length, Double.BYTES).asDoubleBuffer().slice(0, length));
    }

    private DoubleValues(DoubleBuffer buffer) {
        this.buffer = buffer;
        this.pointer = new DoublePointer(buffer);
        this.target = new DoublePointer(buffer);
    }

    @Override
    public int length() {
        return buffer.capacity();
    }

    @Override
    public double get(int index) {
        return buffer.get(index);
    }

    @Override
    public void set(int index, double value) {
        buffer.put(index, value);
    }

    /** Copies {@code length} numbers from {@code index} on to the start of {@code target}. */
    public void read(int index, double[] target, int length) {
        buffer.get(index, target, 0, length);
    }

    /** Copies the first {@code length} numbers of {@code source} to {@code index} on. */
    public void write(int index, double[] source, int length) {
        buffer.put(index, source, 0, length);
    }

    @Override
    public DoubleValues slice(int from, int length) {
        return new DoubleValues(buffer.slice(from, length));
    }

    @Override
    public void copy(int from, Values source, int sourceFrom, int length) {
        buffer.put(from, ((DoubleValues) source).buffer, sourceFrom, length);
    }

    @Override
    public void clear() {
        for (int i = 0; i < buffer.capacity(); i++) {
            buffer.put(i, 0);
        }
    }

    @Override
    public Precision precision() {
        return Precision.DOUBLE;
    }

    /** The block's handle for what BLAS reads, moved to {@code index}. Valid until the next call; of one thread only. */
    public DoublePointer at(int index) {
        return pointer.position(index);
    }

    /** The same for what BLAS writes: a second handle, because a product may read one part of a block and write another. */
    public DoublePointer target(int index) {
        return target.position(index);
    }
}
