package org.gateloom.samples.report;

import java.util.List;

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
        line("<div class=\"wide\"><table aria-labelledby=\"" + title + "\">");
        line("<thead><tr>" + cells(columns, "th scope=\"col\"", "th") + "</tr></thead>");
        line("<tbody>");
        for (List<String> row : rows) {
            line("<tr>" + cells(row.subList(0, 1), "th scope=\"row\"", "th")
                    + cells(row.subList(1, row.size()), "td", "td") + "</tr>");
        }
        return line("</tbody></table></div>");
    }

    private static String cells(List<String> texts, String open, String close) {
        StringBuilder cells = new StringBuilder();
        texts.forEach(text -> cells.append("<" + open + ">" + Escaped.html(text) + "</" + close + ">"));
        return cells.toString();
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
