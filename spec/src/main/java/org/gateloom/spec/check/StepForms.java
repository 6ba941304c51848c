package org.gateloom.spec.check;

import java.util.List;
import org.gateloom.spec.diagnostic.Key;
import org.gateloom.spec.diagnostic.Limits;
import org.gateloom.spec.diagnostic.Position;
import org.gateloom.spec.expression.Expression;
import org.gateloom.spec.expression.Expression.Call;
import org.gateloom.spec.expression.Expression.Name;
import org.gateloom.spec.graph.CellGraph;
import org.gateloom.spec.graph.Function;
import org.gateloom.spec.graph.Ref;

/** Drafts the calls that tell steps apart, {@code prev} and {@code first}, and refuses {@code level} among them. */
final class StepForms {

    /** What stands in the place of something that could not be read. */
    private static final Ref STAND_IN = Ref.now(CellGraph.INPUT);

    private final ExpressionDrafting expression;
    private final GateDrafting gate;
    private final String name;

    /**
     * @param expression whose call it is
     * @param name of its node; empty for one named after the gate
     */
    StepForms(ExpressionDrafting expression, GateDrafting gate, String name) {
        this.expression = expression;
        this.gate = gate;
        this.name = name;
    }

    Ref draft(Call call) {
        return switch (call.function()) {
            case "prev" -> previous(call);
            case "first" -> first(call);
            default -> level(call);
        };
    }

    /** Levels are written out before; what is left of them stands where there are none. */
    private Ref level(Call call) {
        gate.cell()
                .problems()
                .report(
                        call.position(),
                        Key.LEVEL,
                        "'" + call + "' stands outside of what is repeated",
                        "expected it under 'gates' or 'next' of 'repeat'");
        return STAND_IN;
    }

    private Ref previous(Call call) {
        if (!expression.arguments(call, 1, 2, "prev(name) or prev(name, steps)")) {
            return STAND_IN;
        }
        Expression of = call.arguments().get(0);
        if (!(of instanceof Name past)) {
            refuseDelay(
                    of.position(),
                    "'prev' reads a name of the step before, '" + of + "' is none",
                    "expected that expression as a gate with a name");
            return STAND_IN;
        }
        Declarations.Kind kind = gate.cell().names().kind(past);
        if (kind == Declarations.Kind.CONSTANT || kind == Declarations.Kind.PARAMETER) {
            refuseDelay(
                    of.position(), "'" + of + "' is " + kind + ", the same at every step", "expected its bare name");
            return STAND_IN;
        }
        if (kind == Declarations.Kind.BROKEN) {
            return STAND_IN;
        }
        double steps = 1;
        if (call.arguments().size() == 2) {
            Expression second = call.arguments().get(1);
            steps = second instanceof Expression.Literal number ? number.value() : 0;
            if (steps != Math.rint(steps) || steps < 1 || steps > Limits.DELAY) {
                refuseDelay(
                        second.position(),
                        "'" + second + "' is no number of steps",
                        "expected a whole number from 1 to " + Limits.DELAY);
                return STAND_IN;
            }
        }
        return gate.cell().previous(past, (int) steps);
    }

    private Ref first(Call call) {
        if (!expression.arguments(call, 2, 2, "first(value of the first step, value of every other)")) {
            return STAND_IN;
        }
        Ref first = gate.cell().firstStep(call.position());
        Ref then = gate.build(call.arguments().get(0), "");
        Ref otherwise = gate.build(call.arguments().get(1), "");
        return gate.pointwise(Function.SELECT, List.of(first, then, otherwise), call, name);
    }

    private void refuseDelay(Position position, String what, String expected) {
        gate.cell().problems().report(position, Key.DELAY, what, expected);
    }
}
