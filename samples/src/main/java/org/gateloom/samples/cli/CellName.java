package org.gateloom.samples.cli;

import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.gateloom.spec.diagnostic.Limits;
import org.gateloom.spec.library.CellFiles;

/**
 * What a new cell is called: {@code LeakyGru} in {@code leaky-gru.yaml}.
 *
 * @param cell the name in the file, that of the class
 * @param file the file's name, without folders
 */
record CellName(String cell, String file) {

    private static final Pattern CLASS = Pattern.compile("[A-Z][A-Za-z0-9_]*");
    private static final Pattern FILE = Pattern.compile("[a-z][a-z0-9]*([-_][a-z0-9]+)*");

    /**
     * From either of the two.
     *
     * @throws Stop when it is neither, with the nearest that is one
     */
    static CellName of(String text) {
        String name = text.endsWith(CellFiles.EXTENSION)
                ? text.substring(0, text.length() - CellFiles.EXTENSION.length())
                : text;
        if (name.length() > Limits.NAME_CHARACTERS) {
            throw Stop.wrong("the name '" + name + "' has " + name.length() + " characters; expected at most "
                    + Limits.NAME_CHARACTERS);
        }
        if (name.contains("/") || name.contains("\\")) {
            throw Stop.wrong("'" + text + "' names a folder; expected the name alone, and the folder by --directory");
        }
        if (CLASS.matcher(name).matches()) {
            return new CellName(name, file(name));
        }
        if (FILE.matcher(name).matches()) {
            return new CellName(joined(name), name + CellFiles.EXTENSION);
        }
        String nearest = joined(name);
        throw Stop.wrong("'" + text + "' is no name for a cell; expected letters of ASCII and digits, as in LeakyGru or"
                + " leaky-gru"
                + (CLASS.matcher(nearest).matches() ? "; did you mean '" + nearest + "'?" : ""));
    }

    /** {@code LSTMWithGate2} gives {@code lstm-with-gate2.yaml}. */
    private static String file(String cell) {
        return cell.replaceAll("([a-z0-9])([A-Z])", "$1-$2")
                        .replaceAll("([A-Z])([A-Z][a-z])", "$1-$2")
                        .replaceAll("_+", "-")
                        .replaceAll("-+", "-")
                        .replaceAll("-$", "")
                        .toLowerCase(Locale.ROOT)
                + CellFiles.EXTENSION;
    }

    /** The words of a text from its first letter on, each with a capital: {@code 2 leaky gru!} gives {@code LeakyGru}. */
    private static String joined(String text) {
        return Arrays.stream(text.replaceFirst("^[^A-Za-z]+", "").split("[^A-Za-z0-9]+", -1))
                .filter(word -> !word.isEmpty())
                .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                .collect(Collectors.joining());
    }
}
