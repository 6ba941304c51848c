package org.gateloom.samples.run;

/** Hears how a training goes, between its steps. */
public interface Watcher {

    /**
     * A step is done.
     *
     * @param training loss of this step alone
     * @param norm of its gradient before clipping
     */
    void stepped(Measurement training, double norm);

    /** A validation is done. */
    void validated(Measurement validation);

    /**
     * A step is done with all that belongs to it, its validation included.
     *
     * @param step its number
     */
    default void completed(long step) {}

    /** Two that hear the same, the first before the second. */
    static Watcher both(Watcher first, Watcher second) {
        return new Watcher() {
            @Override
            public void stepped(Measurement training, double norm) {
                first.stepped(training, norm);
                second.stepped(training, norm);
            }

            @Override
            public void validated(Measurement validation) {
                first.validated(validation);
                second.validated(validation);
            }

            @Override
            public void completed(long step) {
                first.completed(step);
                second.completed(step);
            }
        };
    }
}
