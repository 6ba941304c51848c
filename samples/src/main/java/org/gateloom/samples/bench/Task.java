package org.gateloom.samples.bench;

import java.util.List;
import java.util.Optional;

/**
 * What is trained: equal layers on symbols, an output layer, the mean cross entropy, clipping by the global norm, Adam.
 *
 * @param name a letter
 * @param batch streams side by side
 * @param sequence symbols of a stream in a step
 * @param hidden elements of each layer's state
 * @param layers cells on top of each other
 */
public record Task(String name, int batch, int sequence, int hidden, int layers) {

    /** A small, a middle and a tiny one. */
    public static final List<Task> ALL =
            List.of(new Task("S", 32, 50, 128, 2), new Task("M", 100, 100, 512, 2), new Task("T", 10, 50, 64, 1));

    /** How far a step of Adam goes. */
    public static final double RATE = 0.002;

    /** The greatest norm of a gradient. */
    public static final double CLIP = 5;

    /** Symbols that a step reads. */
    public int symbols() {
        return batch * sequence;
    }

    /** The one of that name. */
    public static Optional<Task> named(String name) {
        return ALL.stream().filter(task -> task.name.equals(name)).findFirst();
    }

    @Override
    public String toString() {
        return name + ": batch " + batch + ", sequence " + sequence + ", hidden " + hidden + ", layers " + layers;
    }
}
