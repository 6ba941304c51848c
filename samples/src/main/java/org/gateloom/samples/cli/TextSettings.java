package org.gateloom.samples.cli;

import org.gateloom.runtime.text.Batches;
import org.gateloom.runtime.text.Corpus;
import org.gateloom.runtime.text.CorpusException;
import org.gateloom.samples.run.TextLesson;
import org.gateloom.samples.run.TrainingSettings;

/**
 * The settings of a training on a text.
 *
 * @param options what is told
 * @param validations of a run that is shorter than as many epochs
 */
record TextSettings(TrainingOptions options, Corpus text, int validations) {

    /**
     * The text, with the settings that it is learnt with.
     *
     * @param standardEpochs when neither --epochs nor --steps is told
     */
    Learnt learnt(long standardEpochs) {
        return new Learnt(
                new TextLesson(text),
                RunSession.learnt(options.corpusFile()),
                settings(standardEpochs),
                this::validateEvery);
    }

    /** Those that are told, and for the rest what a text needs; the epochs as in {@link #learnt}. */
    TrainingSettings settings(long standardEpochs) {
        options.acceptPatience();
        long chunks = chunks();
        long all = options.toldSteps(chunks).orElse(standardEpochs * chunks);
        acceptHeldOut();
        return options.settings(
                TrainingOptions.ON_A_TEXT,
                new TrainingOptions.Read(
                        options.batch(), options.sequence(), options.heldOut(), all, validateEvery(all)));
    }

    /** As told, or an epoch or a part of the run, whichever is shorter. */
    private long validateEvery(long all) {
        return options.toldValidateEvery()
                .orElseGet(() -> Math.max(1, Math.min(chunks(), (all + validations - 1) / validations)));
    }

    private void acceptHeldOut() {
        long characters = text.split(options.heldOut()).validation().length();
        if (characters > 0 && characters < Math.max(2, options.batch())) {
            throw Stop.wrong("--held-out: the last " + Figures.grouped(characters)
                    + " characters of the text are too few for " + Figures.grouped(options.batch())
                    + " streams; hold more of it out, or nothing (0), or lower --batch");
        }
    }

    /** Steps of an epoch. */
    private long chunks() {
        try {
            return Batches.whole(text.split(options.heldOut()).training(), options.batch(), options.sequence())
                    .chunks();
        } catch (CorpusException e) {
            throw Stop.wrong(e.getMessage());
        }
    }
}
