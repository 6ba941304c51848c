package org.gateloom.samples.draw;

import org.gateloom.spec.identity.Difference;

/**
 * Two cells drawn side by side.
 *
 * @param before the one
 * @param after the other
 * @param marksBefore what is marked in the one
 * @param marksAfter what is marked in the other
 */
record Pair(Placed before, Placed after, Marks marksBefore, Marks marksAfter) {

    static Pair of(Difference difference) {
        Picture before = Sketch.of(difference.before());
        Picture after = Sketch.of(difference.after());
        return new Pair(
                Layout.of(before),
                Layout.of(after),
                Marking.before(difference, before, after),
                Marking.after(difference, before, after));
    }
}
