package org.gateloom.spec.reference;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.gateloom.spec.graph.CellGraph;
import org.gateloom.spec.graph.Function;
import org.gateloom.spec.graph.Operation;
import org.gateloom.spec.graph.Operation.Mask;
import org.gateloom.spec.graph.Operation.Normalize.Norm;
import org.gateloom.spec.graph.Ref;
import org.gateloom.spec.graph.Size;

/**
 * Well-formed graphs made by chance: every function of the language, scalars, several states of different sizes, longer delays, the
 * delayed input, shared and transposed matrices. Functions are kept in their domain, and states bounded.
 */
public final class RandomGraph {

    /** Sizes at which all three size names differ. */
    public static final Map<String, Integer> SIZES = Map.of("in", 2, "hidden", 3, "cell", 4);

    private static final List<Size> VECTORS = List.of(CellGraph.IN, CellGraph.HIDDEN, Size.of("cell"));

    /** Those of the language; of the others only derivatives are made. */
    static final Set<Function> FUNCTIONS = EnumSet.complementOf(EnumSet.of(Function.POSITIVE, Function.NOT_NEGATIVE));

    private static final List<Function> CHOICE = List.copyOf(FUNCTIONS);

    private final GraphBuilder cell = new GraphBuilder("Chance");
    private final RandomGenerator random;
    private final List<Ref> pool = new ArrayList<>();
    private int names;

    private RandomGraph(RandomGenerator random) {
        this.random = random;
    }

    /** A graph with about as many nodes that compute, and a few more around them. */
    public static CellGraph make(int nodes, RandomGenerator random) {
        return new RandomGraph(random).make(nodes);
    }

    /** A graph of one state in which the function has something to say, at this step and through time. */
    public static CellGraph around(Function function, RandomGenerator random) {
        RandomGraph graph = new RandomGraph(random);
        Ref state = graph.cell.state("s1", CellGraph.HIDDEN);
        Ref[] seen = new Ref[function.operands() + (function == Function.ADD ? 1 : 0)];
        for (int k = 0; k < seen.length; k++) {
            seen[k] = graph.cell.gate("seen" + k, Function.IDENTITY, Ref.now("x"), state);
        }
        Ref value = graph.apply(function, seen);
        Ref sum = graph.cell.pointwise("s1.1", Function.ADD, value, seen[0]);
        graph.cell.pointwise("s1", Function.TANH, sum);
        return graph.cell.build("s1");
    }

    private CellGraph make(int nodes) {
        cell.size("cell", CellGraph.HIDDEN.plus(Size.ONE));
        pool.add(Ref.now("x"));
        pool.add(cell.constant("half", 0.5));
        pool.add(cell.weight("gain", "gain", Size.ONE));
        if (random.nextBoolean()) {
            pool.add(cell.state("x", CellGraph.IN));
        }
        int states = 1 + random.nextInt(3);
        List<Ref> before = new ArrayList<>();
        for (int k = 1; k <= states; k++) {
            before.add(cell.state("s" + k, VECTORS.get(1 + random.nextInt(2))));
        }
        pool.addAll(before);
        if (random.nextBoolean()) {
            Ref later = cell.state("s1.prev", cell.size(before.get(0)));
            cell.pointwise("s1.prev", Function.IDENTITY, before.get(0));
            pool.add(later);
        }
        for (int k = 0; k < nodes; k++) {
            pool.add(grown());
        }
        for (Ref state : before) {
            Ref next = fitting(cell.size(state));
            Ref bounded = cell.pointwise(state.node() + ".1", Function.TANH, next);
            Ref kept = cell.pointwise(state.node() + ".2", Function.MULTIPLY, Ref.now("half"), state);
            cell.pointwise(state.node(), Function.ADD, kept, bounded);
        }
        Ref last = pool.get(pool.size() - 1);
        return cell.build(last.previous() ? "s1" : last.node());
    }

    private Ref grown() {
        Ref operand = any();
        Size size = cell.size(operand);
        int choice = random.nextInt(5);
        if (choice == 0 && !size.equals(Size.ONE)) {
            return multiplied(operand, VECTORS.get(random.nextInt(VECTORS.size())));
        }
        if (choice == 1) {
            return cell.weight(name(), "w" + names, VECTORS.get(random.nextInt(VECTORS.size())));
        }
        if (choice == 2) {
            return across(operand, size);
        }
        Function function = CHOICE.get(random.nextInt(CHOICE.size()));
        Ref[] operands = new Ref[function.operands() + (function == Function.ADD ? random.nextInt(2) : 0)];
        operands[0] = operand;
        for (int k = 1; k < operands.length; k++) {
            operands[k] = fitting(size);
        }
        return apply(function, operands);
    }

    /** An operation by which elements meet, or a mask. */
    private Ref across(Ref operand, Size size) {
        int choice = random.nextInt(7);
        return switch (choice) {
            case 0 -> cell.across(name(), new Operation.Sum(), Size.ONE, operand);
            case 1 -> {
                Ref sum = cell.across(name(), new Operation.Sum(), Size.ONE, operand);
                Ref count = cell.across(name(), new Operation.Count(), Size.ONE, operand);
                yield cell.pointwise(name(), Function.DIVIDE, sum, count);
            }
            case 2 -> cell.across(name(), new Operation.Normalize(Norm.LAYER), size, operand);
            case 3 -> cell.across(name(), new Operation.Normalize(Norm.RMS), size, operand);
            case 4 -> {
                Ref other = any();
                Ref both = cell.across(
                        name(),
                        new Operation.Concat(),
                        size.plus(cell.size(other)).plus(size),
                        operand,
                        other,
                        operand);
                yield multiplied(both, VECTORS.get(random.nextInt(VECTORS.size())));
            }
            case 5 -> {
                Size two = Size.of(2);
                Ref both = cell.blocks(name(), "B" + names, two, size, multiplied(operand, size.times(two)));
                yield cell.across(name(), new Operation.Part(random.nextInt(2), 2), size, both);
            }
            default -> {
                Mask.Scope scope = random.nextBoolean() ? Mask.Scope.STEP : Mask.Scope.SEQUENCE;
                Ref mask = cell.across(name(), new Mask(0.25, 1 / 0.75, scope), size);
                yield cell.pointwise(name(), Function.MULTIPLY, operand, mask);
            }
        };
    }

    /** The function, its operands first brought to where it is defined and not too large. */
    private Ref apply(Function function, Ref... operands) {
        if (function == Function.LOG || function == Function.SQRT) {
            operands[0] = positive(operands[0]);
        }
        if (function == Function.DIVIDE) {
            operands[1] = positive(operands[1]);
        }
        if (function == Function.EXP || function == Function.SQUARE) {
            operands[0] = cell.pointwise(name(), Function.SIN, operands[0]);
        }
        return cell.pointwise(name(), function, operands);
    }

    private Ref positive(Ref operand) {
        Ref above = cell.pointwise(name(), Function.SOFTPLUS, operand);
        return cell.pointwise(name(), Function.ADD, above, cell.constant(name(), 0.25));
    }

    /** Something of that size: at hand, a scalar, or made by a product. */
    private Ref fitting(Size size) {
        List<Ref> right =
                pool.stream().filter(ref -> cell.size(ref).equals(size)).toList();
        if (!right.isEmpty() && random.nextInt(4) > 0) {
            return right.get(random.nextInt(right.size()));
        }
        return size.equals(Size.ONE) ? Ref.now("gain") : multiplied(Ref.now("x"), size);
    }

    private Ref multiplied(Ref operand, Size size) {
        return cell.shared(name(), size, operand, random)
                .orElseGet(() -> cell.product(name(), "W" + names, size, operand));
    }

    private Ref any() {
        return pool.get(random.nextInt(pool.size()));
    }

    private String name() {
        return "n" + ++names;
    }
}
