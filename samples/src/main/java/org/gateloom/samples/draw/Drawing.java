package org.gateloom.samples.draw;

import org.gateloom.spec.graph.CellGraph;

/** A cell drawn: the doors of this package. The same cell gives the same text, every time and everywhere. */
public final class Drawing {

    private Drawing() {}

    /** The picture alone, as an SVG file. */
    public static String svg(CellGraph graph) {
        Markup markup = new Markup();
        SvgPicture.print(markup, Layout.of(Sketch.of(graph)), Marks.NONE, "cell");
        return markup.toString();
    }

    /** Picture, equations and parameters, as an HTML file. */
    public static String html(CellGraph graph) {
        return CellPage.of(Layout.of(Sketch.of(graph)));
    }

    /** The equations alone, for a paper in LaTeX. */
    public static String latex(CellGraph graph) {
        return Latex.of(graph);
    }

    /** Both pictures side by side, what differs marked, as an SVG file. */
    public static String svg(Comparison comparison) {
        return DifferencePicture.of(comparison);
    }

    /** Both pictures side by side, what differs marked, what changed and what it costs, as an HTML file. */
    public static String html(Comparison comparison) {
        return DifferencePage.of(comparison);
    }
}
