package org.gateloom.samples.report;

import java.util.List;
import java.util.Map;

/**
 * A row of a page's table.
 *
 * @param texts of its cells, the first of which names it
 * @param style its class in the style sheet; empty for none
 * @param styles classes of single cells, by their places
 */
record TableRow(List<String> texts, String style, Map<Integer, String> styles) {

    TableRow {
        texts = List.copyOf(texts);
        styles = Map.copyOf(styles);
    }

    /** One that looks as any other. */
    static TableRow of(List<String> texts) {
        return new TableRow(texts, "", Map.of());
    }

    /** The best of a table, or what is real. */
    static TableRow best(List<String> texts) {
        return new TableRow(texts, "best", Map.of());
    }

    /** As HTML. */
    String html() {
        StringBuilder row = new StringBuilder("<tr" + attribute(style) + ">");
        for (int i = 0; i < texts.size(); i++) {
            String name = i == 0 ? "th" : "td";
            row.append("<" + name + (i == 0 ? " scope=\"row\"" : "") + attribute(styles.getOrDefault(i, "")) + ">")
                    .append(Escaped.html(texts.get(i)))
                    .append("</" + name + ">");
        }
        return row.append("</tr>").toString();
    }

    private static String attribute(String style) {
        return style.isEmpty() ? "" : " class=\"" + style + "\"";
    }
}
