package org.gateloom.spec.identity;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gateloom.spec.graph.CellGraph;
import org.gateloom.spec.graph.Function;
import org.gateloom.spec.graph.Node;
import org.gateloom.spec.graph.Operation;
import org.gateloom.spec.graph.Parameter;

/**
 * What is left of a cell when names mean nothing but who reads whom.
 *
 * @param vertices values and parameters by name; that of a parameter begins with {@link #PARAMETER}
 * @param states what is told of each value that is kept for the next step, by name
 * @param output the value that leaves the cell
 */
record Skeleton(Map<String, Vertex> vertices, Map<String, String> states, String output) {

    /** A parameter and the node that reads it may have one name. */
    static final String PARAMETER = "@";

    /** A value that reads a vector or scalar parameter. */
    static final String WEIGHT = "weight";

    /** A value that is a matrix, its first operand, times the second. */
    static final String PRODUCT = "product";

    /** How the kind of a value begins that is drawn; two of them are never the same. */
    static final String MASK = "mask ";

    /**
     * A value or parameter.
     *
     * @param kind all that is to be told of it beside its operands
     * @param ordered whether the order of operands counts
     * @param operands what it reads
     */
    record Vertex(String kind, boolean ordered, List<Edge> operands) {

        Vertex {
            operands = List.copyOf(operands);
        }

        static Vertex of(Function function, Edge... operands) {
            return new Vertex(function.toString(), ordered(function), List.of(operands));
        }

        Vertex reading(List<Edge> others) {
            return new Vertex(kind, ordered, others);
        }

        boolean is(Function function) {
            return kind.equals(function.toString());
        }

        private static boolean ordered(Function function) {
            return switch (function) {
                case ADD, MULTIPLY, MINIMUM, MAXIMUM -> false;
                default -> true;
            };
        }
    }

    /**
     * A reading.
     *
     * @param vertex of what
     * @param previous whether the value of the step before is read
     */
    record Edge(String vertex, boolean previous) {

        static Edge to(String vertex) {
            return new Edge(vertex, false);
        }

        boolean now(String name) {
            return !previous && vertex.equals(name);
        }
    }

    Skeleton {
        vertices = new LinkedHashMap<>(vertices);
        states = new LinkedHashMap<>(states);
    }

    /** That of a cell, as it is written. */
    static Skeleton of(CellGraph graph) {
        Map<String, Vertex> vertices = new LinkedHashMap<>();
        for (Parameter parameter : graph.parameters()) {
            String kind = "parameter " + nameless(parameter.shape().toString(), graph)
                    + (parameter.trained() ? "" : " frozen");
            vertices.put(PARAMETER + parameter.name(), new Vertex(kind, true, List.of()));
        }
        graph.nodes().forEach(node -> vertices.put(node.name(), vertex(node, graph)));
        Map<String, String> states = new LinkedHashMap<>();
        graph.states()
                .forEach(state -> states.put(
                        state.node(), nameless(state.size().toString(), graph) + " from " + state.initial()));
        return new Skeleton(vertices, states, graph.output());
    }

    private static Vertex vertex(Node node, CellGraph graph) {
        List<Edge> read = node.operands().stream()
                .map(ref -> new Edge(ref.node(), ref.previous()))
                .toList();
        return node.operation().accept(new Operation.Visitor<>() {
            @Override
            public Vertex input(Operation.Input input) {
                return plain("input");
            }

            @Override
            public Vertex constant(Operation.Constant constant) {
                return plain(Double.toString(constant.value()));
            }

            @Override
            public Vertex weight(Operation.Weight weight) {
                return of(WEIGHT, weight.parameter());
            }

            @Override
            public Vertex product(Operation.Product product) {
                return of(product.transposed() ? "transposed " + PRODUCT : PRODUCT, product.parameter());
            }

            @Override
            public Vertex pointwise(Operation.Pointwise pointwise) {
                return Vertex.of(pointwise.function(), read.toArray(Edge[]::new));
            }

            @Override
            public Vertex sum(Operation.Sum sum) {
                return plain(sum.toString());
            }

            @Override
            public Vertex count(Operation.Count count) {
                return plain(count.toString());
            }

            @Override
            public Vertex spread(Operation.Spread spread) {
                return plain(spread.toString());
            }

            @Override
            public Vertex normalize(Operation.Normalize normalize) {
                return plain(normalize.toString());
            }

            @Override
            public Vertex concat(Operation.Concat concat) {
                return plain(concat.toString());
            }

            @Override
            public Vertex part(Operation.Part part) {
                return plain(part.toString());
            }

            @Override
            public Vertex slice(Operation.Slice slice) {
                return plain(nameless(slice.toString(), graph));
            }

            @Override
            public Vertex mask(Operation.Mask mask) {
                return plain(MASK + mask);
            }

            private Vertex plain(String kind) {
                return new Vertex(kind, true, read);
            }

            private Vertex of(String kind, String parameter) {
                return new Vertex(
                        kind,
                        true,
                        Stream.concat(Stream.of(Edge.to(PARAMETER + parameter)), read.stream())
                                .toList());
            }
        });
    }

    /** A size or shape in which the cell's own names stand as what they are without them. */
    static String nameless(String size, CellGraph graph) {
        String text = size;
        List<String> own = new ArrayList<>(graph.sizes().keySet());
        // Each may speak of those before it.
        Collections.reverse(own);
        for (String name : own) {
            String rule = "<" + graph.sizes().get(name) + ">";
            text = text.replaceAll("\\b" + name + "\\b", Matcher.quoteReplacement(rule));
        }
        return text;
    }

    /** What there is in it, whoever reads whom: equal for equal cells, and seldom for others. */
    String content() {
        return vertices.values().stream()
                .map(vertex -> vertex.kind() + vertex.operands().size())
                .sorted()
                .collect(Collectors.joining("\n"));
    }

    /** How often each vertex is read. */
    Map<String, Long> uses() {
        return vertices.values().stream()
                .flatMap(vertex -> vertex.operands().stream())
                .collect(Collectors.groupingBy(Edge::vertex, Collectors.counting()));
    }

    /** Whether nobody would miss the value if its only reader computed it itself. */
    boolean inner(String name, Map<String, Long> uses) {
        return uses.getOrDefault(name, 0L) == 1 && !states.containsKey(name) && !output.equals(name);
    }

    /** The same with other vertices. */
    Skeleton with(Map<String, Vertex> others) {
        return new Skeleton(others, states, output);
    }
}
