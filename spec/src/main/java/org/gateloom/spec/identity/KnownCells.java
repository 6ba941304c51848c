package org.gateloom.spec.identity;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gateloom.spec.graph.CellGraph;
import org.gateloom.spec.graph.Initializer;

/** Cells that have a name already. */
public final class KnownCells {

    /**
     * A cell with more vertices than this is not tried with each of the confusions: there are as many as it has edges.
     * Published cells have fewer.
     */
    private static final int MOST_VERTICES = 300;

    /** By what there is in them, which is found fast and rules out nearly all. */
    private final Map<String, List<Known>> known = new LinkedHashMap<>();

    /**
     * One of them, or one of them without a bias.
     *
     * @param name its name
     * @param graph of the cell as it is published
     * @param skeleton tidy
     * @param lacking what was taken out; empty for the cell as it is published
     */
    private record Known(String name, CellGraph graph, Skeleton skeleton, String lacking) {

        boolean whole() {
            return lacking.isEmpty();
        }
    }

    private KnownCells() {}

    /** These, by name. */
    public static KnownCells of(Map<String, CellGraph> cells) {
        KnownCells known = new KnownCells();
        cells.forEach((name, graph) -> {
            Skeleton skeleton = Tidy.of(Skeleton.of(graph));
            known.add(new Known(name, graph, skeleton, ""));
            Confusions.withoutBias(skeleton)
                    .forEach(change -> known.add(new Known(name, graph, Tidy.of(change.changed()), change.before())));
        });
        return known;
    }

    private void add(Known one) {
        this.known
                .computeIfAbsent(one.skeleton().content(), content -> new ArrayList<>())
                .add(one);
    }

    /**
     * What a cell is, or might be mistaken for.
     *
     * @return the known cell that it is, or several where they differ in how they start at most and are equally near; or
     *     else all that it is but for one thing, each once; mostly none
     */
    public List<LookAlike> find(CellGraph graph) {
        Skeleton skeleton = Tidy.of(Skeleton.of(graph));
        List<Known> alike = alike(skeleton);
        List<Known> whole = alike.stream().filter(Known::whole).toList();
        if (!whole.isEmpty()) {
            return nearest(whole.stream().map(one -> same(graph, one)).toList());
        }
        Map<String, LookAlike> found = new LinkedHashMap<>();
        alike.forEach(one ->
                found.put(one.name(), new LookAlike.Confusable(one.name(), "one bias is missing", one.lacking())));
        if (skeleton.vertices().size() <= MOST_VERTICES) {
            for (Confusions.Change change : Confusions.of(skeleton)) {
                alike(Tidy.of(change.changed())).stream()
                        .filter(Known::whole)
                        .forEach(one -> found.putIfAbsent(
                                one.name(), new LookAlike.Confusable(one.name(), change.before(), change.after())));
            }
        }
        return List.copyOf(found.values());
    }

    private List<Known> alike(Skeleton skeleton) {
        List<Known> candidates = known.getOrDefault(skeleton.content(), List.of());
        if (candidates.isEmpty()) {
            return candidates;
        }
        String form = form(skeleton);
        return candidates.stream()
                .filter(one -> form(one.skeleton()).equals(form))
                .toList();
    }

    private static String form(Skeleton skeleton) {
        return CanonicalForm.of(skeleton, name -> "").text();
    }

    private static List<LookAlike> nearest(List<LookAlike.Same> all) {
        int fewest = all.stream().mapToInt(same -> same.starts().size()).min().orElseThrow();
        return all.stream()
                .filter(same -> same.starts().size() == fewest)
                .map(same -> (LookAlike) same)
                .toList();
    }

    private static LookAlike.Same same(CellGraph graph, Known known) {
        List<LookAlike.Start> starts = new ArrayList<>();
        Map<String, String> parameters = CanonicalForm.of(graph).parameters(CanonicalForm.of(known.graph()));
        parameters.forEach((here, there) -> {
            Initializer own = graph.parameter(here).initializer();
            Initializer other = known.graph().parameter(there).initializer();
            if (!own.equals(renamed(other, parameters))) {
                starts.add(new LookAlike.Start(here, own, other));
            }
        });
        return new LookAlike.Same(known.name(), starts);
    }

    /** A start that speaks of another parameter, in the names of the other cell. */
    private static Initializer renamed(Initializer initializer, Map<String, String> parameters) {
        if (initializer instanceof Initializer.Copy copy) {
            return new Initializer.Copy(here(copy.parameter(), parameters));
        }
        if (initializer instanceof Initializer.Negative negative) {
            return new Initializer.Negative(here(negative.parameter(), parameters));
        }
        return initializer;
    }

    private static String here(String there, Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .filter(entry -> entry.getValue().equals(there))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(there);
    }
}
