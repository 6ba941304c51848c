package org.gateloom.samples.report;

import org.gateloom.samples.text.Visible;

/** Text of others made harmless. */
final class Escaped {

    private Escaped() {}

    /** As the content of an element or a quoted attribute. */
    static String html(String text) {
        StringBuilder escaped = new StringBuilder(text.length());
        text.codePoints().forEach(point -> {
            switch (point) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> escaped.appendCodePoint(Visible.of(point));
            }
        });
        return escaped.toString();
    }

    /** One character where it must be seen, a space too; not escaped. */
    static String label(int codePoint) {
        return switch (codePoint) {
            case ' ' -> "␣";
            case '\n' -> "↵";
            case '\t' -> "⇥";
            default -> Character.toString(Visible.of(codePoint));
        };
    }

    /** JSON as the content of a script element: nothing in it can end the element. */
    static String script(String json) {
        return json.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029");
    }
}
