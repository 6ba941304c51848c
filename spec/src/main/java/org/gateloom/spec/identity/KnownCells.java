package org.gateloom.spec.identity;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.gateloom.spec.graph.CellGraph;
import org.gateloom.spec.graph.Initializer;

/** Cells that have a name already. */
public final class KnownCells {

    /**
     * Of a cell with more vertices than this only the cell as it stands is looked for: each way of confusing it takes time,
     * and there are as many as it has vertices. Published cells have fewer.
     */
    private static final int MOST_VERTICES = 300;

    private final Map<String, List<Known>> whole = new LinkedHashMap<>();
    private final Map<String, List<LookAlike>> lackingABias = new LinkedHashMap<>();

    /** One of them. */
    private record Known(String name, CellGraph graph, CanonicalForm form) {}

    private KnownCells() {}

    /** These, by name. */
    public static KnownCells of(Map<String, CellGraph> cells) {
        KnownCells known = new KnownCells();
        cells.forEach(known::add);
        return known;
    }

    private void add(String name, CellGraph graph) {
        CanonicalForm form = CanonicalForm.of(graph);
        whole.computeIfAbsent(form.text(), text -> new ArrayList<>()).add(new Known(name, graph, form));
        for (Confusions.Change change : Confusions.withoutBias(Tidy.of(Skeleton.of(graph)))) {
            lackingABias
                    .computeIfAbsent(text(change), text -> new ArrayList<>())
                    .add(new LookAlike.Confusable(name, "one bias is missing", change.before()));
        }
    }

    private static String text(Confusions.Change change) {
        return CanonicalForm.of(Tidy.of(change.changed()), name -> "").text();
    }

    /**
     * What a cell is, or might be mistaken for.
     *
     * @return the known cell that it is, or several where they differ in how they start at most and are equally near; or
     *     else all that it is but for one thing, each once; mostly none
     */
    public List<LookAlike> find(CellGraph graph) {
        CanonicalForm form = CanonicalForm.of(graph);
        if (whole.containsKey(form.text())) {
            List<LookAlike.Same> all = whole.get(form.text()).stream()
                    .map(known -> same(graph, form, known))
                    .toList();
            int fewest =
                    all.stream().mapToInt(same -> same.starts().size()).min().orElseThrow();
            return all.stream()
                    .filter(same -> same.starts().size() == fewest)
                    .map(same -> (LookAlike) same)
                    .toList();
        }
        if (form.names().size() > MOST_VERTICES) {
            return List.of();
        }
        Map<String, LookAlike> found = new LinkedHashMap<>();
        Stream.concat(
                        lackingABias.getOrDefault(form.text(), List.of()).stream(),
                        Confusions.of(Tidy.of(Skeleton.of(graph))).stream().flatMap(this::confusable))
                .forEach(look -> found.putIfAbsent(look.cell(), look));
        return List.copyOf(found.values());
    }

    private Stream<LookAlike> confusable(Confusions.Change change) {
        return whole.getOrDefault(text(change), List.of()).stream()
                .map(known -> new LookAlike.Confusable(known.name(), change.before(), change.after()));
    }

    private static LookAlike.Same same(CellGraph graph, CanonicalForm form, Known known) {
        List<LookAlike.Start> starts = new ArrayList<>();
        Map<String, String> parameters = form.parameters(known.form());
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
