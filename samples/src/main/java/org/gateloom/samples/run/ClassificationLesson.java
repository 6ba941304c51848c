package org.gateloom.samples.run;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.gateloom.runtime.cell.Parameters;
import org.gateloom.runtime.network.Network;
import org.gateloom.runtime.text.CorpusException;
import org.gateloom.samples.series.Columns;
import org.gateloom.samples.series.LabelledBatches;
import org.gateloom.samples.series.Normalization;
import org.gateloom.samples.series.Series;
import org.gateloom.samples.series.SeriesException;

/**
 * Series of which the class is to be said, each at its last row.
 *
 * @param source where they are from, and their scale
 * @param classification the source's classes
 * @param series of the columns that the source's normalisation has
 */
public record ClassificationLesson(SeriesSource source, SeriesSource.Classification classification, Series series)
        implements SequenceLesson, SeriesLesson<LabelledBatches> {

    /**
     * One to begin with, normalised by what is trained on.
     *
     * @param file from which it was read
     * @param columns how, a label among them
     * @param heldOut share that is held out
     * @throws SeriesException if there is one class alone, too little to hold any out, or a number too far from what
     *     is trained on
     */
    public static ClassificationLesson of(Path file, Columns columns, Series series, double heldOut)
            throws SeriesException {
        String column = columns.label().orElseThrow();
        List<String> classes = series.parts().stream()
                .map(Series.Part::label)
                .distinct()
                .sorted()
                .toList();
        if (classes.size() == 1) {
            throw new SeriesException("all series of " + file + " are of the class '" + classes.get(0)
                    + "' by their column '" + column + "'; there is nothing to tell apart");
        }
        Normalization normalization = Normalization.of(series, heldOut);
        SeriesSource.Classification classification = new SeriesSource.Classification(column, classes);
        return new ClassificationLesson(
                new SeriesSource(file, columns, classification, normalization), classification, series);
    }

    @Override
    public <R> R accept(SeriesVisitor<R> visitor) {
        return visitor.classification(this);
    }

    @Override
    public String unit() {
        return NATS;
    }

    @Override
    public String each() {
        return "a series";
    }

    @Override
    public long epoch(TrainingSettings settings) throws CorpusException {
        return training(settings).epoch();
    }

    @Override
    public LabelledBatches trained(List<Series.Part> parts, TrainingSettings settings) throws SeriesException {
        return LabelledBatches.training(
                series, source.normalization(), parts, classification.classes(), settings.batch(), settings.seed());
    }

    @Override
    public LabelledBatches measured(List<Series.Part> parts, TrainingSettings settings) throws SeriesException {
        return LabelledBatches.once(series, source.normalization(), parts, classification.classes(), settings.batch());
    }

    @Override
    public Optional<Confusion> confusion(Network network, Parameters weights, TrainingSettings settings)
            throws CorpusException {
        return heldOut(settings).map(batches -> confusion(network, weights, settings, batches));
    }

    /** The same among some series, each once. */
    public Confusion confusion(
            Network network, Parameters weights, TrainingSettings settings, LabelledBatches batches) {
        return Confusion.of(network, weights, batches.beside(settings.rowsOfALane()), classification.classes());
    }
}
