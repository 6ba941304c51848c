package org.gateloom.samples.run;

import org.gateloom.runtime.network.Network;
import org.gateloom.runtime.opencl.DeviceTrainer;
import org.gateloom.runtime.opencl.Launcher;
import org.gateloom.runtime.optimize.Weights;
import org.gateloom.runtime.text.Corpus;
import org.gateloom.runtime.text.CorpusException;
import org.gateloom.runtime.train.Settings;
import org.gateloom.runtime.train.Trainer;
import org.gateloom.runtime.train.TrainingRun;
import org.gateloom.runtime.train.Workers;

/** What computes a training. */
public interface Backend extends AutoCloseable {

    /** Where training is computed, for reports. */
    String description();

    /**
     * A training at its first step.
     *
     * @throws CorpusException if the text is too short
     * @throws IllegalArgumentException if this network cannot be trained so here
     */
    TrainingRun begin(Network network, Weights weights, Corpus.Split text, Settings settings) throws CorpusException;

    @Override
    void close();

    /**
     * The generated Java on this machine's processor.
     *
     * @param workers the caller's to close
     */
    static Backend processor(Workers workers) {
        return new Backend() {
            @Override
            public String description() {
                return "processor";
            }

            @Override
            public TrainingRun begin(Network network, Weights weights, Corpus.Split text, Settings settings)
                    throws CorpusException {
                return new Trainer(network, weights, text, settings, workers);
            }

            @Override
            public void close() {}
        };
    }

    /**
     * The generated kernel on an OpenCL device.
     *
     * @param launcher of the kernel of the network's cell; closed with the backend
     */
    static Backend device(Launcher launcher) {
        return new Backend() {
            @Override
            public String description() {
                return launcher.description();
            }

            @Override
            public TrainingRun begin(Network network, Weights weights, Corpus.Split text, Settings settings)
                    throws CorpusException {
                return new DeviceTrainer(network, weights, text, settings, launcher);
            }

            @Override
            public void close() {
                launcher.close();
            }
        };
    }
}
