package org.gateloom.samples.draw;

/** Prints two pictures side by side into one SVG file. */
final class DifferencePicture {

    private static final double GAP = 20;

    /** For the line that says what the marks mean. */
    private static final double LEGEND = 26;

    private DifferencePicture() {}

    static String of(Comparison comparison) {
        Pair pair = Pair.of(comparison.difference());
        double width = pair.before().width() + GAP + pair.after().width();
        double height = Math.max(pair.before().height(), pair.after().height()) + LEGEND;
        Markup markup = new Markup();
        markup.open(
                "svg",
                "xmlns",
                "http://www.w3.org/2000/svg",
                "width",
                width,
                "height",
                height,
                "viewBox",
                "0 0 " + Markup.number(width) + " " + Markup.number(height),
                "role",
                "group",
                "aria-labelledby",
                "title");
        markup.element(
                "title",
                comparison.titles().get(0) + " and " + comparison.titles().get(1),
                "id",
                "title");
        SvgPicture.print(markup, pair.before(), pair.marksBefore(), "before");
        markup.open("g", "transform", "translate(" + Markup.number(pair.before().width() + GAP) + " 0)");
        SvgPicture.print(markup, pair.after(), pair.marksAfter(), "after");
        markup.close();
        markup.open("g", "class", "cell");
        markup.element("text", legend(comparison), "class", "legend", "x", 14, "y", height - 10, "font-size", 13);
        markup.close();
        markup.close();
        return markup.toString();
    }

    private static String legend(Comparison comparison) {
        return "−  only in " + comparison.titles().get(0) + "     +  only in "
                + comparison.titles().get(1) + "     ≠  computed in another way";
    }
}
