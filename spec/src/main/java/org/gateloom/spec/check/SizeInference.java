package org.gateloom.spec.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.gateloom.spec.check.Draft.Fixed;
import org.gateloom.spec.diagnostic.Key;
import org.gateloom.spec.diagnostic.Problems;
import org.gateloom.spec.graph.Equations;
import org.gateloom.spec.graph.Operation;
import org.gateloom.spec.graph.Parameter.Shape;
import org.gateloom.spec.graph.Ref;
import org.gateloom.spec.graph.Size;

/**
 * Finds the size of every node. Some are fixed by the file: the input, states, constants, declared parameters, gates
 * with a {@code size}. The operands and the result of an element-wise operation are of one size, scalars apart, which
 * carries sizes forwards and backwards until nothing changes. What is open then is {@code hidden}. Only after that are
 * sizes compared, so that each mismatch is told once, with where both sizes come from.
 */
final class SizeInference {

    private final Map<String, Draft> drafts;
    private final Map<String, DraftParameter> parameters;
    private final Problems problems;
    private final Map<String, Fixed> sizes = new LinkedHashMap<>();
    private final Set<String> mismatched = new LinkedHashSet<>();
    private final Set<String> vectors = new LinkedHashSet<>();

    private SizeInference(Map<String, Draft> drafts, List<DraftParameter> parameters, Problems problems) {
        this.drafts = drafts;
        this.parameters = new LinkedHashMap<>();
        parameters.forEach(parameter -> this.parameters.put(parameter.name(), parameter));
        this.problems = problems;
    }

    /** The size of each node by name. */
    static Map<String, Size> infer(
            Map<String, Draft> drafts, List<DraftParameter> parameters, Size hidden, Problems problems) {
        SizeInference inference = new SizeInference(drafts, parameters, problems);
        inference.fix();
        inference.findVectors();
        inference.spread();
        inference.settle(hidden);
        drafts.values().forEach(inference::check);
        Map<String, Size> sizes = new LinkedHashMap<>();
        inference.sizes.forEach((name, fixed) -> sizes.put(name, fixed.size()));
        return sizes;
    }

    private void fix() {
        for (Draft draft : drafts.values()) {
            draft.size().or(() -> rows(draft)).ifPresent(fixed -> sizes.put(draft.name(), fixed));
        }
    }

    private Optional<Fixed> rows(Draft draft) {
        return sides(draft)
                .map(sides -> new Fixed(sides.rows(), "the " + sides.words().get(0) + " of '" + product(draft) + "'"));
    }

    /** The declared sides of a product's matrix, in the order in which the product uses them. */
    private record Sides(Size rows, Size columns, List<String> words) {}

    private Optional<Sides> sides(Draft draft) {
        if (!(draft.operation() instanceof Operation.Product product)) {
            return Optional.empty();
        }
        return parameters
                .get(product.parameter())
                .shape()
                .map(shape -> (Shape.Matrix) shape)
                .map(matrix -> product.transposed()
                        ? new Sides(matrix.width(), matrix.height(), List.of("columns", "rows"))
                        : new Sides(matrix.height(), matrix.width(), List.of("rows", "columns")));
    }

    private static String product(Draft draft) {
        return ((Operation.Product) draft.operation()).parameter();
    }

    /** Whatever a vector flows into is a vector; all the rest is made of scalars only. */
    private void findVectors() {
        boolean grown = true;
        while (grown) {
            grown = false;
            for (Draft draft : drafts.values()) {
                if (!vectors.contains(draft.name()) && vector(draft)) {
                    vectors.add(draft.name());
                    grown = true;
                }
            }
        }
        for (Draft draft : drafts.values()) {
            if (!vectors.contains(draft.name())) {
                sizes.putIfAbsent(draft.name(), new Fixed(Size.ONE, "made of scalars"));
            }
        }
    }

    private boolean vector(Draft draft) {
        Fixed fixed = sizes.get(draft.name());
        if (fixed != null) {
            return !fixed.size().equals(Size.ONE);
        }
        if (draft.operation() instanceof Operation.Pointwise) {
            return draft.operands().stream().anyMatch(operand -> vectors.contains(operand.node()));
        }
        return draft.like().map(like -> vectors.contains(like.node())).orElse(true);
    }

    /** Carries sizes along until nothing changes. */
    private void spread() {
        boolean changed = true;
        while (changed) {
            changed = false;
            for (Draft draft : drafts.values()) {
                changed |= spread(draft);
            }
        }
    }

    private boolean spread(Draft draft) {
        boolean changed = draft.like()
                .map(like -> take(draft.name(), like.node()) || take(like.node(), draft.name()))
                .orElse(false);
        Optional<Sides> sides = sides(draft);
        if (sides.isPresent()) {
            changed |= take(
                    draft.operands().get(0).node(),
                    sides.get().columns(),
                    "the " + sides.get().words().get(1) + " of '" + product(draft) + "'");
        }
        if (draft.operation() instanceof Operation.Concat) {
            changed |= concat(draft);
        }
        if (draft.operation() instanceof Operation.Part part) {
            changed |= part(draft, part);
        }
        if (!(draft.operation() instanceof Operation.Pointwise)) {
            return changed;
        }
        for (Ref operand : draft.operands()) {
            Fixed fixed = sizes.get(operand.node());
            if (fixed != null && !fixed.size().equals(Size.ONE)) {
                changed |= take(draft.name(), operand.node());
            }
        }
        if (sizes.containsKey(draft.name())) {
            for (Ref operand : draft.operands()) {
                changed |= take(operand.node(), draft.name());
            }
        }
        return changed;
    }

    /** A concatenation has the sum of its parts; the one part that is open, what the others leave. */
    private boolean concat(Draft draft) {
        Size known = new Size(new TreeMap<>());
        List<String> open = new ArrayList<>();
        for (Ref operand : draft.operands()) {
            Fixed size = sizes.get(operand.node());
            if (size == null) {
                open.add(operand.node());
            } else {
                known = known.plus(size.size());
            }
        }
        String reason = "'" + draft.text() + "'";
        if (open.isEmpty()) {
            return take(draft.name(), known, reason);
        }
        Fixed all = sizes.get(draft.name());
        Size others = known;
        return open.size() == 1
                && all != null
                && all.size()
                        .without(others)
                        .filter(rest -> take(open.get(0), rest, reason))
                        .isPresent();
    }

    private boolean part(Draft draft, Operation.Part part) {
        String operand = draft.operands().get(0).node();
        Size parts = Size.of(part.of());
        String reason = "'" + draft.text() + "'";
        if (sizes.containsKey(operand)) {
            return sizes.get(operand)
                    .size()
                    .over(parts)
                    .filter(size -> take(draft.name(), size, reason))
                    .isPresent();
        }
        return sizes.containsKey(draft.name())
                && take(operand, sizes.get(draft.name()).size().times(parts), reason);
    }

    private boolean take(String open, Size size, String reason) {
        return sizes.putIfAbsent(open, new Fixed(size, reason)) == null;
    }

    /** Gives a node the size of another one, where the first has none and the second has one. */
    private boolean take(String open, String known) {
        if (sizes.containsKey(open) || !sizes.containsKey(known)) {
            return false;
        }
        sizes.put(open, sizes.get(known));
        return true;
    }

    /** What a concatenation joins, and what a part is, goes first: the size of the longer follows from it. */
    private void settle(Size size) {
        Fixed hidden = new Fixed(size, "nothing says otherwise");
        for (Draft draft : drafts.values()) {
            if (draft.operation() instanceof Operation.Part) {
                settle(draft.name(), hidden);
            } else if (draft.operation() instanceof Operation.Concat) {
                draft.operands().forEach(operand -> settle(operand.node(), hidden));
            }
        }
        drafts.keySet().forEach(name -> sizes.putIfAbsent(name, hidden));
    }

    private void settle(String node, Fixed hidden) {
        boolean concatenation = drafts.get(node).operation() instanceof Operation.Concat;
        if (!concatenation && sizes.putIfAbsent(node, hidden) == null) {
            spread();
        }
    }

    private void check(Draft draft) {
        boolean told = draft.operands().stream()
                .anyMatch(operand -> !operand.previous() && mismatched.contains(operand.node()));
        if (told) {
            mismatched.add(draft.name());
            return;
        }
        sides(draft).ifPresent(sides -> {
            Ref operand = draft.operands().get(0);
            Size size = sizes.get(operand.node()).size();
            if (!sides.columns().equals(size)) {
                mismatched.add(draft.name());
                problems.report(
                        draft.position(),
                        Key.SHAPE,
                        "'" + product(draft) + "' has the shape "
                                + parameters.get(product(draft)).shape().orElseThrow()
                                + (transposed(draft) ? ", transposed, but " : ", but ") + shown(operand),
                        "expected a value of size [" + sides.columns() + "]");
            }
        });
        if (draft.operation() instanceof Operation.Pointwise) {
            pointwise(draft);
        } else if (draft.operation() instanceof Operation.Product) {
            compareRows(draft);
            compareBlocks(draft);
        } else if (draft.operation() instanceof Operation.Concat) {
            Size sum = draft.operands().stream()
                    .map(operand -> sizes.get(operand.node()).size())
                    .reduce(Size::plus)
                    .orElseThrow();
            compare(draft, new Fixed(sum, "the sum of its parts"));
        } else if (draft.operation() instanceof Operation.Part part) {
            comparePart(draft, part);
        } else if (draft.operation() instanceof Operation.Normalize) {
            compare(draft, sizes.get(draft.operands().get(0).node()));
        } else {
            draft.size().ifPresent(fixed -> compare(draft, fixed));
        }
    }

    private static boolean transposed(Draft draft) {
        return draft.operation() instanceof Operation.Product product && product.transposed();
    }

    private void comparePart(Draft draft, Operation.Part part) {
        Ref operand = draft.operands().get(0);
        Optional<Size> size = sizes.get(operand.node()).size().over(Size.of(part.of()));
        if (size.isPresent()) {
            compare(draft, new Fixed(size.get(), "one of " + part.of() + " parts"));
        } else {
            mismatched.add(draft.name());
            problems.report(
                    draft.position(),
                    Key.SHAPE,
                    shown(operand) + ", which is not " + part.of() + " equal parts for every choice of sizes",
                    "expected a multiple, as '" + part.of() + " * hidden', or under 'sizes' a quotient, as '"
                            + quotient(sizes.get(operand.node()).size(), Size.of(part.of())) + "'");
        }
    }

    private void compareBlocks(Draft draft) {
        Size blocks = parameters.get(product(draft)).blocks();
        Size operand = sizes.get(draft.operands().get(0).node()).size();
        for (Size side : List.of(sizes.get(draft.name()).size(), operand)) {
            if (side.over(blocks).isEmpty() && mismatched.add(draft.name())) {
                problems.report(
                        draft.position(),
                        Key.SHAPE,
                        "'" + draft.text() + "' cuts [" + side + "] into " + blocks
                                + " blocks, which is not possible for every choice of sizes",
                        "expected under 'sizes' a quotient, as '" + quotient(side, blocks) + "'");
            }
        }
    }

    /** The entry that makes a size a multiple, where one entry can. */
    private static String quotient(Size size, Size parts) {
        boolean named = size.names().size() == 1 && size.names().contains(size.toString());
        return "head: " + (named ? size : "hidden") + " / " + parts;
    }

    private void compareRows(Draft draft) {
        rows(draft).ifPresent(rows -> compare(draft, rows));
    }

    /** Holds the size that a node's operation gives it against the one of its place. */
    private void compare(Draft draft, Fixed given) {
        Fixed own = sizes.get(draft.name());
        if (!own.size().equals(given.size()) && mismatched.add(draft.name())) {
            report(
                    draft,
                    List.of(
                            "'" + draft.text() + "' is [" + given.size() + "] (" + given.reason() + ")",
                            "its place wants [" + own.size() + "] (" + own.reason() + ")"));
        }
    }

    private void pointwise(Draft draft) {
        List<Ref> wide = new ArrayList<>();
        for (Ref operand : draft.operands()) {
            if (!sizes.get(operand.node()).size().equals(Size.ONE)) {
                wide.add(operand);
            }
        }
        if (wide.isEmpty()) {
            return;
        }
        Size first = sizes.get(wide.get(0).node()).size();
        Optional<Ref> other = wide.stream()
                .filter(operand -> !sizes.get(operand.node()).size().equals(first))
                .findFirst();
        Fixed own = sizes.get(draft.name());
        if (other.isPresent()) {
            report(draft, List.of(shown(wide.get(0)), shown(other.get())));
        } else if (!own.size().equals(first)) {
            report(
                    draft,
                    List.of(
                            shown(wide.get(0)),
                            "'" + draft.owner() + "' is [" + own.size() + "] (" + own.reason() + ")"));
        }
    }

    private void report(Draft draft, List<String> sides) {
        mismatched.add(draft.name());
        problems.report(
                draft.position(),
                Key.SHAPE,
                "sizes do not fit: " + String.join(", but ", sides),
                "expected equal sizes, or 'linear(value)' to change one");
    }

    private String shown(Ref operand) {
        Draft draft = drafts.get(operand.node());
        Fixed size = sizes.get(operand.node());
        boolean named = draft.name().equals(draft.owner());
        String text = !named ? draft.text() : Equations.named(operand);
        return "'" + text + "' is [" + size.size() + "] (" + size.reason() + ")";
    }
}
