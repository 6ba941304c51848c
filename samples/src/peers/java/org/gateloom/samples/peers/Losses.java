package org.gateloom.samples.peers;

import org.gateloom.runtime.train.Progress;
import org.gateloom.runtime.train.Validation;

/** Hears the losses of training, in nats a symbol. */
@FunctionalInterface
interface Losses extends Progress {

    /** The loss of a step, before the update. */
    void loss(double loss);

    @Override
    default void stepped(long step, double loss, double norm) {
        loss(loss);
    }

    @Override
    default void validated(Validation validation) {}
}
