package org.gateloom.samples.bench;

import org.gateloom.runtime.network.Network;
import org.gateloom.runtime.optimize.Adam;
import org.gateloom.runtime.optimize.LearningRate;
import org.gateloom.runtime.optimize.Weights;
import org.gateloom.runtime.text.Batches;
import org.gateloom.runtime.text.Corpus;
import org.gateloom.runtime.text.CorpusException;
import org.gateloom.runtime.train.Engine;
import org.gateloom.runtime.train.ProcessorEngine;
import org.gateloom.runtime.train.Settings;
import org.gateloom.runtime.train.Workers;

/** Training steps of a network at a task, without end. */
final class EngineSteps {

    private final Engine engine;
    private final Batches text;
    private final double[] loss = new double[1];
    private final double[] norm = new double[1];
    private long done;

    private EngineSteps(Engine engine, Batches text) {
        this.engine = engine;
        this.text = text;
    }

    /**
     * On the processor, from the first step on.
     *
     * @param rate of learning; with 0 parameters stay as they were drawn
     */
    static EngineSteps of(Network network, Corpus corpus, Task task, Workers workers, double rate)
            throws CorpusException {
        Settings settings = settings(task, rate);
        Batches text = Batches.whole(corpus.split(0).training(), task.batch(), task.sequence());
        Weights weights = Weights.initial(network.parameters(), 1);
        return new EngineSteps(new ProcessorEngine(network, weights, settings, workers), text);
    }

    /** How a task is trained. */
    static Settings settings(Task task, double rate) {
        return new Settings(
                task.batch(),
                task.sequence(),
                Long.MAX_VALUE,
                Adam.STANDARD,
                new LearningRate.Constant(rate),
                Task.CLIP,
                Long.MAX_VALUE,
                0,
                1);
    }

    /** One more; whether its numbers were finite. */
    boolean step() {
        boolean finite = engine.learn(text, done, 1, loss, norm) == 1;
        done++;
        return finite;
    }
}
