package org.gateloom.spec.reference;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.gateloom.spec.diagnostic.Position;
import org.gateloom.spec.graph.CellGraph;
import org.gateloom.spec.graph.Function;
import org.gateloom.spec.graph.Initializer;
import org.gateloom.spec.graph.Node;
import org.gateloom.spec.graph.Operation;
import org.gateloom.spec.graph.Parameter;
import org.gateloom.spec.graph.Ref;
import org.gateloom.spec.graph.Size;
import org.gateloom.spec.graph.SizeRule;
import org.gateloom.spec.graph.State;

/** Writes a graph node by node, without the language: what is tested here must not depend on the reader. */
final class GraphBuilder {

    private static final Position NOWHERE = new Position("test", 1, 1);

    private final String name;
    private final Map<String, Node> nodes = new LinkedHashMap<>();
    private final List<Parameter> parameters = new ArrayList<>();
    private final List<State> states = new ArrayList<>();
    private final Map<String, SizeRule> sizes = new LinkedHashMap<>();

    GraphBuilder(String name) {
        this.name = name;
        node("x", new Operation.Input(), CellGraph.IN);
    }

    /** A size name of the cell's own. */
    void size(String size, Size standard) {
        sizes.put(size, new SizeRule.Standard(standard));
    }

    /** A state; its node is to follow. */
    Ref state(String state, Size size) {
        states.add(new State(state, size, 0, true));
        return Ref.previous(state);
    }

    Ref constant(String node, double value) {
        return node(node, new Operation.Constant(value), Size.ONE);
    }

    /** A vector parameter as a value. */
    Ref weight(String node, String parameter, Size size) {
        parameter(parameter, new Parameter.Shape.Vector(size));
        return node(node, new Operation.Weight(parameter), size);
    }

    /** {@code W v} with a matrix of its own. */
    Ref product(String node, String parameter, Size size, Ref operand) {
        parameter(parameter, new Parameter.Shape.Matrix(size, size(operand)));
        return node(node, new Operation.Product(parameter), size, operand);
    }

    /** {@code W v} with a matrix of its own that has zeros outside of its blocks. */
    Ref blocks(String node, String parameter, Size blocks, Size rows, Ref operand) {
        Size columns = size(operand).over(blocks).orElseThrow();
        parameter(parameter, new Parameter.Shape.Matrix(blocks, rows, columns));
        return node(node, new Operation.Product(parameter), blocks.times(rows), operand);
    }

    /** An operation across the elements of its operands. */
    Ref across(String node, Operation operation, Size size, Ref... operands) {
        return node(node, operation, size, operands);
    }

    /** A product with a matrix that is already there and fits, as it stands or transposed. */
    Optional<Ref> shared(String node, Size size, Ref operand, RandomGenerator random) {
        List<Operation.Product> fitting = new ArrayList<>();
        for (Parameter parameter : parameters) {
            if (parameter.shape() instanceof Parameter.Shape.Matrix matrix) {
                if (matrix.height().equals(size) && matrix.width().equals(size(operand))) {
                    fitting.add(new Operation.Product(parameter.name()));
                }
                if (matrix.width().equals(size) && matrix.height().equals(size(operand))) {
                    fitting.add(new Operation.Product(parameter.name(), true));
                }
            }
        }
        return fitting.isEmpty() || random.nextInt(3) == 0
                ? Optional.empty()
                : Optional.of(node(node, fitting.get(random.nextInt(fitting.size())), size, operand));
    }

    Ref pointwise(String node, Function function, Ref... operands) {
        Size size = Arrays.stream(operands)
                .map(this::size)
                .filter(operand -> !operand.equals(Size.ONE))
                .findFirst()
                .orElse(Size.ONE);
        return node(node, new Operation.Pointwise(function), size, operands);
    }

    /** An affine map of what it sees, through an activation, in the graph's normal form. */
    Ref gate(String gate, Function activation, Ref... seen) {
        Ref[] terms = new Ref[seen.length + 1];
        for (int k = 0; k < seen.length; k++) {
            terms[k] = product(gate + "." + (k + 1), gate + ".W_" + seen[k].node(), CellGraph.HIDDEN, seen[k]);
        }
        terms[seen.length] = weight(gate + "." + (seen.length + 1), gate + ".b", CellGraph.HIDDEN);
        Ref sum = pointwise(gate + "." + (seen.length + 2), Function.ADD, terms);
        return pointwise(gate, activation, sum);
    }

    CellGraph build(String output) {
        return new CellGraph(
                name,
                "",
                "",
                List.of(),
                sizes,
                states,
                parameters,
                List.copyOf(nodes.values()),
                output,
                "0".repeat(64));
    }

    private void parameter(String parameter, Parameter.Shape shape) {
        parameters.add(new Parameter(parameter, shape, new Initializer.Constant(0), true, NOWHERE));
    }

    private Ref node(String node, Operation operation, Size size, Ref... operands) {
        nodes.put(node, new Node(node, operation, List.of(operands), size, NOWHERE));
        return Ref.now(node);
    }

    Size size(Ref ref) {
        return ref.previous()
                ? states.stream()
                        .filter(state -> state.node().equals(ref.node()))
                        .findFirst()
                        .orElseThrow()
                        .size()
                : nodes.get(ref.node()).size();
    }
}
