package org.gateloom.spec.check;

import java.util.List;
import java.util.Optional;
import org.gateloom.spec.diagnostic.Key;
import org.gateloom.spec.expression.Expression;
import org.gateloom.spec.expression.Expression.Call;
import org.gateloom.spec.expression.Expression.Name;
import org.gateloom.spec.expression.Expression.Negate;
import org.gateloom.spec.graph.CellGraph;
import org.gateloom.spec.graph.Function;
import org.gateloom.spec.graph.Ref;

/** Drafts {@code clip(v, low, high)}, which is {@code min(max(v, low), high)} between two numbers. */
final class Clip {

    private final GateDrafting gate;
    private final Drafting cell;

    Clip(GateDrafting gate) {
        this.gate = gate;
        this.cell = gate.cell();
    }

    /**
     * The node of a call with three arguments.
     *
     * @param name of the node; empty for one named after the gate
     */
    Ref draft(Call call, String name) {
        Ref value = gate.build(call.arguments().get(0), "");
        Optional<Double> low = bound(call.arguments().get(1));
        Optional<Double> high = bound(call.arguments().get(2));
        if (low.isEmpty() || high.isEmpty()) {
            return Ref.now(CellGraph.INPUT);
        }
        if (low.get() >= high.get()) {
            cell.problems()
                    .report(
                            call.arguments().get(1).position(),
                            Key.ARGUMENTS,
                            "'" + call + "' leaves nothing between its bounds",
                            "expected the lower one first");
        }
        Ref least = gate.build(call.arguments().get(1), "");
        Ref raised = gate.pointwise(Function.MAXIMUM, List.of(value, least), call, "");
        Ref most = gate.build(call.arguments().get(2), "");
        return gate.pointwise(Function.MINIMUM, List.of(raised, most), call, name);
    }

    private Optional<Double> bound(Expression expression) {
        Optional<Double> value = number(expression);
        if (value.isEmpty()) {
            cell.problems()
                    .report(
                            expression.position(),
                            Key.ARGUMENTS,
                            "'" + expression + "' stands where 'clip' takes a bound",
                            "expected a number or a constant; a bound that changes is written with min and max");
        }
        return value;
    }

    private Optional<Double> number(Expression expression) {
        if (expression instanceof Expression.Literal literal) {
            return Optional.of(literal.value());
        }
        if (expression instanceof Negate negate) {
            return number(negate.operand()).map(value -> -value);
        }
        return expression instanceof Name constant ? cell.constant(constant.text()) : Optional.empty();
    }
}
