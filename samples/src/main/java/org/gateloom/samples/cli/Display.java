package org.gateloom.samples.cli;

import org.gateloom.samples.run.Measurement;
import org.gateloom.samples.run.Watcher;

/** Shows how a training goes while it goes. */
interface Display extends Watcher, AutoCloseable {

    @Override
    void close();

    /** Shows nothing. */
    Display NONE = new Display() {
        @Override
        public void stepped(Measurement training, double norm) {}

        @Override
        public void validated(Measurement validation) {}

        @Override
        public void close() {}
    };
}
