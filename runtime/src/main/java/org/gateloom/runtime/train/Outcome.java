package org.gateloom.runtime.train;

/** How training ended. */
public sealed interface Outcome {

    /** The last step that changed the parameters. */
    long step();

    /** Whether numbers stopped being finite. */
    default boolean diverged() {
        return false;
    }

    /** All steps were done. */
    record Finished(long step) implements Outcome {}

    /** Validation found nothing better for as long as patience lasted. */
    record StoppedEarly(long step) implements Outcome {}

    /** The {@link Goal} was reached. */
    record Solved(long step) implements Outcome {}

    /** Somebody asked for the end. */
    record Interrupted(long step) implements Outcome {}

    /**
     * The loss or the gradient of a step was not finite. That step changed nothing: the parameters are those of the step
     * before.
     *
     * @param at the number of that step
     * @param loss its loss
     * @param norm of its gradient; not a number where the loss was not finite and no gradient was taken
     */
    record Diverged(long step, long at, double loss, double norm) implements Outcome {
        @Override
        public boolean diverged() {
            return true;
        }
    }

    /**
     * The loss on the text that is held out was not finite after a step whose own numbers were.
     *
     * @param loss of the validation behind that step
     */
    record DivergedInValidation(long step, double loss) implements Outcome {
        @Override
        public boolean diverged() {
            return true;
        }
    }
}
