package org.gateloom.samples.report;

/** Text of others made harmless. */
final class Escaped {

    private static final int FIRST_CONTROL_PICTURE = 0x2400;

    private Escaped() {}

    /** As the content of an element or a quoted attribute. Control characters, illegal in HTML, become their pictures. */
    static String html(String text) {
        StringBuilder escaped = new StringBuilder(text.length());
        text.codePoints().forEach(point -> {
            switch (point) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                case '\n', '\t' -> escaped.append((char) point);
                default -> escaped.appendCodePoint(point < ' ' ? FIRST_CONTROL_PICTURE + point : visible(point));
            }
        });
        return escaped.toString();
    }

    /** A lone half of a surrogate pair and the second set of controls cannot stand in a page. */
    private static int visible(int point) {
        boolean half = point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
        return half || (point >= 0x7f && point < 0xa0) ? 0xfffd : point;
    }

    /** One character where it must be seen, a space too; not escaped. */
    static String label(int codePoint) {
        return switch (codePoint) {
            case ' ' -> "␣";
            case '\n' -> "↵";
            case '\t' -> "⇥";
            default -> Character.toString(codePoint < ' ' ? FIRST_CONTROL_PICTURE + codePoint : visible(codePoint));
        };
    }

    /** JSON as the content of a script element: nothing in it can end the element. */
    static String script(String json) {
        return json.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029");
    }
}
