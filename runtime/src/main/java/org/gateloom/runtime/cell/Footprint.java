package org.gateloom.runtime.cell;

/**
 * What something takes of memory, in bytes.
 *
 * @param heap Java's arrays
 * @param outside blocks, which BLAS reads and writes, outside the heap
 */
public record Footprint(long heap, long outside) {

    public static final Footprint NONE = new Footprint(0, 0);

    /** Both together. */
    public Footprint plus(Footprint other) {
        return new Footprint(heap + other.heap, outside + other.outside);
    }

    /** So many of it. */
    public Footprint times(long count) {
        return new Footprint(heap * count, outside * count);
    }

    /** On the heap and outside. */
    public long total() {
        return heap + outside;
    }
}
