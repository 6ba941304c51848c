package org.gateloom.samples.report;

import java.util.List;
import java.util.Map;

/** Pieces of which pages are made; texts come in as they are and are escaped here. */
final class Html {

    private final StringBuilder html = new StringBuilder();

    /** What stands here already is HTML. */
    Html line(String markup) {
        html.append(markup).append('\n');
        return this;
    }

    /** A paragraph. */
    Html paragraph(String text) {
        return line("<p>" + Escaped.html(text) + "</p>");
    }

    /** A paragraph in small print. */
    Html note(String text) {
        return line("<p class=\"note\">" + Escaped.html(text) + "</p>");
    }

    /**
     * A table, whose first column names the rows.
     *
     * @param title the identifier of its heading
     */
    Html table(String title, List<String> columns, List<List<String>> rows) {
        return rows(title, columns, rows.stream().map(TableRow::of).toList());
    }

    /** The same, of rows that may look different. */
    Html rows(String title, List<String> columns, List<TableRow> rows) {
        line("<div class=\"wide\"><table aria-labelledby=\"" + title + "\">");
        StringBuilder head = new StringBuilder();
        columns.forEach(column ->
                head.append("<th scope=\"col\">").append(Escaped.html(column)).append("</th>"));
        line("<thead><tr>" + head + "</tr></thead>");
        line("<tbody>");
        rows.forEach(row -> line(row.html()));
        return line("</tbody></table></div>");
    }

    /** The last part of a page: the command that makes it anew. */
    Html repetition(String command) {
        line("<h2>How to repeat it</h2>");
        return line("<pre>" + Escaped.html(command) + "</pre>");
    }

    /** The same, with all that the command depends on. */
    Html repetition(String command, Map<String, String> settings, Map<String, String> versions) {
        repetition(command);
        line("<div class=\"sides\">");
        pairs("Settings", settings);
        pairs("Versions", versions);
        return line("</div>");
    }

    private void pairs(String title, Map<String, String> pairs) {
        line("<section><h3>" + title + "</h3><dl>");
        pairs.forEach((name, value) -> line("<dt>" + Escaped.html(name) + "</dt><dd>" + Escaped.html(value) + "</dd>"));
        line("</dl></section>");
    }

    /** The place of a chart under its heading, with buttons that save it. */
    Html chart(String id, String title) {
        line("<h3 id=\"" + id + "-title\">" + Escaped.html(title) + "</h3>");
        line("<div class=\"chart\" id=\"" + id + "\" role=\"img\" aria-labelledby=\"" + id + "-title\"></div>");
        return line("<p class=\"save\" hidden><button type=\"button\" data-chart=\"" + id
                + "\" data-as=\"svg\">Save the figure as SVG</button> <button type=\"button\" data-chart=\"" + id
                + "\" data-as=\"csv\">Save its data as CSV</button></p>");
    }

    /** A choice, filled by the page's script where there are no options. */
    static String select(String id, String label, List<List<String>> options) {
        StringBuilder select = new StringBuilder("<label>" + Escaped.html(label) + " <select id=\"" + id + "\">");
        options.forEach(option -> select.append(
                "<option value=\"" + Escaped.html(option.get(0)) + "\">" + Escaped.html(option.get(1)) + "</option>"));
        return select.append("</select></label>").toString();
    }

    @Override
    public String toString() {
        return html.toString();
    }
}
