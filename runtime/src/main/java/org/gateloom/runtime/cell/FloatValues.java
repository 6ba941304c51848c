package org.gateloom.runtime.cell;

import java.nio.FloatBuffer;
import org.bytedeco.javacpp.FloatPointer;

/** A block of {@code float}s. */
public final class FloatValues extends Values {

    private final FloatBuffer buffer;
    private final FloatPointer pointer;
    private final FloatPointer target;

    /** A block of {@code length} zeros, aligned to a cache line. */
    public FloatValues(int length) {
        this(aligned(length, Float.BYTES).asFloatBuffer().slice(0, length));
    }

    private FloatValues(FloatBuffer buffer) {
        this.buffer = buffer;
        this.pointer = new FloatPointer(buffer);
        this.target = new FloatPointer(buffer);
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
        buffer.put(index, (float) value);
    }

    /** Copies {@code length} numbers from {@code index} on to the start of {@code target}. */
    public void read(int index, float[] target, int length) {
        buffer.get(index, target, 0, length);
    }

    /** Copies the first {@code length} numbers of {@code source} to {@code index} on. */
    public void write(int index, float[] source, int length) {
        buffer.put(index, source, 0, length);
    }

    /** Copies {@code length} numbers from {@code index} on to {@code target} from {@code at} on. */
    public void read(int index, float[] target, int at, int length) {
        buffer.get(index, target, at, length);
    }

    /** Copies {@code length} numbers of {@code source} from {@code from} on to {@code index} on. */
    public void write(int index, float[] source, int from, int length) {
        buffer.put(index, source, from, length);
    }

    @Override
    public FloatValues slice(int from, int length) {
        return new FloatValues(buffer.slice(from, length));
    }

    @Override
    public void copy(int from, Values source, int sourceFrom, int length) {
        buffer.put(from, ((FloatValues) source).buffer, sourceFrom, length);
    }

    @Override
    public void clear() {
        for (int i = 0; i < buffer.capacity(); i++) {
            buffer.put(i, 0);
        }
    }

    @Override
    public Precision precision() {
        return Precision.FLOAT;
    }

    /** The block's handle for what BLAS reads, moved to {@code index}. Valid until the next call; of one thread only. */
    public FloatPointer at(int index) {
        return pointer.position(index);
    }

    /** The same for what BLAS writes: a second handle, because a product may read one part of a block and write another. */
    public FloatPointer target(int index) {
        return target.position(index);
    }
}
