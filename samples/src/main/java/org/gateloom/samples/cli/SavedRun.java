package org.gateloom.samples.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gateloom.runtime.cell.Precision;
import org.gateloom.runtime.checkpoint.Checkpoint;
import org.gateloom.runtime.checkpoint.CheckpointException;
import org.gateloom.runtime.network.Ends;
import org.gateloom.runtime.network.Network;
import org.gateloom.runtime.text.Corpus;
import org.gateloom.runtime.text.Passage;
import org.gateloom.samples.run.Networks;
import org.gateloom.samples.run.RunFolder;
import org.gateloom.samples.run.SeriesSource;
import org.gateloom.samples.run.TrainingSettings;

/**
 * A run that was kept, as its latest checkpoint tells it.
 *
 * @param checkpoint its latest
 * @param cell of its network
 * @param settings it was trained with
 * @param lesson what it was trained on
 */
record SavedRun(Checkpoint checkpoint, NamedCell cell, TrainingSettings settings, SavedLesson lesson) {

    /** Of a run's folder; what is missing or damaged is said by a {@link Stop}. */
    static SavedRun of(Path folder) {
        try {
            Checkpoint checkpoint = RunFolder.latest(begun(folder)).orElseThrow(() -> none(folder));
            Map<String, String> settings = checkpoint.description().settings();
            NamedCell cell = NamedCell.saved(
                    settings.getOrDefault(RunSession.CELL, "the run's cell"),
                    checkpoint.description().sources());
            return new SavedRun(checkpoint, cell, TrainingSettings.of(settings), SavedLesson.of(settings));
        } catch (CheckpointException e) {
            throw Stop.wrong(e.getMessage());
        } catch (IllegalArgumentException e) {
            throw Stop.wrong(
                    "the checkpoint of " + folder + " is not of a training by this program: " + e.getMessage());
        }
    }

    private Ends ends() {
        return lesson.ends(checkpoint.description().vocabulary().size());
    }

    /** Nothing, if its network reads symbols; otherwise says that it cannot be used so. */
    SavedRun requireSymbols() {
        if (ends() instanceof Ends.OfVectors) {
            throw Stop.wrong("the run is one of " + lesson.words()
                    + ", whose network reads numbers; expected a run that reads symbols");
        }
        return this;
    }

    /** Its network, in float. */
    Network network() {
        return new Networks(cell.load(Precision.FLOAT)::of, ends(), settings.layers(), settings.dropout())
                .of(settings.hidden());
    }

    /**
     * What it held out of its text.
     *
     * @param err where is said that the text was too large for memory
     * @param otherwise what the user can do when there is nothing, for the message
     */
    Passage heldOut(TextOptions texts, PrintWriter err, String otherwise) {
        Path corpus = lesson.file()
                .orElseThrow(
                        () -> Stop.wrong("the run is one of " + lesson.words() + " and has no text; " + otherwise));
        Corpus text = texts.read(corpus, err);
        if (!text.digest().equals(checkpoint.description().corpus())) {
            throw Stop.wrong(corpus + " is no longer the text that was trained on; " + otherwise);
        }
        Passage passage = text.split(settings.heldOut()).validation();
        if (passage.length() == 0) {
            throw Stop.wrong("the run held nothing out; " + otherwise);
        }
        return passage;
    }

    /** The files that it was made of, where they were then. */
    List<Path> madeOf() {
        return madeOf(checkpoint.description().settings());
    }

    /**
     * The same by the settings of a checkpoint: its text or its series, and its cell's file, as far as it has them. A base that
     * the cell extends is named like no file that is written.
     */
    static List<Path> madeOf(Map<String, String> settings) {
        List<Path> files = new ArrayList<>();
        for (String name : List.of(RunSession.CORPUS, SeriesSource.SERIES)) {
            if (settings.containsKey(name)) {
                files.add(Path.of(settings.get(name)));
            }
        }
        String cell = settings.getOrDefault(RunSession.CELL, "");
        if (NamedCell.path(cell)) {
            files.add(Path.of(cell));
        }
        return files;
    }

    /** The folder, which must be there. */
    static Path existing(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw Stop.wrong(folder + (Files.exists(folder) ? " is a file; a run is a folder" : " does not exist"));
        }
        return folder;
    }

    /** The same with a checkpoint in it, be it whole or not. */
    static Path begun(Path folder) {
        existing(folder);
        try {
            if (!RunFolder.hasCheckpoint(folder)) {
                throw none(folder);
            }
        } catch (CheckpointException e) {
            throw Stop.wrong(e.getMessage());
        }
        return folder;
    }

    private static Stop none(Path folder) {
        return Stop.wrong("there is no checkpoint in " + folder
                + ": it is no run, or one that was ended before its first" + " checkpoint and has to be begun again");
    }
}
