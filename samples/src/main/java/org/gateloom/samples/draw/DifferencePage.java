package org.gateloom.samples.draw;

import java.util.List;
import java.util.Map;
import org.gateloom.spec.graph.Formula;
import org.gateloom.spec.graph.Formulas;
import org.gateloom.spec.identity.Difference;

/** Prints a comparison as a page: both pictures with marks, what changed, what it costs. */
final class DifferencePage {

    private final Markup markup = new Markup();
    private final Comparison comparison;
    private final Pair pair;
    private final Map<String, Formula> here;
    private final Map<String, Formula> there;

    private DifferencePage(Comparison comparison) {
        this.comparison = comparison;
        this.pair = Pair.of(comparison.difference());
        this.here = Formulas.of(comparison.difference().before());
        this.there = Formulas.of(comparison.difference().after());
    }

    static String of(Comparison comparison) {
        return new DifferencePage(comparison).page();
    }

    private String page() {
        List<String> titles = comparison.titles();
        CellPage.begin(markup, titles.get(0) + " and " + titles.get(1), "broad");
        markup.element("p", comparison.verdict());
        markup.open("div", "class", "sides");
        side(titles.get(0), pair.before(), pair.marksBefore(), "before");
        side(titles.get(1), pair.after(), pair.marksAfter(), "after");
        markup.close();
        if (!comparison.difference().sameGraph()) {
            markup.element(
                    "p",
                    "− with a broken outline: only the first has it. + with a thick outline: only the second has it. ≠: both"
                            + " have it, and it is computed in another way; what a gate sees in one of them alone is framed.",
                    "class",
                    "source");
        }
        changes();
        table("Beside the equations", "settings", comparison.settings());
        table("Parameters and cost", "costs", comparison.costs());
        CellPage.end(markup);
        return markup.toString();
    }

    private void side(String title, Placed placed, Marks marks, String id) {
        markup.open("figure");
        markup.element("figcaption", title);
        SvgPicture.print(markup, placed, marks, id);
        markup.close();
    }

    private void changes() {
        List<Difference.Change> changes = comparison.difference().changes();
        if (changes.isEmpty()) {
            return;
        }
        heading("What differs", "changes");
        head("", comparison.titles().get(0), comparison.titles().get(1));
        changes.forEach(this::change);
        markup.close().close().close();
    }

    private void change(Difference.Change change) {
        if (change instanceof Difference.Removed removed) {
            row("removed", removed.node(), "");
        } else if (change instanceof Difference.Added added) {
            row("added", "", added.node());
        } else if (change instanceof Difference.Changed changed) {
            row("changed", changed.before(), changed.after());
        } else {
            Difference.Renamed renamed = (Difference.Renamed) change;
            row("renamed", renamed.before(), renamed.after());
        }
    }

    private void row(String what, String before, String after) {
        markup.open("tr");
        markup.element("th", what, "scope", "row");
        equation(before, here);
        equation(after, there);
        markup.close();
    }

    private void equation(String name, Map<String, Formula> formulas) {
        markup.open("td");
        if (!name.isEmpty()) {
            MathMl.inline(
                    markup,
                    new Notation.Row(Typeset.value(name), new Notation.Sign("="), Typeset.of(formulas.get(name))));
        }
        markup.close();
    }

    private void table(String title, String id, List<Comparison.Row> rows) {
        if (rows.isEmpty()) {
            return;
        }
        heading(title, id);
        head("", comparison.titles().get(0), comparison.titles().get(1));
        for (Comparison.Row row : rows) {
            markup.open("tr");
            markup.element("th", row.about(), "scope", "row");
            markup.element("td", row.before()).element("td", row.after());
            markup.close();
        }
        markup.close().close().close();
    }

    private void heading(String title, String id) {
        markup.element("h2", title, "id", id);
        markup.open("div", "class", "wide");
        markup.open("table", "aria-labelledby", id);
    }

    private void head(String... columns) {
        markup.open("thead").open("tr");
        for (String column : columns) {
            markup.element("th", column, "scope", "col");
        }
        markup.close().close();
        markup.open("tbody");
    }
}
