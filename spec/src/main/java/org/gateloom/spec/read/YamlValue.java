package org.gateloom.spec.read;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.gateloom.spec.diagnostic.Position;

/** A piece of a YAML file with its place; nothing is resolved, a scalar is the text that stands there. */
public sealed interface YamlValue {

    Position position();

    /** In the file's order; no key twice. */
    record Mapping(Position position, List<Entry> entries) implements YamlValue {
        public Mapping {
            entries = List.copyOf(entries);
        }

        /** The entry of that key. */
        public Optional<Entry> entry(String key) {
            return entries.stream()
                    .filter(entry -> entry.key().text().equals(key))
                    .findFirst();
        }
    }

    /** A key with what stands behind it. */
    record Entry(Text key, YamlValue value) {}

    /** A list. */
    record Items(Position position, List<YamlValue> values) implements YamlValue {
        public Items {
            values = List.copyOf(values);
        }
    }

    /** A scalar: a word, a number, an expression. It knows where each of its characters stands. */
    final class Text implements YamlValue {
        private final String text;
        private final Lines lines;
        private final int start;
        private final int[] places;

        /**
         * @param start where the scalar begins in the file
         * @param places where each character stands, and one more for the end
         */
        Text(String text, Lines lines, int start, int[] places) {
            this.text = text;
            this.lines = lines;
            this.start = start;
            this.places = places.clone();
        }

        int start() {
            return start;
        }

        public String text() {
            return text;
        }

        @Override
        public Position position() {
            return lines.at(start);
        }

        /** Where the character at an index of the text stands; {@code text().length()} is just behind it. */
        public Position at(int index) {
            return lines.at(places[index]);
        }

        /** Another word that is taken to stand in the same place. */
        public Text as(String word) {
            int[] there = new int[word.length() + 1];
            Arrays.fill(there, start);
            return new Text(word, lines, start, there);
        }

        @Override
        public String toString() {
            return text;
        }
    }

    /** {@code null}, or nothing at all behind a key. */
    record Nothing(Position position) implements YamlValue {}

    /** What was refused and reported already (an alias, a tag); nobody need say more about it. */
    record Refused(Position position) implements YamlValue {}
}
