package org.gateloom.samples.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.gateloom.samples.draw.Comparison.Row;
import org.gateloom.spec.graph.Equations;
import org.gateloom.spec.identity.Difference;
import org.gateloom.spec.identity.LookAlike;

/** What differs between two cells, in words. */
final class DifferenceText {

    private final Difference difference;
    private final List<String> titles;
    private final Map<String, String> here;
    private final Map<String, String> there;

    /**
     * Of a difference.
     *
     * @param titles what the user calls the cells
     */
    DifferenceText(Difference difference, List<String> titles) {
        this.difference = difference;
        this.titles = titles;
        this.here = Equations.byName(difference.before());
        this.there = Equations.byName(difference.after());
    }

    /** Whether they are one cell; a sentence. */
    String verdict() {
        String both = titles.get(0) + " and " + titles.get(1);
        if (!difference.sameGraph()) {
            return both + " are different cells.";
        }
        String starts = difference.none() ? "" : ", and differ in how they are set up";
        if (!difference.changes().isEmpty()) {
            return both + " are the same graph under other names" + starts + ": "
                    + difference.changes().stream()
                            .map(Difference.Renamed.class::cast)
                            .map(renamed -> renamed.before() + " is " + renamed.after())
                            .collect(Collectors.joining(", "))
                    + ".";
        }
        return both + (here.equals(there) ? " are the same graph" : " are the same graph, written in two ways") + starts
                + ".";
    }

    /** An equation, or two, for each node that is not the same. */
    List<String> changes() {
        List<String> lines = new ArrayList<>();
        for (Difference.Change change : difference.changes()) {
            if (change instanceof Difference.Removed removed) {
                lines.add(line("removed", here(removed.node())));
            } else if (change instanceof Difference.Added added) {
                lines.add(line("added", there(added.node())));
            } else if (change instanceof Difference.Changed changed) {
                lines.add(line("changed", here(changed.before())));
                lines.add(line("", there(changed.after())));
            } else if (!difference.sameGraph()) {
                Difference.Renamed renamed = (Difference.Renamed) change;
                lines.add(line("renamed", renamed.before() + " is " + renamed.after()));
            }
        }
        return lines;
    }

    private String here(String node) {
        return node + " = " + here.get(node);
    }

    private String there(String node) {
        return node + " = " + there.get(node);
    }

    private static String line(String about, String text) {
        return "  " + about + " ".repeat(11 - about.length()) + text;
    }

    /** What is set in another way. */
    List<Row> settings() {
        List<Row> rows = new ArrayList<>();
        difference.settings().forEach(setting -> rows.add(new Row(setting.about(), setting.before(), setting.after())));
        for (LookAlike.Start start : difference.starts()) {
            rows.add(new Row(
                    start.parameter() + " starts",
                    InitializerText.of(start.here()),
                    InitializerText.of(start.there())));
        }
        return rows;
    }
}
