package org.gateloom.spec.identity;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gateloom.spec.graph.Function;
import org.gateloom.spec.identity.Skeleton.Edge;
import org.gateloom.spec.identity.Skeleton.Vertex;

/**
 * The changes by which published cells are commonly mistaken for one another, each tried wherever it can be made:
 *
 * <pre>
 * U (r * h)            r * (U h),  r * (U h + b)     reset before the product, or after it
 * prev(c)              c                             a state of the step before, or of this one
 * z,  1 - z            1 - z,  z                     a gate that keeps, or one that takes
 * W x + U h + b        W x + U h                     a bias, or none
 * </pre>
 *
 * All but the last are made both ways.
 */
final class Confusions {

    private static final Pattern MATRIX = Pattern.compile("parameter \\[(.*), .*]");

    /**
     * A change that was made.
     *
     * @param changed the skeleton then, not tidy
     * @param before what stood there, in the skeleton's names
     * @param after what stands there now
     */
    record Change(Skeleton changed, String before, String after) {}

    private final Skeleton skeleton;
    private final Map<String, Long> uses;
    private final List<Change> changes = new ArrayList<>();

    private Confusions(Skeleton skeleton) {
        this.skeleton = skeleton;
        this.uses = skeleton.uses();
    }

    /** All that can be made in a tidy skeleton, each alone. */
    static List<Change> of(Skeleton skeleton) {
        Confusions confusions = new Confusions(skeleton);
        skeleton.vertices().forEach((name, vertex) -> {
            confusions.factorIntoProduct(name, vertex);
            confusions.factorOutOfProduct(name, vertex);
            confusions.otherStep(name, vertex);
            confusions.complement(name, vertex);
        });
        confusions.changes.addAll(withoutBias(skeleton));
        return List.copyOf(confusions.changes);
    }

    /** Those that take out a bias. */
    static List<Change> withoutBias(Skeleton skeleton) {
        Confusions confusions = new Confusions(skeleton);
        skeleton.vertices().forEach(confusions::bias);
        return List.copyOf(confusions.changes);
    }

    /** {@code r * (U h)} and {@code r * (U h + b)} become {@code U (r * h)}. */
    private void factorIntoProduct(String name, Vertex vertex) {
        if (!vertex.is(Function.MULTIPLY) || vertex.operands().size() != 2) {
            return;
        }
        for (int k = 0; k < 2; k++) {
            Edge factor = vertex.operands().get(k);
            Edge inside = vertex.operands().get(1 - k);
            product(inside)
                    .ifPresent(product -> change(
                            vertices -> {
                                Vertex matrix = vertices.get(product);
                                List<Edge> operands = matrix.operands();
                                vertices.put(name + ".in", Vertex.of(Function.MULTIPLY, factor, operands.get(1)));
                                vertices.put(name, matrix.reading(List.of(operands.get(0), Edge.to(name + ".in"))));
                                remove(vertices, product);
                                if (!inside.vertex().equals(product)) {
                                    remove(vertices, inside.vertex());
                                }
                            },
                            "in " + owner(name) + ", " + text(factor) + " multiplies what comes out of the matrix",
                            "it multiplies what goes into it"));
        }
    }

    /** The matrix product that a value is, biases apart. */
    private Optional<String> product(Edge edge) {
        String name = edge.vertex();
        if (edge.previous() || !skeleton.inner(name, uses)) {
            return Optional.empty();
        }
        Vertex vertex = skeleton.vertices().get(name);
        if (vertex.kind().equals(Skeleton.PRODUCT)) {
            return Optional.of(name);
        }
        List<String> others = vertex.operands().stream()
                .filter(operand -> !ownBias(operand))
                .map(Edge::vertex)
                .toList();
        boolean one = vertex.is(Function.ADD)
                && others.size() == 1
                && skeleton.vertices().get(others.get(0)).kind().equals(Skeleton.PRODUCT)
                && skeleton.inner(others.get(0), uses);
        return one ? Optional.of(others.get(0)) : Optional.empty();
    }

    /** {@code U (r * h)} becomes {@code r * (U h)}, and {@code r * (U h + b)}. */
    private void factorOutOfProduct(String name, Vertex vertex) {
        if (!vertex.kind().equals(Skeleton.PRODUCT)) {
            return;
        }
        Edge matrix = vertex.operands().get(0);
        Edge seen = vertex.operands().get(1);
        Vertex inside = skeleton.vertices().get(seen.vertex());
        if (seen.previous()
                || !inside.is(Function.MULTIPLY)
                || inside.operands().size() != 2
                || !skeleton.inner(seen.vertex(), uses)) {
            return;
        }
        Matcher rows = MATRIX.matcher(skeleton.vertices().get(matrix.vertex()).kind());
        for (int k = 0; k < 2; k++) {
            Edge factor = inside.operands().get(k);
            Edge rest = inside.operands().get(1 - k);
            String before = "in " + owner(name) + ", " + text(factor) + " multiplies what goes into the matrix";
            String after = "it multiplies what comes out of it";
            change(
                    vertices -> {
                        vertices.remove(seen.vertex());
                        vertices.put(name + ".out", vertex.reading(List.of(matrix, rest)));
                        vertices.put(name, Vertex.of(Function.MULTIPLY, factor, Edge.to(name + ".out")));
                    },
                    before,
                    after);
            if (rows.matches()) {
                change(
                        vertices -> {
                            String bias = Skeleton.PARAMETER + name + ".bias";
                            vertices.remove(seen.vertex());
                            vertices.put(bias, new Vertex("parameter [" + rows.group(1) + "]", true, List.of()));
                            vertices.put(name + ".bias", new Vertex(Skeleton.WEIGHT, true, List.of(Edge.to(bias))));
                            vertices.put(name + ".out", vertex.reading(List.of(matrix, rest)));
                            vertices.put(
                                    name + ".sum",
                                    Vertex.of(Function.ADD, Edge.to(name + ".out"), Edge.to(name + ".bias")));
                            vertices.put(name, Vertex.of(Function.MULTIPLY, factor, Edge.to(name + ".sum")));
                        },
                        before,
                        after + ", with a bias of its own");
            }
        }
    }

    /** {@code prev(c)} becomes {@code c}, and the other way round. */
    private void otherStep(String name, Vertex vertex) {
        for (int k = 0; k < vertex.operands().size(); k++) {
            Edge read = vertex.operands().get(k);
            if (!skeleton.states().containsKey(read.vertex())) {
                continue;
            }
            Edge other = new Edge(read.vertex(), !read.previous());
            List<Edge> operands = new ArrayList<>(vertex.operands());
            operands.set(k, other);
            change(
                    vertices -> vertices.put(name, vertex.reading(operands)),
                    owner(name) + " reads " + text(read)
                            + (read.previous() ? ", the value of the step before" : ", the new value"),
                    "it reads " + (read.previous() ? "the new value" : "that of the step before"));
        }
    }

    /** {@code z} and {@code 1 - z} change places. */
    private void complement(String name, Vertex vertex) {
        if (!vertex.is(Function.ADD) || vertex.operands().size() != 2) {
            return;
        }
        for (int k = 0; k < 2; k++) {
            Edge one = vertex.operands().get(k);
            Edge negative = vertex.operands().get(1 - k);
            if (!skeleton.vertices().get(one.vertex()).kind().equals("1.0")
                    || negative.previous()
                    || !skeleton.vertices().get(negative.vertex()).is(Function.NEGATE)) {
                continue;
            }
            Edge gate = skeleton.vertices().get(negative.vertex()).operands().get(0);
            change(
                    vertices -> vertices.replaceAll((reader, read) -> reader.equals(negative.vertex())
                            ? read
                            : read.reading(read.operands().stream()
                                    .map(edge -> edge.now(name) ? gate : edge.equals(gate) ? Edge.to(name) : edge)
                                    .toList())),
                    text(gate) + " and 1 - " + text(gate) + " stand where they do",
                    "they stand the other way round");
        }
    }

    private void bias(String name, Vertex vertex) {
        if (!vertex.is(Function.ADD)) {
            return;
        }
        for (Edge operand : vertex.operands()) {
            if (!ownBias(operand)) {
                continue;
            }
            List<Edge> rest = new ArrayList<>(vertex.operands());
            rest.remove(operand);
            change(
                    vertices -> {
                        remove(vertices, operand.vertex());
                        vertices.put(
                                name,
                                rest.size() == 1 ? Vertex.of(Function.IDENTITY, rest.get(0)) : vertex.reading(rest));
                    },
                    owner(name) + " has a bias",
                    "it has none");
        }
    }

    /** Whether a value is a parameter that stands nowhere else. */
    private boolean ownBias(Edge edge) {
        Vertex vertex = skeleton.vertices().get(edge.vertex());
        return !edge.previous()
                && vertex.kind().equals(Skeleton.WEIGHT)
                && skeleton.inner(edge.vertex(), uses)
                && uses.get(vertex.operands().get(0).vertex()) == 1;
    }

    private void change(Consumer<Map<String, Vertex>> edit, String before, String after) {
        Map<String, Vertex> vertices = new LinkedHashMap<>(skeleton.vertices());
        edit.accept(vertices);
        changes.add(new Change(skeleton.with(vertices), before, after));
    }

    /** Takes out a value, and with it the biases that only it reads. */
    private void remove(Map<String, Vertex> vertices, String name) {
        Vertex removed = vertices.remove(name);
        if (removed.kind().equals(Skeleton.WEIGHT)) {
            vertices.remove(removed.operands().get(0).vertex());
        }
        removed.operands().stream().filter(this::ownBias).forEach(bias -> {
            vertices.remove(
                    skeleton.vertices().get(bias.vertex()).operands().get(0).vertex());
            vertices.remove(bias.vertex());
        });
    }

    /** The gate or state in whose expression a value lies. */
    private static String owner(String name) {
        return "'" + name.replaceFirst("\\..*", "") + "'";
    }

    private static String text(Edge edge) {
        String name = edge.vertex();
        if (name.indexOf('.') >= 0) {
            return "a value within " + owner(name);
        }
        return "'" + (edge.previous() ? "prev(" + name + ")" : name) + "'";
    }
}
