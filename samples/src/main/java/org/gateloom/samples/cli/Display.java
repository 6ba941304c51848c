package org.gateloom.samples.cli;

import org.gateloom.samples.run.Watcher;

/** Shows how a training goes while it goes. */
interface Display extends Watcher, AutoCloseable {

    @Override
    void close();
}
