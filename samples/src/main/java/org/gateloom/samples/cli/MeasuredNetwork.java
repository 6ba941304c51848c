package org.gateloom.samples.cli;

import org.gateloom.runtime.cell.FloatValues;
import org.gateloom.runtime.checkpoint.CheckpointException;
import org.gateloom.runtime.network.Network;
import org.gateloom.runtime.optimize.Weights;
import org.gateloom.runtime.train.Lanes;
import org.gateloom.runtime.train.Workers;
import org.gateloom.samples.run.ClassificationLesson;
import org.gateloom.samples.run.Confusion;
import org.gateloom.samples.run.TrainingSettings;
import org.gateloom.samples.series.LabelledBatches;

/** A run's network, as its checkpoint has it; what of it does not fit is said by a {@link Stop}. */
record MeasuredNetwork(SavedRun run, Workers workers) {

    /**
     * To measure by.
     *
     * @param time the most steps of a chunk
     */
    Lanes lanes(int time) {
        TrainingSettings settings = run.settings();
        Network network = run.network();
        return new Lanes(
                network,
                weights(network).parameters(),
                new FloatValues(network.parameters().length()),
                settings.batch(),
                settings.lanes(),
                time,
                workers);
    }

    /** Which classes it takes for which among some series, each once. */
    Confusion confusion(ClassificationLesson lesson, LabelledBatches series) {
        Network network = run.network();
        return lesson.confusion(network, weights(network).parameters(), run.settings(), series);
    }

    private Weights weights(Network network) {
        try {
            Weights weights = new Weights(network.parameters());
            weights.set(run.checkpoint().parameters(network));
            return weights;
        } catch (CheckpointException e) {
            throw Stop.wrong(e.getMessage());
        }
    }
}
