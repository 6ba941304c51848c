package org.gateloom.spec.identity;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.gateloom.spec.graph.CellGraph;
import org.gateloom.spec.graph.Formula;
import org.gateloom.spec.graph.Formulas;
import org.gateloom.spec.graph.Parameter;
import org.gateloom.spec.graph.State;

/**
 * Finds for the named values of one cell those of another that they stand for: those of the same name first, then what
 * leaves the cell and a state that is left over, then equations that are the same and stand alone in that.
 */
final class Counterparts {

    private final CellGraph before;
    private final CellGraph after;
    private final Map<String, Formula> here;
    private final Map<String, Formula> there;
    private final Map<String, String> names = new LinkedHashMap<>();

    Counterparts(CellGraph before, CellGraph after) {
        this.before = before;
        this.after = after;
        this.here = Formulas.of(before);
        this.there = Formulas.of(after);
        names.put(CellGraph.INPUT, CellGraph.INPUT);
    }

    /** By the names of the first cell. */
    Map<String, String> find() {
        here.keySet().stream().filter(there::containsKey).forEach(name -> names.put(name, name));
        sharedParameters();
        pair(left(List.of(before.output()), names.keySet()), left(List.of(after.output()), names.values()));
        pair(left(states(before), names.keySet()), left(states(after), names.values()));
        while (equationsPaired()) {
            // Each pair may be what tells the next.
        }
        return names;
    }

    /** Parameters that several equations share, which have no equation of their own. */
    private void sharedParameters() {
        Set<String> known = after.parameters().stream().map(Parameter::name).collect(Collectors.toSet());
        before.parameters().stream()
                .map(Parameter::name)
                .filter(name -> name.indexOf('.') < 0 && known.contains(name))
                .forEach(name -> names.putIfAbsent(name, name));
    }

    private static List<String> states(CellGraph graph) {
        return graph.states().stream().filter(State::declared).map(State::node).toList();
    }

    private static List<String> left(List<String> all, Collection<String> taken) {
        return all.stream().filter(name -> !taken.contains(name)).toList();
    }

    private void pair(List<String> one, List<String> other) {
        if (one.size() == 1 && other.size() == 1) {
            names.put(one.get(0), other.get(0));
        }
    }

    private boolean equationsPaired() {
        Map<String, List<String>> mine = new LinkedHashMap<>();
        left(List.copyOf(here.keySet()), names.keySet())
                .forEach(name -> mine.computeIfAbsent(before(name), key -> new ArrayList<>())
                        .add(name));
        Map<String, List<String>> theirs = new LinkedHashMap<>();
        left(List.copyOf(there.keySet()), names.values())
                .forEach(name -> theirs.computeIfAbsent(after(name), key -> new ArrayList<>())
                        .add(name));
        int known = names.size();
        mine.forEach((key, own) -> pair(own, theirs.getOrDefault(key, List.of())));
        return names.size() > known;
    }

    private String before(String name) {
        return new FormulaText(value -> value.equals(name) ? "itself" : names.getOrDefault(value, "before " + value))
                .of(here.get(name));
    }

    private String after(String name) {
        Set<String> known = new LinkedHashSet<>(names.values());
        return new FormulaText(
                        value -> value.equals(name) ? "itself" : known.contains(value) ? value : "after " + value)
                .of(there.get(name));
    }
}
