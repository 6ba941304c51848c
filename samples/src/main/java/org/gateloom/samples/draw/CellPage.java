package org.gateloom.samples.draw;

import org.gateloom.spec.graph.CellGraph;
import org.gateloom.spec.graph.Formulas;
import org.gateloom.spec.graph.Parameter;

/** Prints a cell as a page: its picture, its equations, its parameters. It opens with no network. */
final class CellPage {

    /** Nothing is loaded from anywhere, by no mistake and by no text of others either. */
    private static final String POLICY = "default-src 'none'; style-src 'unsafe-inline'";

    private CellPage() {}

    static String of(Placed placed) {
        CellGraph graph = placed.picture().graph();
        Markup markup = new Markup();
        begin(markup, graph.name(), "narrow");
        about(markup, graph);
        figure(markup, placed, Marks.NONE, "cell");
        markup.element("h2", "Equations");
        equations(markup, graph);
        parameters(markup, graph);
        end(markup);
        return markup.toString();
    }

    /**
     * Everything up to the first heading.
     *
     * @param width {@code narrow} for reading, {@code broad} for what stands side by side
     */
    static void begin(Markup markup, String title, String width) {
        markup.raw("<!DOCTYPE html>");
        markup.open("html", "lang", "en");
        markup.open("head");
        markup.empty("meta", "charset", "utf-8");
        markup.empty("meta", "http-equiv", "Content-Security-Policy", "content", POLICY);
        markup.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
        markup.empty("meta", "name", "color-scheme", "content", "light dark");
        markup.element("title", title);
        markup.element("style", "\n" + Resources.text("page.css"));
        markup.close();
        markup.open("body");
        markup.open("main", "class", width);
        markup.element("h1", title);
    }

    static void end(Markup markup) {
        markup.close().close().close();
    }

    static void about(Markup markup, CellGraph graph) {
        if (!graph.about().isEmpty()) {
            markup.element("p", graph.about());
        }
        graph.sources().forEach(source -> markup.element("p", source, "class", "source"));
    }

    static void figure(Markup markup, Placed placed, Marks marks, String id) {
        markup.open("figure");
        SvgPicture.print(markup, placed, marks, id);
        markup.close();
    }

    static void equations(Markup markup, CellGraph graph) {
        markup.open("div", "class", "wide");
        MathMl.print(markup, Formulas.of(graph));
        markup.close();
    }

    private static void parameters(Markup markup, CellGraph graph) {
        if (graph.parameters().isEmpty()) {
            return;
        }
        markup.element("h2", "Parameters", "id", "parameters");
        markup.open("div", "class", "wide");
        markup.open("table", "aria-labelledby", "parameters");
        markup.open("thead").open("tr");
        markup.element("th", "name", "scope", "col").element("th", "shape", "scope", "col");
        markup.close().close();
        markup.open("tbody");
        for (Parameter parameter : graph.parameters()) {
            markup.open("tr");
            markup.element("th", parameter.name(), "scope", "row");
            markup.element("td", parameter.shape() + (parameter.trained() ? "" : ", stays as it starts"));
            markup.close();
        }
        markup.close().close().close();
    }
}
