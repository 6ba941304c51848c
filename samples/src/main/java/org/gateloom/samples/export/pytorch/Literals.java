package org.gateloom.samples.export.pytorch;

import java.util.Locale;

/** Texts of others within a Python module. */
final class Literals {

    private Literals() {}

    /** A string of Python, in ASCII. */
    static String string(String text) {
        StringBuilder literal = new StringBuilder("\"");
        text.codePoints().forEach(character -> {
            if (character == '"' || character == '\\') {
                literal.append('\\').appendCodePoint(character);
            } else if (character == '\n') {
                literal.append("\\n");
            } else if (character >= ' ' && character < 127) {
                literal.appendCodePoint(character);
            } else {
                literal.append(String.format(Locale.ROOT, character < 0x10000 ? "\\u%04x" : "\\U%08x", character));
            }
        });
        return literal.append('"').toString();
    }

    /** A text within a docstring: on one line, and nothing in it ends that or escapes. */
    static String documentation(String text) {
        return text.replace('\\', '/')
                .replace('"', '\'')
                .replaceAll("\\s+", " ")
                .strip();
    }
}
