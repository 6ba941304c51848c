package org.gateloom.spec.read;

import java.util.Arrays;

/**
 * Finds the characters of a scalar again in the file. YAML folds line breaks and indentation, but every character that
 * is no white space stands in the file in the same order; only escapes in double quotes differ, and from there on the
 * place of the whole scalar has to do.
 */
final class TextPlaces {

    private TextPlaces() {}

    /**
     * A scalar with the places of its characters.
     *
     * @param lines the file
     * @param start index of the scalar's first character in it: a quote, a {@code |} or the text itself
     * @param text what YAML makes of it
     */
    static YamlValue.Text of(Lines lines, int start, String text) {
        String file = lines.text();
        int[] places = new int[text.length() + 1];
        Arrays.fill(places, start);
        int next = content(file, start);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isWhitespace(c)) {
                places[i] = next;
                continue;
            }
            while (next < file.length() && Character.isWhitespace(file.charAt(next))) {
                next++;
            }
            if (next == file.length() || file.charAt(next) != c) {
                return new YamlValue.Text(text, lines, start, places);
            }
            places[i] = next++;
        }
        places[text.length()] = next;
        return new YamlValue.Text(text, lines, start, places);
    }

    private static int content(String file, int start) {
        if (start == file.length()) {
            return start;
        }
        char first = file.charAt(start);
        if (first == '|' || first == '>') {
            int end = file.indexOf('\n', start);
            return end < 0 ? file.length() : end + 1;
        }
        return first == '\'' || first == '"' ? start + 1 : start;
    }
}
