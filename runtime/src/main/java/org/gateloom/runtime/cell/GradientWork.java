package org.gateloom.runtime.cell;

/** A piece of a batch's weight gradients. */
@FunctionalInterface
public interface GradientWork {

    /**
     * Computes it.
     *
     * @param steps how many steps the lanes have just run
     */
    void run(int steps);
}
