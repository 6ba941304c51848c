package org.gateloom.runtime.checkpoint;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.gateloom.runtime.cell.Cell;
import org.gateloom.runtime.text.Vocabulary;

/**
 * What run a checkpoint is of.
 *
 * @param layers the network's cells
 * @param sources the cell files by name, each cell's own before its bases: what the cells can be generated from again
 * @param vocabulary of the network
 * @param corpus what it was trained on: SHA-256 of the text, 64 hexadecimal digits, or of what is no text a few words
 * @param optimizer its name
 * @param settings all others, as who trains names them
 */
public record Description(
        List<Layer> layers,
        Map<String, String> sources,
        Vocabulary vocabulary,
        String corpus,
        String optimizer,
        Map<String, String> settings) {

    public Description {
        layers = List.copyOf(layers);
        sources = Collections.unmodifiableMap(new LinkedHashMap<>(sources));
        settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
    }

    /**
     * One cell of the network.
     *
     * @param cell its name
     * @param digest of the files it is generated from
     * @param sizes by name
     */
    public record Layer(String cell, String digest, Map<String, Integer> sizes) {

        public Layer {
            sizes = Collections.unmodifiableMap(new LinkedHashMap<>(sizes));
        }

        /** That of a cell. */
        public static Layer of(Cell cell) {
            return new Layer(cell.name(), cell.digest(), cell.sizes());
        }
    }

    /**
     * What keeps a run from going on with the checkpoint of another, a sentence each; settings are not compared. Empty if
     * nothing does.
     *
     * @param other what the checkpoint says
     */
    public List<String> differences(Description other) {
        List<String> differences = new ArrayList<>();
        if (layers.size() != other.layers.size()) {
            differences.add("it has " + layers(other.layers.size()) + ", this run " + layers(layers.size()));
        }
        for (int i = 0; i < Math.min(layers.size(), other.layers.size()); i++) {
            compare("layer " + (i + 1), layers.get(i), other.layers.get(i), differences);
        }
        if (vocabulary.size() != other.vocabulary.size()) {
            differences.add("it knows " + other.vocabulary.size() + " symbols, this run " + vocabulary.size());
        } else if (!vocabulary.equals(other.vocabulary)) {
            int first = Arrays.mismatch(vocabulary.codePoints(), other.vocabulary.codePoints());
            differences.add("its symbol " + first + " is " + character(other.vocabulary, first) + ", this run's "
                    + character(vocabulary, first));
        }
        if (!corpus.equals(other.corpus)) {
            differences.add(
                    digest(corpus) && digest(other.corpus)
                            ? "it was trained on another text, of SHA-256 " + beginning(other.corpus)
                                    + ", this run's is " + beginning(corpus)
                            : "it was trained on " + learnt(other.corpus) + ", this run is on " + learnt(corpus));
        }
        if (!optimizer.equals(other.optimizer)) {
            differences.add("its optimizer is " + other.optimizer + ", this run's " + optimizer);
        }
        return differences;
    }

    private static void compare(String place, Layer mine, Layer other, List<String> differences) {
        if (!mine.cell.equals(other.cell)) {
            differences.add(place + " is " + other.cell + " in it, " + mine.cell + " in this run");
        } else if (!mine.digest.equals(other.digest)) {
            differences.add(place + ": the file of " + mine.cell + " has changed since");
        }
        if (!mine.sizes.equals(other.sizes)) {
            differences.add(place + " has the sizes " + other.sizes + " in it, " + mine.sizes + " in this run");
        }
    }

    private static String character(Vocabulary vocabulary, int symbol) {
        return String.format(Locale.ROOT, "U+%04X", vocabulary.codePoint(symbol));
    }

    private static boolean digest(String corpus) {
        return corpus.indexOf(' ') < 0;
    }

    private static String learnt(String corpus) {
        return digest(corpus) ? "a text of SHA-256 " + beginning(corpus) : corpus;
    }

    private static String beginning(String digest) {
        return digest.substring(0, Math.min(digest.length(), 12));
    }

    private static String layers(int count) {
        return count + (count == 1 ? " layer" : " layers");
    }
}
