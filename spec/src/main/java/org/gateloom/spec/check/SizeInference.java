package org.gateloom.spec.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gateloom.spec.check.Draft.Fixed;
import org.gateloom.spec.diagnostic.Key;
import org.gateloom.spec.diagnostic.Problems;
import org.gateloom.spec.graph.CellGraph;
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
    static Map<String, Size> infer(Map<String, Draft> drafts, List<DraftParameter> parameters, Problems problems) {
        SizeInference inference = new SizeInference(drafts, parameters, problems);
        inference.fix();
        inference.findVectors();
        inference.spread();
        inference.settle();
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
        return matrix(draft).map(matrix -> new Fixed(matrix.rows(), "the rows of '" + product(draft) + "'"));
    }

    private Optional<Shape.Matrix> matrix(Draft draft) {
        return draft.operation() instanceof Operation.Product
                ? parameters.get(product(draft)).shape().map(shape -> (Shape.Matrix) shape)
                : Optional.empty();
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
        Optional<Shape.Matrix> matrix = matrix(draft);
        if (matrix.isPresent()) {
            String operand = draft.operands().get(0).node();
            if (!sizes.containsKey(operand)) {
                sizes.put(operand, new Fixed(matrix.get().columns(), "the columns of '" + product(draft) + "'"));
                changed = true;
            }
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

    /** Gives a node the size of another one, where the first has none and the second has one. */
    private boolean take(String open, String known) {
        if (sizes.containsKey(open) || !sizes.containsKey(known)) {
            return false;
        }
        sizes.put(open, sizes.get(known));
        return true;
    }

    private void settle() {
        Fixed hidden = new Fixed(CellGraph.HIDDEN, "nothing says otherwise");
        drafts.keySet().forEach(name -> sizes.putIfAbsent(name, hidden));
    }

    private void check(Draft draft) {
        boolean told = draft.operands().stream()
                .anyMatch(operand -> !operand.previous() && mismatched.contains(operand.node()));
        if (told) {
            mismatched.add(draft.name());
            return;
        }
        matrix(draft).ifPresent(matrix -> {
            Ref operand = draft.operands().get(0);
            Size size = sizes.get(operand.node()).size();
            if (!matrix.columns().equals(size)) {
                mismatched.add(draft.name());
                problems.report(
                        draft.position(),
                        Key.SHAPE,
                        "'" + product(draft) + "' has the shape " + matrix + ", but " + shown(operand),
                        "expected a value of size [" + matrix.columns() + "]");
            }
        });
        if (draft.operation() instanceof Operation.Pointwise) {
            pointwise(draft);
        } else {
            compareRows(draft);
        }
    }

    private void compareRows(Draft draft) {
        rows(draft).ifPresent(rows -> {
            Fixed own = sizes.get(draft.name());
            if (!own.size().equals(rows.size())) {
                report(
                        draft,
                        List.of(
                                "'" + draft.text() + "' is [" + rows.size() + "] (" + rows.reason() + ")",
                                "its place wants [" + own.size() + "] (" + own.reason() + ")"));
            }
        });
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
        String text = !named ? draft.text() : operand.toString();
        return "'" + text + "' is [" + size.size() + "] (" + size.reason() + ")";
    }
}
