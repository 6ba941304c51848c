package org.gateloom.generator.java;

/** Text of the user's in generated comments: it never ends the comment, becomes a tag, or a unicode escape. */
public final class Escapes {

    private Escapes() {}

    /** Text for a Javadoc comment. */
    public static String javadoc(String text) {
        StringBuilder escaped = new StringBuilder();
        text.codePoints().forEach(point -> {
            switch (point) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '@' -> escaped.append("&#64;");
                case '\\' -> escaped.append("&#92;");
                case '{' -> escaped.append("&#123;");
                case '}' -> escaped.append("&#125;");
                case '\n' -> escaped.append('\n');
                default -> {
                    if (Character.isISOControl(point) || Character.getType(point) == Character.FORMAT) {
                        // Marks of direction would show the code behind the comment in another order.
                        escaped.append(' ');
                    } else {
                        escaped.appendCodePoint(point);
                    }
                }
            }
        });
        return escaped.toString().replace("*/", "*&#47;");
    }
}
