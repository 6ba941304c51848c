package org.gateloom.spec.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gateloom.spec.check.Draft.Fixed;
import org.gateloom.spec.check.DraftParameter.Kind;
import org.gateloom.spec.diagnostic.Key;
import org.gateloom.spec.diagnostic.Nearest;
import org.gateloom.spec.diagnostic.Position;
import org.gateloom.spec.expression.Expression;
import org.gateloom.spec.expression.Expression.Binary;
import org.gateloom.spec.expression.Expression.Call;
import org.gateloom.spec.expression.Expression.Name;
import org.gateloom.spec.expression.Expression.Negate;
import org.gateloom.spec.file.CellFile;
import org.gateloom.spec.file.CellFile.Body.Affine;
import org.gateloom.spec.file.CellFile.Body.Formula;
import org.gateloom.spec.graph.CellGraph;
import org.gateloom.spec.graph.Function;
import org.gateloom.spec.graph.Initializer;
import org.gateloom.spec.graph.Operation;
import org.gateloom.spec.graph.Parameter.Shape;
import org.gateloom.spec.graph.Ref;
import org.gateloom.spec.graph.Size;

/** Makes the drafts of one gate: of its expression or of its affine map. */
final class GateDrafting {

    /** Calls that have a parameter of their own, with the first letters of its name. */
    private static final Map<String, String> PREFIXES =
            Map.of("linear", "W_", "diag", "d_", "scale", "s_", "blocks", "B_", "layer_norm", "g_", "rms_norm", "g_");

    /** Calls that an item of {@code of} may be; they get no matrix on top. */
    private static final List<String> ADDED = List.of("linear", "diag", "scale", "bias", "blocks", "transposed");

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

    /** What the gate says about how its parameters start. */
    List<CellFile.Init> inits() {
        return inits;
    }

    Drafting cell() {
        return cell;
    }

    String owner() {
        return owner;
    }

    /** The own name of the parameter that is applied to an operand and has none given. */
    String parameterName(Expression operand) {
        return parameterNames.getOrDefault(operand, "");
    }

    void draft() {
        OperandNames operands = new OperandNames();
        if (gate.body() instanceof Affine affine) {
            for (Expression item : affine.of()) {
                if (added(item)) {
                    collect(item, operands);
                } else {
                    operands.add("W_", item);
                    if (!holdsAdded(item)) {
                        collect(item, operands);
                    }
                    refuseInnerParameters(item);
                }
            }
            parameterNames = operands.names();
            affine(affine);
            cell.parameters().note(inits, owner);
        } else if (gate.body() instanceof Formula formula) {
            collect(formula.expression(), operands);
            parameterNames = operands.names();
            formula(formula.expression());
        }
    }

    private static boolean added(Expression item) {
        return item instanceof Call call && ADDED.contains(call.function());
    }

    private static void collect(Expression expression, OperandNames operands) {
        if (expression instanceof Call call) {
            int unnamed = call.function().equals("blocks") ? 2 : 1;
            if (PREFIXES.containsKey(call.function()) && call.arguments().size() == unnamed) {
                operands.add(PREFIXES.get(call.function()), call.arguments().get(0));
            }
            call.arguments().forEach(argument -> collect(argument, operands));
        } else if (expression instanceof Binary binary) {
            collect(binary.left(), operands);
            collect(binary.right(), operands);
        } else if (expression instanceof Negate negate) {
            collect(negate.operand(), operands);
        }
    }

    private static boolean holdsAdded(Expression item) {
        if (item instanceof Call call) {
            return added(call) || call.arguments().stream().anyMatch(GateDrafting::holdsAdded);
        }
        return item instanceof Binary binary
                ? holdsAdded(binary.left()) || holdsAdded(binary.right())
                : item instanceof Negate negate && holdsAdded(negate.operand());
    }

    /** {@code of: [reset * linear(prev(h))]} would give a product of a product; who writes it rarely means that. */
    private void refuseInnerParameters(Expression item) {
        if (holdsAdded(item)) {
            cell.problems()
                    .report(
                            item.position(),
                            Key.AMBIGUOUS_ITEM,
                            "'" + item
                                    + "' stands in 'of', where it would get a matrix of its own on top of the one in it",
                            "expected the gate as one expression, or the inner part as a gate with a name");
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
                            "expected one of " + Listing.of(known),
                            known.contains(elsewhere) ? elsewhere : Nearest.to(name.text(), known));
        }
        return Optional.ofNullable(function);
    }

    /**
     * Drafts an expression.
     *
     * @param name of its node; empty for one named after the gate
     */
    Ref build(Expression expression, String name) {
        return expression.accept(new ExpressionDrafting(this, name));
    }

    Ref constant(Expression.Literal number, String name) {
        return node(
                new Operation.Constant(number.value()),
                List.of(),
                number.position(),
                number.toString(),
                name,
                Optional.of(new Fixed(Size.ONE, "a number")));
    }

    Ref pointwise(Function function, List<Ref> operands, Expression of, String name) {
        return node(new Operation.Pointwise(function), operands, of.position(), of.toString(), name, Optional.empty());
    }

    Ref node(
            Operation operation,
            List<Ref> operands,
            Position position,
            String text,
            String name,
            Optional<Fixed> fixed) {
        return node(operation, operands, position, text, name, fixed, Optional.empty());
    }

    Ref node(
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
    String parameter(Kind kind, Optional<Name> given, String standard, Initializer start, Position position) {
        if (given.isEmpty()) {
            return cell.parameters().add(owner, standard, kind, start, inits, position);
        }
        String name = given.get().text();
        Optional<DraftParameter> declared = cell.parameters().declared(name);
        if (declared.isEmpty()) {
            refuseTaken(given.get());
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
                            "expected " + wanted);
        }
        return name;
    }

    /** The same for a matrix of several blocks. */
    String blocks(Size blocks, Optional<Name> given, String standard, Position position) {
        Optional<DraftParameter> declared =
                given.flatMap(name -> cell.parameters().declared(name.text()));
        if (declared.isEmpty()) {
            given.ifPresent(this::refuseTaken);
            return cell.parameters()
                    .addBlocks(
                            owner,
                            given.map(Name::text).orElse(standard),
                            blocks,
                            inits,
                            given.map(Name::position).orElse(position));
        }
        Shape shape = declared.get().shape().orElseThrow();
        if (!(shape instanceof Shape.Matrix matrix) || !matrix.blocks().equals(blocks)) {
            cell.problems()
                    .report(
                            given.orElseThrow().position(),
                            Key.PARAMETER_USE,
                            "the parameter '" + declared.get().name() + "' has the shape " + shape,
                            "expected a matrix of that many blocks, as [" + blocks + ", rows, columns]");
        }
        return declared.get().name();
    }

    private void refuseTaken(Name parameter) {
        String name = parameter.text();
        if (!cell.names().is(name, Declarations.Kind.BROKEN) && !cell.names().is(name, Declarations.Kind.PARAMETER)) {
            cell.names().refuseAsParameter(parameter);
        }
    }
}
