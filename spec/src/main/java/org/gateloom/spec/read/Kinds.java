package org.gateloom.spec.read;

/** Names what somebody wrote, for a sentence about it. */
public final class Kinds {

    private Kinds() {}

    /** {@code a list}, {@code a mapping}, {@code 'tanh'}, {@code nothing}. */
    public static String of(YamlValue value) {
        if (value instanceof YamlValue.Mapping) {
            return "a mapping";
        }
        if (value instanceof YamlValue.Items) {
            return "a list";
        }
        if (value instanceof YamlValue.Text text) {
            return "'" + shortened(text.text()) + "'";
        }
        return "nothing";
    }

    /** The text, cut where it is long, so that a sentence about it stays one line. */
    public static String shortened(String text) {
        String line = text.replaceAll("\\s+", " ");
        return line.codePointCount(0, line.length()) <= 60
                ? line
                : line.substring(0, line.offsetByCodePoints(0, 57)) + "...";
    }
}
