package org.gateloom.spec.identity;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gateloom.spec.graph.Function;
import org.gateloom.spec.identity.Skeleton.Edge;
import org.gateloom.spec.identity.Skeleton.Vertex;

/**
 * Takes out of a skeleton what one writes in one way and another in another:
 *
 * <pre>
 * a - b                        a + (-b)
 * u = w;  h = u * v            h = w * v             a name for what has one
 * r = 1 - z;  s = 1 - z        r = 1 - z             the same twice
 * s = a + b;  t = s + c        t = a + b + c         where nothing else reads s; products likewise
 * </pre>
 */
final class Tidy {

    private final Map<String, Vertex> vertices;
    private final Map<String, String> states;
    private String output;

    private Tidy(Skeleton skeleton) {
        vertices = new LinkedHashMap<>(skeleton.vertices());
        states = new LinkedHashMap<>(skeleton.states());
        output = skeleton.output();
    }

    static Skeleton of(Skeleton skeleton) {
        Tidy tidy = new Tidy(skeleton);
        tidy.differencesBecomeSums();
        while (tidy.renamed() || tidy.merged() || tidy.flattened(Function.ADD) || tidy.flattened(Function.MULTIPLY)) {
            // Each takes out a vertex, so there is an end.
        }
        return tidy.skeleton();
    }

    private Skeleton skeleton() {
        return new Skeleton(vertices, states, output);
    }

    private void differencesBecomeSums() {
        for (Map.Entry<String, Vertex> entry : List.copyOf(vertices.entrySet())) {
            if (entry.getValue().is(Function.SUBTRACT)) {
                List<Edge> sides = entry.getValue().operands();
                String negative = entry.getKey() + ".-";
                vertices.put(negative, Vertex.of(Function.NEGATE, sides.get(1)));
                vertices.put(entry.getKey(), Vertex.of(Function.ADD, sides.get(0), Edge.to(negative)));
            }
        }
    }

    /** Takes out one vertex that only names another. */
    private boolean renamed() {
        for (Map.Entry<String, Vertex> entry : vertices.entrySet()) {
            if (entry.getValue().is(Function.IDENTITY)
                    && renamed(entry.getKey(), entry.getValue().operands().get(0))) {
                return true;
            }
        }
        return false;
    }

    private boolean renamed(String name, Edge same) {
        String state = states.get(name);
        boolean marked = state != null || output.equals(name);
        if (same.previous()
                ? marked
                : state != null && !states.getOrDefault(same.vertex(), state).equals(state)) {
            return false;
        }
        if (state != null) {
            states.remove(name);
            states.put(same.vertex(), state);
        }
        replace(name, same);
        return true;
    }

    /** Everybody who reads the one reads the other. */
    private void replace(String name, Edge other) {
        vertices.remove(name);
        vertices.replaceAll((reader, vertex) -> vertex.reading(vertex.operands().stream()
                .map(edge -> !edge.vertex().equals(name)
                        ? edge
                        : new Edge(other.vertex(), edge.previous() || other.previous()))
                .toList()));
        if (output.equals(name)) {
            output = other.vertex();
        }
    }

    /** Takes out one vertex that computes what another does. */
    private boolean merged() {
        Map<String, List<String>> groups = new LinkedHashMap<>();
        vertices.forEach((name, vertex) -> {
            if (!name.startsWith(Skeleton.PARAMETER)
                    && !states.containsKey(name)
                    && !vertex.kind().startsWith(Skeleton.MASK)) {
                groups.computeIfAbsent(key(vertex), key -> new ArrayList<>()).add(name);
            }
        });
        // A state that is alone in what it computes takes the place of all others.
        Map<String, Long> kept = states.keySet().stream()
                .filter(vertices::containsKey)
                .collect(Collectors.groupingBy(name -> key(vertices.get(name)), Collectors.counting()));
        for (String state : states.keySet()) {
            String key = vertices.containsKey(state) ? key(vertices.get(state)) : "";
            if (kept.getOrDefault(key, 0L) == 1) {
                groups.computeIfPresent(key, (same, names) -> {
                    List<String> all = new ArrayList<>(List.of(state));
                    all.addAll(names);
                    return all;
                });
            }
        }
        Optional<List<String>> same =
                groups.values().stream().filter(names -> names.size() > 1).findFirst();
        same.ifPresent(names -> replace(names.get(1), Edge.to(names.get(0))));
        return same.isPresent();
    }

    private static String key(Vertex vertex) {
        Stream<String> read = vertex.operands().stream().map(Edge::toString);
        return vertex.kind() + (vertex.ordered() ? read : read.sorted()).collect(Collectors.joining());
    }

    /** Takes out one sum in a sum, or one product in a product. */
    private boolean flattened(Function function) {
        Skeleton now = skeleton();
        Map<String, Long> uses = now.uses();
        for (Map.Entry<String, Vertex> entry : vertices.entrySet()) {
            if (!entry.getValue().is(function)) {
                continue;
            }
            for (Edge edge : entry.getValue().operands()) {
                if (!edge.previous() && vertices.get(edge.vertex()).is(function) && now.inner(edge.vertex(), uses)) {
                    List<Edge> all = new ArrayList<>(entry.getValue().operands());
                    all.remove(edge);
                    all.addAll(vertices.get(edge.vertex()).operands());
                    entry.setValue(entry.getValue().reading(all));
                    vertices.remove(edge.vertex());
                    return true;
                }
            }
        }
        return false;
    }
}
