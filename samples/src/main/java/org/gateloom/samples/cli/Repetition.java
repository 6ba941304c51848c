package org.gateloom.samples.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.gateloom.runtime.train.ProcessorEngine;
import org.gateloom.samples.run.Training;
import org.gateloom.samples.run.TrainingSettings;

/** The command that trains the same again, made of the settings of a run that took several commands. */
final class Repetition {

    private Repetition() {}

    /**
     * As one would type it.
     *
     * @param cell as the user named it
     */
    static String of(String cell, Path corpus, Training training) {
        TrainingSettings settings = training.settings();
        List<String> words = new ArrayList<>(List.of("gateloom", "train", CommandText.quoted(cell)));
        words.add("--corpus");
        words.add(CommandText.path(corpus));
        boolean processor = training.computedOn().equals(ProcessorEngine.DESCRIPTION);
        settings.named().forEach((name, value) -> {
            // Lanes are the processor's matter; of steps and seconds one says how long.
            boolean said = (name.equals("lanes") && !processor) || (name.equals("steps") && settings.seconds() > 0);
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
}
