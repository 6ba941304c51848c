package org.gateloom.spec.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gateloom.spec.check.Draft.Fixed;
import org.gateloom.spec.check.DraftParameter.Kind;
import org.gateloom.spec.diagnostic.Key;
import org.gateloom.spec.diagnostic.Nearest;
import org.gateloom.spec.expression.Expression;
import org.gateloom.spec.expression.Expression.Binary;
import org.gateloom.spec.expression.Expression.Call;
import org.gateloom.spec.expression.Expression.Name;
import org.gateloom.spec.expression.Expression.Negate;
import org.gateloom.spec.expression.Expression.Operator;
import org.gateloom.spec.graph.CellGraph;
import org.gateloom.spec.graph.Function;
import org.gateloom.spec.graph.Operation;
import org.gateloom.spec.graph.Ref;
import org.gateloom.spec.graph.Size;

/** Drafts one expression; its node gets the name, inner ones are numbered. */
final class ExpressionDrafting implements Expression.Visitor<Ref> {

    private final GateDrafting gate;
    private final Drafting cell;
    private final String name;

    /**
     * @param gate whose expression it is
     * @param name of the node; empty for one named after the gate
     */
    ExpressionDrafting(GateDrafting gate, String name) {
        this.gate = gate;
        this.cell = gate.cell();
        this.name = name;
    }

    @Override
    public Ref literal(Expression.Literal number) {
        return gate.constant(number, name.equals(gate.owner()) ? "" : name);
    }

    @Override
    public Ref name(Name reference) {
        return switch (cell.names().kind(reference)) {
            case PARAMETER ->
                cell.parameters()
                        .declared(reference.text())
                        .map(parameter -> value(parameter, reference))
                        .orElse(Ref.now(CellGraph.INPUT));
            case BROKEN, SIZE -> Ref.now(CellGraph.INPUT);
            default -> Ref.now(reference.text());
        };
    }

    @Override
    public Ref parameterName(Expression.ParameterName parameter) {
        String text = parameter.text();
        String before = text.substring(0, text.indexOf('.'));
        cell.problems()
                .report(
                        parameter.position(),
                        Key.EXPRESSION,
                        "'" + text + "' is written as the name of a gate's parameter, which has no value here",
                        "expected a name without a dot; a parameter that is read is declared under 'parameters'",
                        text.endsWith(".prev") ? "prev(" + before + ")" : "");
        return Ref.now(CellGraph.INPUT);
    }

    private Ref value(DraftParameter parameter, Name reference) {
        if (parameter.kind() == Kind.MATRIX) {
            cell.problems()
                    .report(
                            reference.position(),
                            Key.PARAMETER_USE,
                            "the matrix '" + parameter.name() + "' stands here as a value",
                            "expected its product with a vector, linear(v, " + parameter.name() + ")");
            return Ref.now(CellGraph.INPUT);
        }
        return cell.weight(parameter);
    }

    @Override
    public Ref negate(Negate negate) {
        return gate.pointwise(Function.NEGATE, List.of(gate.build(negate.operand(), "")), negate, name);
    }

    @Override
    public Ref binary(Binary binary) {
        if (binary.operator() == Operator.ADD) {
            List<Ref> terms = new ArrayList<>();
            addends(binary, terms);
            return gate.pointwise(Function.ADD, terms, binary, name);
        }
        List<Ref> operands = List.of(gate.build(binary.left(), ""), gate.build(binary.right(), ""));
        Function function = switch (binary.operator()) {
            case ADD -> Function.ADD;
            case SUBTRACT -> Function.SUBTRACT;
            case MULTIPLY -> Function.MULTIPLY;
            case DIVIDE -> Function.DIVIDE;
        };
        if (function == Function.DIVIDE
                && constant(binary.right()).filter(v -> v == 0).isPresent()) {
            cell.problems()
                    .report(
                            binary.position(),
                            Key.DIVISION_BY_ZERO,
                            "'" + binary.left() + "' is divided by zero",
                            "expected a divisor that is not zero");
        }
        return gate.pointwise(function, operands, binary, name);
    }

    /** What an expression of numbers and constants comes to. */
    private Optional<Double> constant(Expression expression) {
        if (expression instanceof Expression.Literal number) {
            return Optional.of(number.value());
        }
        if (expression instanceof Name constant) {
            return cell.constant(constant.text());
        }
        if (expression instanceof Negate negate) {
            return constant(negate.operand()).map(value -> -value);
        }
        if (expression instanceof Binary binary) {
            return constant(binary.left())
                    .flatMap(left -> constant(binary.right()).map(right -> switch (binary.operator()) {
                        case ADD -> left + right;
                        case SUBTRACT -> left - right;
                        case MULTIPLY -> left * right;
                        case DIVIDE -> left / right;
                    }));
        }
        return Optional.empty();
    }

    private void addends(Expression expression, List<Ref> terms) {
        if (expression instanceof Binary binary && binary.operator() == Operator.ADD) {
            addends(binary.left(), terms);
            addends(binary.right(), terms);
        } else {
            terms.add(gate.build(expression, ""));
        }
    }

    @Override
    public Ref call(Call call) {
        return switch (call.function()) {
            case "prev", "first", "level" -> new StepForms(this, gate, name).draft(call);
            case "linear" -> linear(call);
            case "diag" -> scaled(call, Kind.DIAGONAL);
            case "scale" -> scaled(call, Kind.SCALAR);
            case "bias" -> bias(call);
            case "clip" ->
                arguments(call, 3, 3, "clip(value, low, high)")
                        ? new Clip(gate).draft(call, name)
                        : Ref.now(CellGraph.INPUT);
            default -> Forms.NAMES.contains(call.function()) ? new Forms(this, gate, name).draft(call) : function(call);
        };
    }

    private Ref linear(Call call) {
        if (!arguments(call, 1, 2, "linear(value) or linear(value, NAME)")) {
            return Ref.now(CellGraph.INPUT);
        }
        Expression of = call.arguments().get(0);
        Ref operand = gate.build(of, "");
        String parameter = gate.parameter(
                Kind.MATRIX, given(call, 1), gate.parameterName(of), Initializers.MATRIX, call.position());
        return gate.node(
                new Operation.Product(parameter),
                List.of(operand),
                call.position(),
                call.toString(),
                name,
                Optional.empty());
    }

    private Ref scaled(Call call, Kind kind) {
        String form = call.function();
        if (!arguments(call, 1, 2, form + "(value) or " + form + "(value, NAME)")) {
            return Ref.now(CellGraph.INPUT);
        }
        Expression of = call.arguments().get(0);
        Ref operand = gate.build(of, "");
        String parameter =
                gate.parameter(kind, given(call, 1), gate.parameterName(of), Initializers.DIAGONAL, call.position());
        Ref weight = weight(parameter, kind, call, operand);
        return gate.pointwise(Function.MULTIPLY, List.of(weight, operand), call, name);
    }

    Ref weight(String parameter, Kind kind, Call call, Ref operand) {
        Optional<DraftParameter> declared = cell.parameters().declared(parameter);
        if (declared.isPresent() && declared.get().kind() != Kind.MATRIX) {
            return cell.weight(declared.get());
        }
        boolean scalar = kind == Kind.SCALAR;
        return gate.node(
                new Operation.Weight(parameter),
                List.of(),
                call.position(),
                "the weight of " + call,
                "",
                scalar ? Optional.of(new Fixed(Size.ONE, "a scalar weight")) : Optional.empty(),
                scalar ? Optional.empty() : Optional.of(operand));
    }

    private Ref bias(Call call) {
        if (!arguments(call, 0, 1, "bias() or bias(NAME)")) {
            return Ref.now(CellGraph.INPUT);
        }
        String parameter = gate.parameter(Kind.BIAS, given(call, 0), "b", Initializers.BIAS, call.position());
        Optional<DraftParameter> declared = cell.parameters().declared(parameter);
        if (declared.isPresent() && declared.get().kind() != Kind.MATRIX) {
            return cell.weight(declared.get());
        }
        return gate.node(
                new Operation.Weight(parameter), List.of(), call.position(), call.toString(), name, Optional.empty());
    }

    /** The name of a parameter that stands at a place; none when there is no such place. */
    Optional<Name> given(Call call, int index) {
        if (call.arguments().size() <= index) {
            return Optional.empty();
        }
        Expression argument = call.arguments().get(index);
        if (argument instanceof Name given) {
            return Optional.of(given);
        }
        cell.problems()
                .report(
                        argument.position(),
                        Key.ARGUMENTS,
                        "'" + argument + "' stands where '" + call.function() + "' takes the name of a parameter",
                        "expected a name (several values are several calls, added)");
        return Optional.empty();
    }

    private Ref function(Call call) {
        Function ofOne = Builtins.ACTIVATIONS.get(call.function());
        Function ofTwo = Builtins.OF_TWO.get(call.function());
        List<Ref> operands = new ArrayList<>();
        call.arguments().forEach(argument -> operands.add(gate.build(argument, "")));
        if (ofOne == null && ofTwo == null) {
            unknown(call);
            return Ref.now(CellGraph.INPUT);
        }
        int count = ofOne == null ? 2 : 1;
        if (!arguments(call, count, count, call.function() + (count == 1 ? "(value)" : "(value, value)"))) {
            return Ref.now(CellGraph.INPUT);
        }
        return gate.pointwise(ofOne == null ? ofTwo : ofOne, operands, call, name);
    }

    boolean arguments(Call call, int least, int most, String form) {
        int count = call.arguments().size();
        if (count >= least && count <= most) {
            return true;
        }
        cell.problems()
                .report(
                        call.position(),
                        Key.ARGUMENTS,
                        "'" + call.function() + "' is given " + count + (count == 1 ? " argument" : " arguments"),
                        "expected " + form);
        return false;
    }

    private void unknown(Call call) {
        String word = call.function();
        if (!cell.names().unknown(word)) {
            cell.problems()
                    .report(
                            call.position(),
                            Key.UNKNOWN_FUNCTION,
                            "'" + word + "' is a value, not a function",
                            "expected an operator between '" + word + "' and '('");
            return;
        }
        String elsewhere = Builtins.meant(word);
        cell.problems()
                .report(
                        call.position(),
                        Key.UNKNOWN_FUNCTION,
                        "there is no function '" + word + "'",
                        "expected one of " + Listing.of(Builtins.calls()),
                        elsewhere.isEmpty() ? Nearest.to(word, Builtins.calls()) : elsewhere);
    }
}
