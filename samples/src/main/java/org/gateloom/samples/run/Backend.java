package org.gateloom.samples.run;

import org.gateloom.runtime.network.Network;
import org.gateloom.runtime.opencl.UnsuitableException;
import org.gateloom.runtime.optimize.Weights;
import org.gateloom.runtime.train.Engine;
import org.gateloom.runtime.train.Settings;

/** What a training is computed by. */
@FunctionalInterface
public interface Backend {

    /**
     * An engine before its first step; the caller's to close.
     *
     * @throws UnsuitableException if this network cannot be trained so here
     */
    Engine engine(Network network, Weights weights, Settings settings) throws UnsuitableException;
}
