package org.gateloom.spec.read;

import java.util.ArrayList;
import java.util.List;
import org.gateloom.spec.read.YamlValue.Entry;
import org.gateloom.spec.read.YamlValue.Nothing;
import org.gateloom.spec.read.YamlValue.Text;

/**
 * Puts together what YAML's flow style takes apart: in {@code [x, prev(c, 2)]} it sees three items, in {@code {h:
 * prev(c, 2), act: tanh}} the entry {@code 2)}. An item whose parentheses do not close goes on in those behind it.
 */
final class SplitItems {

    private SplitItems() {}

    static List<YamlValue> rejoin(List<YamlValue> values, Lines lines) {
        List<YamlValue> whole = new ArrayList<>();
        for (YamlValue value : values) {
            YamlValue before = whole.isEmpty() ? null : whole.get(whole.size() - 1);
            if (before instanceof Text open
                    && open(open.text()) > 0
                    && (value instanceof Text || value instanceof Nothing)) {
                String more = value instanceof Text text ? text.text() : "";
                whole.set(whole.size() - 1, joined(open, more, lines));
            } else {
                whole.add(value);
            }
        }
        return whole;
    }

    static List<Entry> rejoinEntries(List<Entry> entries, Lines lines) {
        List<Entry> whole = new ArrayList<>();
        for (Entry entry : entries) {
            Entry before = whole.isEmpty() ? null : whole.get(whole.size() - 1);
            if (before != null
                    && before.value() instanceof Text open
                    && open(open.text()) > 0
                    && entry.value() instanceof Nothing) {
                Text joined = joined(open, entry.key().text(), lines);
                whole.set(whole.size() - 1, new Entry(before.key(), joined));
            } else {
                whole.add(entry);
            }
        }
        return whole;
    }

    private static Text joined(Text first, String more, Lines lines) {
        return TextPlaces.of(lines, first.start(), first.text() + ", " + more);
    }

    /** How many parentheses are open at the end. */
    private static int open(String text) {
        int open = 0;
        for (int i = 0; i < text.length(); i++) {
            open += text.charAt(i) == '(' ? 1 : text.charAt(i) == ')' ? -1 : 0;
        }
        return open;
    }
}
