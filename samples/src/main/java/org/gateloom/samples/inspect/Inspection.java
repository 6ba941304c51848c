package org.gateloom.samples.inspect;

import java.util.ArrayList;
import java.util.List;
import org.gateloom.runtime.text.Vocabulary;

/**
 * What a trained network does with a passage.
 *
 * @param cell as the user named it
 * @param step optimiser steps after which its parameters were saved
 * @param passage the text, as code points
 * @param reading what the network computed
 * @param vocabulary of its symbols
 * @param activities of each named node, layer by layer
 * @param kept how long states last; empty when no state of the cell has a direct path
 */
public record Inspection(
        String cell,
        long step,
        List<Integer> passage,
        Reading reading,
        Vocabulary vocabulary,
        List<Activity> activities,
        List<Kept> kept) {

    public Inspection {
        passage = List.copyOf(passage);
        activities = List.copyOf(activities);
        kept = List.copyOf(kept);
    }

    /**
     * Has a network read a passage from the start of a text on.
     *
     * @param symbols of the passage, at least one
     */
    public static Inspection of(
            String cell, long step, ReferenceNetwork network, Vocabulary vocabulary, int... symbols) {
        Reading reading = network.read(symbols);
        int[] codePoints = vocabulary.decode(symbols).codePoints().toArray();
        List<Activity> activities = new ArrayList<>();
        List<Kept> kept = new ArrayList<>();
        for (int layer = 0; layer < reading.layers().size(); layer++) {
            activities.addAll(
                    Activity.of(network.graph(), layer, reading.layers().get(layer), codePoints));
            kept.addAll(Kept.of(
                    network.graph(),
                    layer,
                    reading.initial().get(layer),
                    reading.layers().get(layer)));
        }
        List<Integer> passage = new ArrayList<>();
        for (int point : codePoints) {
            passage.add(point);
        }
        return new Inspection(cell, step, passage, reading, vocabulary, activities, kept);
    }

    /** How many layers the network has. */
    public int layers() {
        return reading.layers().size();
    }
}
