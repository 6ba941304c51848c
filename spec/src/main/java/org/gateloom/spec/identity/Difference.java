package org.gateloom.spec.identity;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gateloom.spec.graph.CellGraph;
import org.gateloom.spec.graph.Formula;
import org.gateloom.spec.graph.Formulas;

/**
 * How one cell differs from another.
 *
 * @param before the one
 * @param after the other
 * @param sameGraph whether gates, states and parameters correspond one to one, whatever their names
 * @param names of values and parameters that stand for each other, those of the first cell first
 * @param changes named node by named node, in the order of the first cell, then of the second; when the graphs are the
 *     same, only other names
 * @param settings what differs beside the equations
 * @param starts parameters that start in another way, in the first cell's names
 */
public record Difference(
        CellGraph before,
        CellGraph after,
        boolean sameGraph,
        Map<String, String> names,
        List<Change> changes,
        List<Setting> settings,
        List<LookAlike.Start> starts) {

    public Difference {
        names = new LinkedHashMap<>(names);
        changes = List.copyOf(changes);
        settings = List.copyOf(settings);
        starts = List.copyOf(starts);
    }

    /** What became of a named node. */
    public sealed interface Change {}

    /** Only the first cell has it. */
    public record Removed(String node) implements Change {}

    /** Only the second cell has it. */
    public record Added(String node) implements Change {}

    /** Both have it, and it is computed in another way. */
    public record Changed(String before, String after) implements Change {}

    /** It is computed in the same way and has another name. */
    public record Renamed(String before, String after) implements Change {}

    /**
     * Something that is one here and another there.
     *
     * @param about what, in the first cell's names
     * @param before as the first cell has it
     * @param after as the second has it
     */
    public record Setting(String about, String before, String after) {}

    /** From one cell to another. */
    public static Difference between(CellGraph before, CellGraph after) {
        CanonicalForm one = CanonicalForm.of(before);
        CanonicalForm other = CanonicalForm.of(after);
        boolean same = one.text().equals(other.text());
        Map<String, String> names = new Counterparts(before, after).find();
        List<Change> changes = changes(before, after, names);
        if (same && !changes.stream().allMatch(Renamed.class::isInstance)) {
            names = correspondence(one, other);
            changes = changes(before, after, names);
        }
        Settings settings = new Settings(before, after, names);
        return new Difference(
                before,
                after,
                same,
                names,
                same ? changes.stream().filter(Renamed.class::isInstance).toList() : changes,
                settings.all(),
                settings.starts());
    }

    /** Of two cells with one form. */
    private static Map<String, String> correspondence(CanonicalForm one, CanonicalForm other) {
        Map<String, String> names = new LinkedHashMap<>(one.parameters(other));
        for (int i = 0; i < one.names().size(); i++) {
            if (!one.names().get(i).startsWith(Skeleton.PARAMETER)) {
                names.put(one.names().get(i), other.names().get(i));
            }
        }
        return names;
    }

    private static List<Change> changes(CellGraph before, CellGraph after, Map<String, String> names) {
        Map<String, Formula> here = Formulas.of(before);
        Map<String, Formula> there = Formulas.of(after);
        List<Change> changes = new ArrayList<>();
        here.forEach((name, formula) -> {
            String other = names.get(name);
            if (other == null || !there.containsKey(other)) {
                changes.add(new Removed(name));
            } else if (!textBefore(names).of(formula).equals(textAfter(names).of(there.get(other)))) {
                changes.add(new Changed(name, other));
            } else if (!name.equals(other)) {
                changes.add(new Renamed(name, other));
            }
        });
        there.keySet().stream()
                .filter(name -> !names.containsValue(name))
                .forEach(name -> changes.add(new Added(name)));
        return changes;
    }

    private static FormulaText textBefore(Map<String, String> names) {
        return new FormulaText(name -> names.getOrDefault(name, "before " + name));
    }

    private static FormulaText textAfter(Map<String, String> names) {
        return new FormulaText(name -> names.containsValue(name) ? name : "after " + name);
    }

    /** Whether there is nothing to tell but names. */
    public boolean none() {
        return sameGraph && settings.isEmpty() && starts.isEmpty();
    }

    /**
     * The parts of an equation of the first cell, itself included, that are in no place of its counterpart in the second.
     *
     * @param node a named node of the first cell that has a counterpart
     */
    public Set<Formula> onlyBefore(String node) {
        Set<String> known = parts(Formulas.of(after).get(names.get(node)))
                .map(textAfter(names)::of)
                .collect(Collectors.toSet());
        return parts(Formulas.of(before).get(node))
                .filter(part -> !known.contains(textBefore(names).of(part)))
                .collect(Collectors.toSet());
    }

    /**
     * The parts of an equation of the second cell, itself included, that are in no place of its counterpart in the first.
     *
     * @param node a named node of the first cell that has a counterpart
     */
    public Set<Formula> onlyAfter(String node) {
        Set<String> known =
                parts(Formulas.of(before).get(node)).map(textBefore(names)::of).collect(Collectors.toSet());
        return parts(Formulas.of(after).get(names.get(node)))
                .filter(part -> !known.contains(textAfter(names).of(part)))
                .collect(Collectors.toSet());
    }

    private static Stream<Formula> parts(Formula formula) {
        return Stream.concat(Stream.of(formula), formula.operands().stream().flatMap(Difference::parts));
    }
}
