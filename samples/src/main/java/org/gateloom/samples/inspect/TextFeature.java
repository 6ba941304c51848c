package org.gateloom.samples.inspect;

/** What can be told of each character of a passage without a network, as a number. */
public enum TextFeature {
    LINE_END("ends of lines"),
    SPACE("spaces"),
    CAPITAL("capitals"),
    DIGIT("digits"),
    PUNCTUATION("punctuation"),
    VOWEL("vowels (a, e, i, o, u, y)"),
    QUOTED("inside quotation marks"),
    WORD_PLACE("place in the word"),
    LINE_PLACE("place in the line");

    private static final String VOWELS = "aeiouyAEIOUY";

    private final String title;

    TextFeature(String title) {
        this.title = title;
    }

    /** For people. */
    public String title() {
        return title;
    }

    /**
     * The feature of each character: 0 or 1, or for a place how many characters stand before it.
     *
     * @param codePoints the passage
     */
    public double[] of(int... codePoints) {
        return switch (this) {
            case QUOTED -> quoted(codePoints);
            case WORD_PLACE -> places(codePoints, false);
            case LINE_PLACE -> places(codePoints, true);
            default -> {
                double[] values = new double[codePoints.length];
                for (int i = 0; i < values.length; i++) {
                    values[i] = is(codePoints[i]) ? 1 : 0;
                }
                yield values;
            }
        };
    }

    private boolean is(int codePoint) {
        return switch (this) {
            case LINE_END -> codePoint == '\n';
            case SPACE -> codePoint != '\n' && Character.isWhitespace(codePoint);
            case CAPITAL -> Character.isUpperCase(codePoint);
            case DIGIT -> Character.isDigit(codePoint);
            case PUNCTUATION -> !Character.isLetterOrDigit(codePoint) && !Character.isWhitespace(codePoint);
            case VOWEL -> VOWELS.indexOf(codePoint) >= 0;
            default -> throw new IllegalStateException(this + " is no property of a character alone");
        };
    }

    /** An empty line ends a quotation, so that a mark that is missing does no harm behind it. */
    private static double[] quoted(int... codePoints) {
        double[] values = new double[codePoints.length];
        boolean inside = false;
        for (int i = 0; i < values.length; i++) {
            int point = codePoints[i];
            if (point == '"') {
                inside = !inside;
            } else if (point == '\u201c' || point == '\u00ab') {
                inside = true;
            } else if (point == '\u201d'
                    || point == '\u00bb'
                    || (point == '\n' && i > 0 && codePoints[i - 1] == '\n')) {
                inside = false;
            }
            values[i] = inside ? 1 : 0;
        }
        return values;
    }

    private static double[] places(int[] codePoints, boolean ofLine) {
        double[] values = new double[codePoints.length];
        int place = 0;
        for (int i = 0; i < values.length; i++) {
            boolean ends = ofLine ? codePoints[i] == '\n' : !Character.isLetterOrDigit(codePoints[i]);
            values[i] = ends && !ofLine ? 0 : place;
            place = ends ? 0 : place + 1;
        }
        return values;
    }
}
