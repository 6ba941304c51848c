package org.gateloom.spec.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.gateloom.spec.check.DraftParameter.Kind;
import org.gateloom.spec.diagnostic.Key;
import org.gateloom.spec.expression.Expression;
import org.gateloom.spec.expression.Expression.Call;
import org.gateloom.spec.expression.Expression.Name;
import org.gateloom.spec.graph.CellGraph;
import org.gateloom.spec.graph.Function;
import org.gateloom.spec.graph.Operation;
import org.gateloom.spec.graph.Operation.Mask;
import org.gateloom.spec.graph.Operation.Normalize.Norm;
import org.gateloom.spec.graph.Ref;
import org.gateloom.spec.graph.Size;

/** Drafts the calls by which elements of one vector meet, and those of chance. */
final class Forms {

    /** Their names. */
    static final List<String> NAMES = List.of(
            "transposed", "blocks", "sum", "mean", "layer_norm", "rms_norm", "concat", "part", "dropout", "zoneout");

    /** What stands in the place of something that could not be read. */
    private static final Ref STAND_IN = Ref.now(CellGraph.INPUT);

    private static final String SEQUENCE = "sequence";

    /** No vector is cut into more parts. */
    private static final int PARTS = 100;

    private final ExpressionDrafting expression;
    private final GateDrafting gate;
    private final Drafting cell;
    private final String name;

    /**
     * @param expression whose call it is
     * @param name of its node; empty for one named after the gate
     */
    Forms(ExpressionDrafting expression, GateDrafting gate, String name) {
        this.expression = expression;
        this.gate = gate;
        this.cell = gate.cell();
        this.name = name;
    }

    Ref draft(Call call) {
        return switch (call.function()) {
            case "transposed" -> transposed(call);
            case "blocks" -> blocks(call);
            case "sum" ->
                of(call, "sum(value), over its elements; values are added with +") ? sum(call, name) : STAND_IN;
            case "mean" -> mean(call);
            case "layer_norm" -> normalized(call, Norm.LAYER);
            case "rms_norm" -> normalized(call, Norm.RMS);
            case "concat" -> concat(call);
            case "part" -> part(call);
            case "dropout" -> dropout(call);
            default -> zoneout(call);
        };
    }

    private boolean of(Call call, String form) {
        return expression.arguments(call, 1, 1, form);
    }

    private Ref transposed(Call call) {
        if (!expression.arguments(call, 2, 2, "transposed(value, NAME)")) {
            return STAND_IN;
        }
        Ref operand = gate.build(call.arguments().get(0), "");
        Optional<Name> matrix = expression.given(call, 1);
        Optional<DraftParameter> declared =
                matrix.flatMap(name -> cell.parameters().declared(name.text()));
        if (matrix.isEmpty()) {
            return STAND_IN;
        }
        if (declared.isEmpty() || declared.get().kind() != Kind.MATRIX) {
            cell.problems()
                    .report(
                            matrix.get().position(),
                            Key.PARAMETER_USE,
                            "'" + matrix.get().text() + "' is no matrix that 'parameters' declares",
                            "expected 'parameters: {" + matrix.get().text() + ": [hidden, hidden]}' or such, and "
                                    + "linear(v, " + matrix.get().text() + ") where it stands as it is");
            return STAND_IN;
        }
        Operation product = new Operation.Product(declared.get().name(), true);
        return node(product, List.of(operand), call, Optional.empty());
    }

    private Ref blocks(Call call) {
        if (!expression.arguments(call, 2, 3, "blocks(value, number) or blocks(value, number, NAME)")) {
            return STAND_IN;
        }
        Expression of = call.arguments().get(0);
        Ref operand = gate.build(of, "");
        Optional<Size> blocks = cell.sizes().read(call.arguments().get(1));
        String parameter = gate.blocks(
                blocks.orElse(Size.ONE), expression.given(call, 2), gate.parameterName(of), call.position());
        return node(new Operation.Product(parameter), List.of(operand), call, Optional.empty());
    }

    private Ref sum(Call call, String of) {
        Ref operand = gate.build(call.arguments().get(0), "");
        return sum(call, operand, of);
    }

    private Ref sum(Call call, Ref operand, String of) {
        return gate.node(
                new Operation.Sum(),
                List.of(operand),
                call.position(),
                call.toString(),
                of,
                Optional.of(new Draft.Fixed(Size.ONE, "a sum over elements")));
    }

    private Ref mean(Call call) {
        if (!of(call, "mean(value), over its elements; of two values it is (a + b) / 2")) {
            return STAND_IN;
        }
        Ref operand = gate.build(call.arguments().get(0), "");
        Ref count = gate.node(
                new Operation.Count(),
                List.of(operand),
                call.position(),
                "the size of " + call.arguments().get(0),
                "",
                Optional.of(new Draft.Fixed(Size.ONE, "a number of elements")));
        return gate.pointwise(Function.DIVIDE, List.of(sum(call, operand, ""), count), call, name);
    }

    private Ref normalized(Call call, Norm norm) {
        String form = call.function();
        if (!expression.arguments(
                call, 1, 2, form + "(value), " + form + "(value, NAME) or " + form + "(value, none)")) {
            return STAND_IN;
        }
        Expression of = call.arguments().get(0);
        boolean plain = call.arguments().size() == 2
                && call.arguments().get(1) instanceof Name none
                && none.text().equalsIgnoreCase("none");
        if (plain && !call.arguments().get(1).toString().equals("none")) {
            cell.problems()
                    .report(
                            call.arguments().get(1).position(),
                            Key.ARGUMENTS,
                            "'" + call.arguments().get(1) + "' is no name for a gain",
                            "expected another name, or 'none' for no gain",
                            "none");
        }
        Ref operand = gate.build(of, "");
        Ref normal = gate.node(
                new Operation.Normalize(norm),
                List.of(operand),
                call.position(),
                call.toString(),
                plain ? name : "",
                Optional.empty(),
                Optional.of(operand));
        if (plain) {
            return normal;
        }
        String parameter = gate.parameter(
                Kind.DIAGONAL, expression.given(call, 1), gate.parameterName(of), Initializers.GAIN, call.position());
        Ref gain = expression.weight(parameter, Kind.DIAGONAL, call, normal);
        return gate.pointwise(Function.MULTIPLY, List.of(gain, normal), call, name);
    }

    private Ref concat(Call call) {
        if (!expression.arguments(call, 2, Integer.MAX_VALUE, "concat(value, value, ...)")) {
            return STAND_IN;
        }
        List<Ref> operands = new ArrayList<>();
        call.arguments().forEach(argument -> operands.add(gate.build(argument, "")));
        return node(new Operation.Concat(), operands, call, Optional.empty());
    }

    private Ref part(Call call) {
        if (!expression.arguments(call, 3, 3, "part(value, which, of how many)")) {
            return STAND_IN;
        }
        Ref operand = gate.build(call.arguments().get(0), "");
        double which = number(call.arguments().get(1));
        double parts = number(call.arguments().get(2));
        boolean whole = which == Math.rint(which) && parts == Math.rint(parts);
        if (!whole || which < 1 || which > parts || parts > PARTS) {
            cell.problems()
                    .report(
                            call.arguments().get(1).position(),
                            Key.ARGUMENTS,
                            "'" + call + "' names no part",
                            "expected two whole numbers, the first from 1 to the second, the second at most " + PARTS);
            return STAND_IN;
        }
        return node(new Operation.Part((int) which - 1, (int) parts), List.of(operand), call, Optional.empty());
    }

    private double number(Expression argument) {
        if (argument instanceof Expression.Literal literal) {
            return literal.value();
        }
        return argument instanceof Name constant
                ? cell.constant(constant.text()).orElse(Double.NaN)
                : Double.NaN;
    }

    private Ref dropout(Call call) {
        if (!expression.arguments(call, 2, 3, "dropout(value, probability) or dropout(value, probability, sequence)")) {
            return STAND_IN;
        }
        Ref operand = gate.build(call.arguments().get(0), "");
        double rate = rate(call, 1);
        Ref mask = mask(call, new Mask(rate, 1 / (1 - rate), scope(call, 2)), operand);
        return gate.pointwise(Function.MULTIPLY, List.of(operand, mask), call, name);
    }

    /** {@code old + mask (new − old)}, with a mask that is 0 where the old value stays. */
    private Ref zoneout(Call call) {
        if (!expression.arguments(
                call, 3, 4, "zoneout(new, old, probability) or zoneout(new, old, probability, sequence)")) {
            return STAND_IN;
        }
        Ref fresh = gate.build(call.arguments().get(0), "");
        Ref old = gate.build(call.arguments().get(1), "");
        Ref mask = mask(call, new Mask(rate(call, 2), 1, scope(call, 3)), old);
        Ref change = gate.pointwise(Function.SUBTRACT, List.of(fresh, old), call, "");
        Ref taken = gate.pointwise(Function.MULTIPLY, List.of(mask, change), call, "");
        return gate.pointwise(Function.ADD, List.of(old, taken), call, name);
    }

    private Ref mask(Call call, Mask mask, Ref like) {
        return gate.node(
                mask, List.of(), call.position(), "the mask of " + call, "", Optional.empty(), Optional.of(like));
    }

    private double rate(Call call, int index) {
        Expression argument = call.arguments().get(index);
        double rate = number(argument);
        if (rate >= 0 && rate < 1) {
            return rate;
        }
        cell.problems()
                .report(
                        argument.position(),
                        Key.ARGUMENTS,
                        "'" + argument + "' is no probability to leave out by",
                        "expected a number or a constant from 0 to below 1");
        return 0;
    }

    private Mask.Scope scope(Call call, int index) {
        if (call.arguments().size() <= index) {
            return Mask.Scope.STEP;
        }
        Expression argument = call.arguments().get(index);
        if (!(argument instanceof Name word && word.text().equals(SEQUENCE))) {
            cell.problems()
                    .report(
                            argument.position(),
                            Key.ARGUMENTS,
                            "'" + argument + "' does not say how long a mask stays",
                            "expected '" + SEQUENCE + "' for one mask a sequence, nothing for one a step",
                            argument.toString().toLowerCase(Locale.ROOT).startsWith("seq") ? SEQUENCE : "");
        }
        return Mask.Scope.SEQUENCE;
    }

    private Ref node(Operation operation, List<Ref> operands, Call call, Optional<Draft.Fixed> size) {
        return gate.node(operation, operands, call.position(), call.toString(), name, size);
    }
}
