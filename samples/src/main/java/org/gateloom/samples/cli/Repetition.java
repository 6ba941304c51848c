package org.gateloom.samples.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gateloom.runtime.train.ProcessorEngine;
import org.gateloom.samples.run.SeriesSource;
import org.gateloom.samples.run.Training;
import org.gateloom.samples.run.TrainingSettings;

/** The command that trains the same again, made of the settings of a run that took several commands. */
final class Repetition {

    private Repetition() {}

    /**
     * As one would type it.
     *
     * @param cell as the user named it
     * @param learnt what it is trained on, by the names of options
     */
    static String of(String cell, Map<String, String> learnt, Training training) {
        TrainingSettings settings = training.settings();
        List<String> words = new ArrayList<>(List.of("gateloom", "train", CommandText.quoted(cell)));
        learnt.forEach((name, value) -> {
            if (!SeriesSource.DERIVED.contains(name)) {
                words.add(option(name, value));
            }
        });
        List<String> implied = training.lesson().implied();
        boolean processor = training.computedOn().equals(ProcessorEngine.DESCRIPTION);
        settings.named().forEach((name, value) -> {
            // Lanes are the processor's matter; of steps and seconds one says how long.
            boolean said = (name.equals("lanes") && !processor)
                    || (name.equals("steps") && settings.seconds() > 0)
                    || implied.contains(name);
            if (!said) {
                words.add("--" + name);
                words.add(value);
            }
        });
        if (!processor) {
            words.add("--backend opencl");
        }
        return String.join(" ", words);
    }

    /** A name of a column may begin as an option does, and is no path. */
    private static String option(String name, String value) {
        boolean file = name.equals(RunSession.CORPUS) || name.equals(SeriesSource.SERIES);
        return file
                ? "--" + name + " " + CommandText.path(Path.of(value))
                : CommandText.quoted("--" + name + "=" + value);
    }
}
