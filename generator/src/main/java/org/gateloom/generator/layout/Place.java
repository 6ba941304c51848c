package org.gateloom.generator.layout;

/**
 * Where a value lies.
 *
 * @param array its Java arrays
 * @param block its block outside the heap
 */
public record Place(Extent array, Extent block) {

    /** How many steps are kept. */
    public enum Extent {
        /** Not there at all. */
        NONE,
        /** One for all steps, because it is the same at each. */
        ONCE,
        /** One step; the next overwrites it. */
        STEP,
        /** Every step. */
        SEQUENCE,
        /** Every step, behind one for the value before the first. */
        WITH_INITIAL,
        /** Every step, in a block that belongs to the tape's contract: the input, or a cotangent of input or output. */
        GIVEN
    }
}
