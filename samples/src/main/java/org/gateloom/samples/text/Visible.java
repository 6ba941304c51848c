package org.gateloom.samples.text;

/**
 * What is shown of a character that would not be seen: controls, whatever turns the order of reading round, and what no
 * text can hold. Line ends and tabs are as they are.
 */
public final class Visible {

    private static final int PICTURES = 0x2400;
    private static final int PICTURE_OF_DELETE = 0x2421;
    private static final int REPLACEMENT = 0xfffd;

    private Visible() {}

    /** The code point itself, its picture, or the sign for what is unknown. */
    public static int of(int point) {
        if (point == '\n' || point == '\t') {
            return point;
        }
        if (point < ' ') {
            return PICTURES + point;
        }
        if (point == 0x7f) {
            return PICTURE_OF_DELETE;
        }
        boolean control = point >= 0x80 && point < 0xa0;
        boolean half = point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
        boolean direction = (point >= 0x202a && point <= 0x202e) || (point >= 0x2066 && point <= 0x2069);
        boolean none = (point & 0xfffe) == 0xfffe;
        return control || half || direction || none ? REPLACEMENT : point;
    }

    /** All of a text. */
    public static String of(String text) {
        return text.codePoints()
                .map(Visible::of)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
