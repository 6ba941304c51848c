package org.gateloom.samples.draw;

/**
 * How wide a text is, near enough to make room for it. The fonts of a machine are not asked, so that a picture is the same
 * everywhere.
 */
final class TextSize {

    /** Subscripts are so much smaller. */
    static final double LOWERED = 0.72;

    private TextSize() {}

    /** At a font size, in the same unit. */
    static double width(Label label, double size) {
        return label.runs().stream()
                .mapToDouble(run -> width(run.text()) * size * (run.lowered() ? LOWERED : 1))
                .sum();
    }

    private static double width(String text) {
        return text.codePoints().mapToDouble(TextSize::width).sum();
    }

    /** In ems, of the widest of the common sans-serif fonts. */
    private static double width(int point) {
        if ("iIjl.,:;'|!".indexOf(point) >= 0) {
            return 0.34;
        }
        if ("frt()[] -/".indexOf(point) >= 0) {
            return 0.42;
        }
        if ("mwMW".indexOf(point) >= 0) {
            return 0.98;
        }
        if (point >= 'A' && point <= 'Z') {
            return 0.74;
        }
        return point < 0x500 ? 0.63 : 0.9;
    }
}
