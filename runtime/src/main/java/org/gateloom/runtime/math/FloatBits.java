package org.gateloom.runtime.math;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;

/**
 * Floats as their bits and back, whole arrays at once. There is no vector instruction for {@link Float#intBitsToFloat} in
 * what the JIT makes of a loop, so numbers take the way over memory that is seen as ints and as floats: two bulk copies.
 * Used by one thread at a time; it allocates nothing once made.
 */
public final class FloatBits {

    private final FloatBuffer floats;
    private final IntBuffer ints;

    /** For up to {@code capacity} numbers at once. */
    public FloatBits(int capacity) {
        ByteBuffer memory = ByteBuffer.allocateDirect(Math.multiplyExact(capacity, Float.BYTES))
                .order(ByteOrder.nativeOrder());
        this.floats = memory.asFloatBuffer();
        this.ints = memory.asIntBuffer();
    }

    /** {@code bits[i] = floatToRawIntBits(values[i])} for the first {@code length} numbers. */
    public void ofFloats(float[] values, int[] bits, int length) {
        floats.put(0, values, 0, length);
        ints.get(0, bits, 0, length);
    }

    /** {@code values[i] = intBitsToFloat(bits[i])} for the first {@code length} numbers. */
    public void toFloats(int[] bits, float[] values, int length) {
        ints.put(0, bits, 0, length);
        floats.get(0, values, 0, length);
    }
}
