package org.gateloom.spec.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gateloom.spec.check.Draft.Fixed;
import org.gateloom.spec.check.DraftParameter.Kind;
import org.gateloom.spec.diagnostic.Key;
import org.gateloom.spec.diagnostic.Limits;
import org.gateloom.spec.diagnostic.Nearest;
import org.gateloom.spec.diagnostic.Position;
import org.gateloom.spec.expression.Expression;
import org.gateloom.spec.expression.Expression.Binary;
import org.gateloom.spec.expression.Expression.Call;
import org.gateloom.spec.expression.Expression.Name;
import org.gateloom.spec.expression.Expression.Negate;
import org.gateloom.spec.expression.Expression.Operator;
import org.gateloom.spec.file.CellFile;
import org.gateloom.spec.file.CellFile.Body.Affine;
import org.gateloom.spec.file.CellFile.Body.Formula;
import org.gateloom.spec.graph.CellGraph;
import org.gateloom.spec.graph.Function;
import org.gateloom.spec.graph.Initializer;
import org.gateloom.spec.graph.Operation;
import org.gateloom.spec.graph.Ref;
import org.gateloom.spec.graph.Size;

/** Makes the drafts of one gate: of its expression or of its affine map. */
final class GateDrafting {

    private static final List<String> PARAMETER_FORMS = List.of("linear", "diag", "scale");

    private final Drafting cell;
    private final CellFile.Gate gate;
    private final String owner;
    private final Optional<Fixed> size;
    private final List<CellFile.Init> inits;
    private Map<Expression, String> parameterNames = Map.of();
    private int inner;

    GateDrafting(Drafting cell, CellFile.Gate gate, Optional<Fixed> size) {
        this.cell = cell;
        this.gate = gate;
        this.owner = gate.name().text();
        this.size = size;
        this.inits = gate.body() instanceof Affine affine ? affine.init() : List.of();
    }

    void draft() {
        OperandNames operands = new OperandNames();
        if (gate.body() instanceof Affine affine) {
            for (Expression item : affine.of()) {
                if (added(item)) {
                    collect(item, operands);
                } else {
                    operands.add("W_", item);
                    refuseInnerParameters(item);
                }
            }
            parameterNames = operands.names();
            affine(affine);
            cell.parameters().reportUnusedInits(inits, owner);
        } else if (gate.body() instanceof Formula formula) {
            collect(formula.expression(), operands);
            parameterNames = operands.names();
            formula(formula.expression());
        }
    }

    private static boolean added(Expression item) {
        return item instanceof Call call
                && (PARAMETER_FORMS.contains(call.function()) || call.function().equals("bias"));
    }

    private static void collect(Expression expression, OperandNames operands) {
        if (expression instanceof Call call) {
            if (PARAMETER_FORMS.contains(call.function()) && call.arguments().size() == 1) {
                operands.add(prefix(call.function()), call.arguments().get(0));
            }
            call.arguments().forEach(argument -> collect(argument, operands));
        } else if (expression instanceof Binary binary) {
            collect(binary.left(), operands);
            collect(binary.right(), operands);
        } else if (expression instanceof Negate negate) {
            collect(negate.operand(), operands);
        }
    }

    private static String prefix(String form) {
        return switch (form) {
            case "linear" -> "W_";
            case "diag" -> "d_";
            default -> "s_";
        };
    }

    /** {@code of: [reset * linear(prev(h))]} would give a product of a product; who writes it rarely means that. */
    private void refuseInnerParameters(Expression item) {
        OperandNames inside = new OperandNames();
        collect(item, inside);
        if (!inside.names().isEmpty()) {
            cell.problems()
                    .report(
                            item.position(),
                            Key.AMBIGUOUS_ITEM,
                            "'" + item
                                    + "' stands in 'of', where it would get a matrix of its own on top of the one in it",
                            "the gate as one expression; or the inner part as a gate with a name");
        }
    }

    private void formula(Expression expression) {
        if (expression instanceof Expression.Literal number && size.isEmpty()) {
            constant(number, owner);
            return;
        }
        Ref result = build(expression, owner);
        if (!result.equals(Ref.now(owner)) || !drafted(expression)) {
            pointwise(Function.IDENTITY, List.of(result), expression, owner);
        }
    }

    /** Whether building an expression makes a node of its own, rather than a reading of another one. */
    private static boolean drafted(Expression expression) {
        return !(expression instanceof Name
                || (expression instanceof Call call && call.function().equals("prev")));
    }

    private void affine(Affine affine) {
        Optional<Function> activation = affine.act().flatMap(this::activation).filter(f -> f != Function.IDENTITY);
        List<Expression> items = affine.of();
        int terms = items.size() + (affine.bias().isPresent() ? 1 : 0);
        String sumName = activation.isPresent() ? "" : owner;
        List<Ref> sum = new ArrayList<>();
        List<String> texts = new ArrayList<>();
        for (Expression item : items) {
            String name = terms == 1 ? sumName : "";
            if (added(item)) {
                sum.add(build(item, name));
                texts.add(item.toString());
            } else {
                Ref operand = build(item, "");
                String parameter = parameter(
                        Kind.MATRIX, Optional.empty(), parameterNames.get(item), Initializers.MATRIX, item.position());
                sum.add(node(
                        new Operation.Product(parameter),
                        List.of(operand),
                        item.position(),
                        "linear(" + item + ")",
                        name,
                        Optional.empty()));
                texts.add("linear(" + item + ")");
            }
        }
        if (affine.bias().isPresent()) {
            Initializer start = new Initializer.Constant(affine.bias().get());
            String bias = parameter(Kind.BIAS, Optional.empty(), "b", start, affine.position());
            sum.add(node(
                    new Operation.Weight(bias),
                    List.of(),
                    affine.position(),
                    "bias()",
                    terms == 1 ? sumName : "",
                    Optional.empty()));
            texts.add("bias()");
        }
        String text = String.join(" + ", texts);
        Ref total = sum.isEmpty() ? Ref.now(CellGraph.INPUT) : sum.get(0);
        if (sum.size() > 1) {
            total = node(
                    new Operation.Pointwise(Function.ADD), sum, affine.position(), text, sumName, Optional.empty());
        }
        if (activation.isPresent()) {
            Function function = activation.get();
            node(
                    new Operation.Pointwise(function),
                    List.of(total),
                    affine.position(),
                    function + "(" + text + ")",
                    owner,
                    Optional.empty());
        } else if (!total.equals(Ref.now(owner))) {
            node(
                    new Operation.Pointwise(Function.IDENTITY),
                    List.of(total),
                    affine.position(),
                    text,
                    owner,
                    Optional.empty());
        }
    }

    private Optional<Function> activation(Name name) {
        Function function = Builtins.ACTIVATIONS.get(name.text());
        if (function == null) {
            String elsewhere = Builtins.meant(name.text());
            List<String> known = List.copyOf(Builtins.ACTIVATIONS.keySet());
            cell.problems()
                    .report(
                            name.position(),
                            Key.UNKNOWN_FUNCTION,
                            "'" + name.text() + "' is no activation",
                            "one of " + String.join(", ", known),
                            known.contains(elsewhere) ? elsewhere : Nearest.to(name.text(), known));
        }
        return Optional.ofNullable(function);
    }

    /**
     * Drafts an expression.
     *
     * @param name of its node; empty for one named after the gate
     */
    private Ref build(Expression expression, String name) {
        return expression.accept(new Builder(name));
    }

    private Ref constant(Expression.Literal number, String name) {
        return node(
                new Operation.Constant(number.value()),
                List.of(),
                number.position(),
                number.toString(),
                name,
                Optional.of(new Fixed(Size.ONE, "a number")));
    }

    private Ref pointwise(Function function, List<Ref> operands, Expression of, String name) {
        return node(new Operation.Pointwise(function), operands, of.position(), of.toString(), name, Optional.empty());
    }

    private Ref node(
            Operation operation,
            List<Ref> operands,
            Position position,
            String text,
            String name,
            Optional<Fixed> fixed) {
        return node(operation, operands, position, text, name, fixed, Optional.empty());
    }

    private Ref node(
            Operation operation,
            List<Ref> operands,
            Position position,
            String text,
            String name,
            Optional<Fixed> fixed,
            Optional<Ref> like) {
        String full = name.isEmpty() ? owner + "." + ++inner : name;
        Optional<Fixed> own = full.equals(owner) && size.isPresent() ? size : fixed;
        cell.put(new Draft(full, owner, operation, operands, position, text, own, like));
        return Ref.now(full);
    }

    /** The full name of the parameter that a form asks for: a declared one by its name, otherwise one of this gate. */
    private String parameter(Kind kind, Optional<Name> given, String standard, Initializer start, Position position) {
        if (given.isEmpty()) {
            return cell.parameters().add(owner, standard, kind, start, inits, position);
        }
        String name = given.get().text();
        Optional<DraftParameter> declared = cell.parameters().declared(name);
        if (declared.isEmpty()) {
            if (!cell.names().is(name, Declarations.Kind.BROKEN)
                    && !cell.names().is(name, Declarations.Kind.PARAMETER)) {
                cell.names().refuseAsParameter(given.get());
            }
            return cell.parameters()
                    .add(owner, name, kind, start, inits, given.get().position());
        }
        boolean matrix = declared.get().kind() == Kind.MATRIX;
        boolean scalar = declared.get().kind() == Kind.SCALAR;
        if (matrix != (kind == Kind.MATRIX) || (kind == Kind.SCALAR && !scalar)) {
            String wanted =
                    kind == Kind.MATRIX ? "a matrix" : kind == Kind.SCALAR ? "a scalar, of shape 1" : "a vector";
            cell.problems()
                    .report(
                            given.get().position(),
                            Key.PARAMETER_USE,
                            "the parameter '" + name + "' has the shape "
                                    + declared.get().shape().orElseThrow(),
                            wanted);
        }
        return name;
    }

    /** Drafts one expression; its node gets the name, inner ones are numbered. */
    private final class Builder implements Expression.Visitor<Ref> {

        private final String name;

        Builder(String name) {
            this.name = name;
        }

        @Override
        public Ref literal(Expression.Literal number) {
            return constant(number, name.equals(owner) ? "" : name);
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

        private Ref value(DraftParameter parameter, Name reference) {
            if (parameter.kind() == Kind.MATRIX) {
                cell.problems()
                        .report(
                                reference.position(),
                                Key.PARAMETER_USE,
                                "the matrix '" + parameter.name() + "' stands here as a value",
                                "its product with a vector, linear(v, " + parameter.name() + ")");
                return Ref.now(CellGraph.INPUT);
            }
            return cell.weight(parameter);
        }

        @Override
        public Ref negate(Negate negate) {
            return pointwise(Function.NEGATE, List.of(build(negate.operand(), "")), negate, name);
        }

        @Override
        public Ref binary(Binary binary) {
            if (binary.operator() == Operator.ADD) {
                List<Ref> terms = new ArrayList<>();
                addends(binary, terms);
                return pointwise(Function.ADD, terms, binary, name);
            }
            List<Ref> operands = List.of(build(binary.left(), ""), build(binary.right(), ""));
            Function function = switch (binary.operator()) {
                case ADD -> Function.ADD;
                case SUBTRACT -> Function.SUBTRACT;
                case MULTIPLY -> Function.MULTIPLY;
                case DIVIDE -> Function.DIVIDE;
            };
            boolean zero = (binary.right() instanceof Expression.Literal number && number.value() == 0)
                    || (binary.right() instanceof Name constant && cell.constant(constant.text(), 0));
            if (function == Function.DIVIDE && zero) {
                cell.problems()
                        .report(
                                binary.position(),
                                Key.DIVISION_BY_ZERO,
                                "'" + binary.left() + "' is divided by zero",
                                "a divisor that is not zero");
            }
            return pointwise(function, operands, binary, name);
        }

        private void addends(Expression expression, List<Ref> terms) {
            if (expression instanceof Binary binary && binary.operator() == Operator.ADD) {
                addends(binary.left(), terms);
                addends(binary.right(), terms);
            } else {
                terms.add(build(expression, ""));
            }
        }

        @Override
        public Ref call(Call call) {
            return switch (call.function()) {
                case "prev" -> previous(call);
                case "linear" -> linear(call);
                case "diag" -> scaled(call, Kind.DIAGONAL);
                case "scale" -> scaled(call, Kind.SCALAR);
                case "bias" -> bias(call);
                default -> function(call);
            };
        }

        private Ref previous(Call call) {
            if (!arguments(call, 1, 2, "prev(name) or prev(name, steps)")) {
                return Ref.now(CellGraph.INPUT);
            }
            Expression of = call.arguments().get(0);
            if (!(of instanceof Name past)) {
                refuseDelay(
                        of.position(),
                        "'prev' reads a name of the step before, '" + of + "' is none",
                        "that expression as a gate with a name");
                return Ref.now(CellGraph.INPUT);
            }
            Declarations.Kind kind = cell.names().kind(past);
            if (kind == Declarations.Kind.CONSTANT || kind == Declarations.Kind.PARAMETER) {
                refuseDelay(of.position(), "'" + of + "' is " + kind + ", the same at every step", "its bare name");
                return Ref.now(CellGraph.INPUT);
            }
            if (kind == Declarations.Kind.BROKEN) {
                return Ref.now(CellGraph.INPUT);
            }
            double steps = 1;
            if (call.arguments().size() == 2) {
                Expression second = call.arguments().get(1);
                steps = second instanceof Expression.Literal number ? number.value() : 0;
                if (steps != Math.rint(steps) || steps < 1 || steps > Limits.DELAY) {
                    refuseDelay(
                            second.position(),
                            "'" + second + "' is no number of steps",
                            "a whole number from 1 to " + Limits.DELAY);
                    return Ref.now(CellGraph.INPUT);
                }
            }
            return cell.previous(past, (int) steps);
        }

        private void refuseDelay(Position position, String what, String expected) {
            cell.problems().report(position, Key.DELAY, what, expected);
        }

        private Ref linear(Call call) {
            if (!arguments(call, 1, 2, "linear(value) or linear(value, NAME)")) {
                return Ref.now(CellGraph.INPUT);
            }
            Expression of = call.arguments().get(0);
            Ref operand = build(of, "");
            String parameter = parameter(
                    Kind.MATRIX,
                    given(call, 1),
                    parameterNames.getOrDefault(of, ""),
                    Initializers.MATRIX,
                    call.position());
            return node(
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
            Ref operand = build(of, "");
            String parameter = parameter(
                    kind, given(call, 1), parameterNames.getOrDefault(of, ""), Initializers.DIAGONAL, call.position());
            Ref weight = weight(parameter, kind, call, operand);
            return pointwise(Function.MULTIPLY, List.of(weight, operand), call, name);
        }

        private Ref weight(String parameter, Kind kind, Call call, Ref operand) {
            Optional<DraftParameter> declared = cell.parameters().declared(parameter);
            if (declared.isPresent() && declared.get().kind() != Kind.MATRIX) {
                return cell.weight(declared.get());
            }
            boolean scalar = kind == Kind.SCALAR;
            return node(
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
            String parameter = parameter(Kind.BIAS, given(call, 0), "b", Initializers.BIAS, call.position());
            Optional<DraftParameter> declared = cell.parameters().declared(parameter);
            if (declared.isPresent() && declared.get().kind() != Kind.MATRIX) {
                return cell.weight(declared.get());
            }
            return node(
                    new Operation.Weight(parameter),
                    List.of(),
                    call.position(),
                    call.toString(),
                    name,
                    Optional.empty());
        }

        private Optional<Name> given(Call call, int index) {
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
                            "a name; several values are several calls, added");
            return Optional.empty();
        }

        private Ref function(Call call) {
            Function ofOne = Builtins.ACTIVATIONS.get(call.function());
            Function ofTwo = Builtins.OF_TWO.get(call.function());
            List<Ref> operands = new ArrayList<>();
            call.arguments().forEach(argument -> operands.add(build(argument, "")));
            if (ofOne == null && ofTwo == null) {
                unknown(call);
                return Ref.now(CellGraph.INPUT);
            }
            int count = ofOne == null ? 2 : 1;
            if (!arguments(call, count, count, call.function() + (count == 1 ? "(value)" : "(value, value)"))) {
                return Ref.now(CellGraph.INPUT);
            }
            return pointwise(ofOne == null ? ofTwo : ofOne, operands, call, name);
        }

        private boolean arguments(Call call, int least, int most, String form) {
            int count = call.arguments().size();
            if (count >= least && count <= most) {
                return true;
            }
            cell.problems()
                    .report(
                            call.position(),
                            Key.ARGUMENTS,
                            "'" + call.function() + "' is given " + count + (count == 1 ? " argument" : " arguments"),
                            form);
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
                                "an operator between '" + word + "' and '('");
                return;
            }
            String elsewhere = Builtins.meant(word);
            cell.problems()
                    .report(
                            call.position(),
                            Key.UNKNOWN_FUNCTION,
                            "there is no function '" + word + "'",
                            "one of " + String.join(", ", Builtins.calls()),
                            elsewhere.isEmpty() ? Nearest.to(word, Builtins.calls()) : elsewhere);
        }
    }
}
