package org.gateloom.samples.cli;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.gateloom.generator.program.Expression;
import org.gateloom.generator.program.Instruction;
import org.gateloom.generator.program.Instruction.Multiply;
import org.gateloom.generator.program.Instruction.Term;
import org.gateloom.generator.program.Program;
import org.gateloom.spec.graph.CellGraph;
import org.gateloom.spec.graph.Equations;
import org.gateloom.spec.graph.Function;
import org.gateloom.spec.graph.Node;
import org.gateloom.spec.graph.Operation;
import org.gateloom.spec.graph.Ref;

/**
 * In words why a cell is as fast as it is, from the program that is run: what is done for all steps at once, what has to
 * wait within a step and for what, and which functions are slow.
 */
final class SpeedText {

    /** Those that are computed by Java's own, in double and one by one. */
    private static final Set<Function> SLOW = EnumSet.of(Function.LOG, Function.SIN, Function.COS);

    private final Program program;

    /** The turn in which a value is complete: how many products have to be done one after the other before. */
    private final Map<String, Integer> turns = new HashMap<>();

    /** The products of the last turn that a value needs. */
    private final Map<String, Set<String>> needs = new HashMap<>();

    private final List<List<String>> products = new ArrayList<>();
    private final Set<Function> functions = EnumSet.noneOf(Function.class);

    private SpeedText(Program program) {
        this.program = program;
        program.forward().step().forEach(this::add);
    }

    /** Sentences on a program after all passes. */
    static List<String> of(Program program) {
        return new SpeedText(program).sentences();
    }

    private void add(Instruction instruction) {
        List<Multiply> multiplications = instruction.multiplications().toList();
        if (!multiplications.isEmpty()) {
            multiplications.forEach(this::multiply);
        } else if (instruction instanceof Instruction.Elementwise loop) {
            loop.assignments().forEach(assignment -> {
                depends(assignment.target(), assignment.value().reads().toList());
                collect(assignment.value());
            });
        } else {
            List<Ref> reads = instruction.reads().toList();
            instruction.defines().forEach(value -> depends(value, reads));
        }
    }

    private void collect(Expression expression) {
        if (expression instanceof Expression.Apply apply) {
            functions.add(apply.function());
            apply.operands().forEach(this::collect);
        }
    }

    private void depends(String value, List<Ref> reads) {
        int turn = reads.stream().mapToInt(this::turn).max().orElse(0);
        Set<String> last = new LinkedHashSet<>();
        reads.stream()
                .filter(ref -> turn(ref) == turn && turn > 0)
                .forEach(ref -> last.addAll(needs.getOrDefault(ref.node(), Set.of())));
        turns.merge(value, turn, Math::max);
        needs.computeIfAbsent(value, key -> new LinkedHashSet<>()).addAll(last);
    }

    private int turn(Ref ref) {
        return ref.previous() ? 0 : turns.getOrDefault(ref.node(), 0);
    }

    private void multiply(Multiply multiply) {
        for (Term term : multiply.terms()) {
            int before = turn(term.operand());
            while (products.size() <= before) {
                products.add(new ArrayList<>());
            }
            Set<String> waits =
                    before == 0 ? Set.of() : needs.get(term.operand().node());
            products.get(before).add(text(term) + (waits.isEmpty() ? "" : " (for " + String.join(", ", waits) + ")"));
            if (before + 1 > turns.getOrDefault(multiply.target(), 0)) {
                turns.put(multiply.target(), before + 1);
                needs.put(multiply.target(), new LinkedHashSet<>());
            }
            needs.get(multiply.target()).add(term.parameter());
        }
    }

    private String text(Term term) {
        return term.parameter() + (term.transposed() ? "ᵀ " : " ") + Equations.text(program.graph(), term.operand());
    }

    private List<String> sentences() {
        List<String> sentences = new ArrayList<>();
        List<String> hoisted = program.forward().before().stream()
                .flatMap(Instruction::multiplications)
                .flatMap(product -> product.terms().stream())
                .map(this::text)
                .toList();
        if (!hoisted.isEmpty()) {
            sentences.add("before the loop, for all steps at once: " + String.join(", ", hoisted));
        }
        for (int turn = 0; turn < products.size(); turn++) {
            sentences.add((turn == 0 ? "at each step: " : "then, waiting within the step: ")
                    + String.join(", ", products.get(turn)));
        }
        if (products.isEmpty()) {
            sentences.add("no product at any step: what is left in the loop is element by element");
        }
        if (products.size() > 1) {
            sentences.add(
                    "a step takes " + products.size() + " turns of products; it would take fewer if what waits read"
                            + " 'prev(...)', or stood behind the product in place of before it");
        }
        if (program.graph().nodes().stream().anyMatch(SpeedText::readsInputItself)) {
            sentences.add(
                    "'x' is used other than under a matrix: symbols are embedded first, and no matrix is a look-up");
        }
        String slow = functions.stream()
                .filter(SLOW::contains)
                .map(function -> function.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
        if (!slow.isEmpty()) {
            sentences.add("computed one number at a time, ten times as slow as tanh or more: " + slow);
        }
        return sentences;
    }

    private static boolean readsInputItself(Node node) {
        return !(node.operation() instanceof Operation.Product)
                && node.operands().stream().anyMatch(ref -> ref.node().equals(CellGraph.INPUT));
    }
}
