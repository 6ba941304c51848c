package org.gateloom.spec.graph;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.gateloom.spec.diagnostic.Position;

/**
 * One value of a time step.
 *
 * @param name unique in its graph
 * @param operation how it is computed
 * @param operands what it reads, in the operation's order
 * @param size its number of elements
 * @param position where the file says so
 */
public record Node(String name, Operation operation, List<Ref> operands, Size size, Position position) {

    public Node {
        operands = List.copyOf(operands);
    }

    /** Whether the user named it; others lie inside the expression of the node before the dot. */
    public boolean named() {
        return name.indexOf('.') < 0;
    }

    @Override
    public String toString() {
        String reads = operands.stream().map(Ref::toString).collect(Collectors.joining(", ", "(", ")"));
        return name + " [" + size + "] = " + word() + (operands.isEmpty() ? "" : reads);
    }

    private String word() {
        return operation.accept(new Operation.Visitor<>() {
            @Override
            public String input(Operation.Input input) {
                return "input";
            }

            @Override
            public String constant(Operation.Constant constant) {
                return Double.toString(constant.value());
            }

            @Override
            public String weight(Operation.Weight weight) {
                return weight.parameter();
            }

            @Override
            public String product(Operation.Product product) {
                return "product " + product.parameter() + (product.transposed() ? "ᵀ" : "");
            }

            @Override
            public String pointwise(Operation.Pointwise pointwise) {
                return pointwise.function().toString();
            }

            @Override
            public String sum(Operation.Sum sum) {
                return "sum";
            }

            @Override
            public String count(Operation.Count count) {
                return "count";
            }

            @Override
            public String spread(Operation.Spread spread) {
                return "spread";
            }

            @Override
            public String normalize(Operation.Normalize normalize) {
                return normalize.norm().name().toLowerCase(Locale.ROOT) + "_norm";
            }

            @Override
            public String concat(Operation.Concat concat) {
                return "concat";
            }

            @Override
            public String part(Operation.Part part) {
                return "part " + (part.index() + 1) + " of " + part.of();
            }

            @Override
            public String slice(Operation.Slice slice) {
                return "slice from " + slice.from();
            }

            @Override
            public String mask(Operation.Mask mask) {
                return "mask " + mask.rate() + " " + mask.scope().name().toLowerCase(Locale.ROOT);
            }
        });
    }
}
