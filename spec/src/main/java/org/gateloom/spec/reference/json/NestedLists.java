package org.gateloom.spec.reference.json;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gateloom.spec.diagnostic.Nearest;
import org.gateloom.spec.reference.Tensor;
import tools.jackson.databind.JsonNode;

/** Reads nested lists of numbers and maps of them, and gathers what is wrong. */
final class NestedLists {

    /** The path of the whole. */
    static final String ROOT = "case";

    /** Of a text in a message, at most so many characters. */
    private static final int SHOWN = 20;

    private final List<String> problems;

    /** Path and name of what somebody wrote under another name: it is not missing as well. */
    private final Set<String> meant = new HashSet<>();

    NestedLists(List<String> problems) {
        this.problems = problems;
    }

    /** Notes that something is wrong at a place. */
    void problem(String path, String what) {
        problems.add(path + ": " + what);
    }

    /** Notes that something is not there, unless it is under a wrong name. */
    void missing(String path, String name, String what) {
        if (!meant.contains(path + "." + name)) {
            problem(path.equals(ROOT) ? name : path + "." + name, "missing; " + what);
        }
    }

    /** Whether it is a map from names, and each name is one of those; empty when it is not there. */
    Map<String, JsonNode> entries(JsonNode node, String path, List<String> names) {
        Map<String, JsonNode> entries = new LinkedHashMap<>();
        if (!node.isObject()) {
            problem(path, "found " + kind(node) + ", expected an object with " + String.join(", ", names));
            return entries;
        }
        for (Map.Entry<String, JsonNode> entry : node.properties()) {
            String name = entry.getKey();
            if (names.contains(name)) {
                entries.put(name, entry.getValue());
                continue;
            }
            String nearest = Nearest.to(name, names);
            meant.add(path + "." + nearest);
            problem(
                    path,
                    "'" + shortened(name) + "' is not known; expected "
                            + (names.isEmpty() ? "nothing" : String.join(", ", names))
                            + (nearest.isEmpty() ? "" : "; did you mean '" + nearest + "'?"));
        }
        return entries;
    }

    /** The lists of a map, each of the shape of its name. */
    Map<String, Tensor> tensors(JsonNode node, String path, Map<String, ExpectedShape> shapes) {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        entries(node, path, List.copyOf(shapes.keySet()))
                .forEach((name, lists) -> tensor(lists, path + "." + name, shapes.get(name))
                        .ifPresent(tensor -> tensors.put(name, tensor)));
        return tensors;
    }

    /** Numbers in that shape; empty, and a problem, when they are not. */
    Optional<Tensor> tensor(JsonNode node, String path, ExpectedShape expected) {
        Optional<List<Integer>> found = shape(node, path);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        if (!found.get().equals(expected.extents())) {
            problem(path, "found shape " + found.get() + ", expected " + expected);
            return Optional.empty();
        }
        int before = problems.size();
        Tensor tensor = Tensor.zeros(expected.extents());
        fill(node, path, tensor.values(), 0);
        return problems.size() == before ? Optional.of(tensor) : Optional.empty();
    }

    /**
     * The shape of nested lists, whatever stands in them; empty, and a problem, when lists at one depth have different
     * lengths or stand beside what is no list.
     */
    Optional<List<Integer>> shape(JsonNode node, String path) {
        if (!node.isArray()) {
            problem(path, "found " + kind(node) + ", expected a list");
            return Optional.empty();
        }
        List<Integer> shape = new ArrayList<>();
        for (JsonNode inner = node; inner.isArray(); inner = inner.get(0)) {
            shape.add(inner.size());
            if (inner.isEmpty()) {
                problem(path + "[0]".repeat(shape.size() - 1), "found an empty list, expected at least one item");
                return Optional.empty();
            }
        }
        Optional<String> ragged = ragged(node, path, shape, 0);
        ragged.ifPresent(problems::add);
        return ragged.isPresent() ? Optional.empty() : Optional.of(Collections.unmodifiableList(shape));
    }

    private static Optional<String> ragged(JsonNode node, String path, List<Integer> shape, int depth) {
        if (depth == shape.size()) {
            return node.isArray() ? Optional.of(path + ": found a list, expected a number") : Optional.empty();
        }
        int length = shape.get(depth);
        if (!node.isArray() || node.size() != length) {
            return Optional.of(
                    path + ": found " + kind(node) + ", expected a list of " + length + " like those beside it");
        }
        for (int i = 0; i < length; i++) {
            Optional<String> inner = ragged(node.get(i), path + "[" + i + "]", shape, depth + 1);
            if (inner.isPresent()) {
                return inner;
            }
        }
        return Optional.empty();
    }

    private int fill(JsonNode node, String path, double[] values, int at) {
        if (node.isArray()) {
            int next = at;
            for (int i = 0; i < node.size(); i++) {
                next = fill(node.get(i), path + "[" + i + "]", values, next);
            }
            return next;
        }
        if (!node.isNumber()) {
            problem(path, "found " + kind(node) + ", expected a number");
        } else if (!Double.isFinite(node.doubleValue())) {
            problem(path, "found a number beyond the range of a double, expected a finite one");
        } else {
            values[at] = node.doubleValue();
        }
        return at + 1;
    }

    /** What it is, in words. */
    static String kind(JsonNode node) {
        if (node.isMissingNode()) {
            return "nothing";
        }
        if (node.isArray()) {
            return node.isEmpty() ? "an empty list" : "a list of " + node.size();
        }
        if (node.isObject()) {
            return "an object";
        }
        if (node.isString()) {
            return "the text \"" + shortened(node.stringValue()) + "\"";
        }
        return shortened(node.toString());
    }

    private static String shortened(String text) {
        return text.codePointCount(0, text.length()) <= SHOWN
                ? text
                : text.substring(0, text.offsetByCodePoints(0, SHOWN)) + "…";
    }
}
