package org.gateloom.samples.report;

import java.util.ArrayList;
import java.util.List;
import org.gateloom.samples.compare.Comparison;
import org.gateloom.samples.compare.RateTable;

/** The part of a page that has the learning rates that were tried, and which of them each cell got. */
final class RateSection {

    private RateSection() {}

    /** Its lines; none where nothing was tried. */
    static List<String> of(Comparison comparison) {
        if (comparison.trials().isEmpty()) {
            return List.of();
        }
        RateTable rates = RateTable.of(comparison);
        List<String> lines = new ArrayList<>();
        lines.add("<h2 id=\"rates\">Learning rates tried</h2>");
        lines.add("<div class=\"wide\"><table aria-labelledby=\"rates\">");
        lines.add("<thead><tr>" + Page.cells(rates.columns(), "th scope=\"col\"", "th") + "</tr></thead><tbody>");
        rates.rows().forEach(row -> lines.add("<tr>" + row(row) + "</tr>"));
        lines.add("</tbody></table></div>");
        lines.add("<p class=\"note\">" + Escaped.html(rates.note()) + "</p>");
        return lines;
    }

    private static String row(RateTable.Row row) {
        StringBuilder cells = new StringBuilder(Page.cells(List.of(row.cell()), "th scope=\"row\"", "th"));
        for (int i = 0; i < row.losses().size(); i++) {
            String open = row.chosen().contains(i) ? "td class=\"chosen\"" : "td";
            cells.append(Page.cells(List.of(row.losses().get(i)), open, "td"));
        }
        return cells.toString();
    }
}
