package org.gateloom.runtime.train;

/** Hears how training goes; called between steps, on the trainer's thread, and may take a snapshot or stop it. */
public interface Progress {

    /**
     * A step is done.
     *
     * @param step its number, from 1
     * @param loss its mean loss before the update, in nats a symbol
     * @param norm of its gradient before clipping
     */
    void stepped(long step, double loss, double norm);

    /** A validation is done. */
    void validated(Validation validation);

    /**
     * A step is done with all that belongs to it, its validation included: a snapshot taken now goes on behind it.
     *
     * @param step its number
     */
    default void completed(long step) {}

    /** Hears nothing. */
    Progress NONE = new Progress() {
        @Override
        public void stepped(long step, double loss, double norm) {}

        @Override
        public void validated(Validation validation) {}
    };
}
