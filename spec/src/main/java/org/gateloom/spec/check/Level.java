package org.gateloom.spec.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gateloom.spec.diagnostic.Key;
import org.gateloom.spec.diagnostic.Position;
import org.gateloom.spec.diagnostic.Problems;
import org.gateloom.spec.expression.Expression;
import org.gateloom.spec.expression.Expression.Binary;
import org.gateloom.spec.expression.Expression.Call;
import org.gateloom.spec.expression.Expression.Name;
import org.gateloom.spec.expression.Expression.Negate;
import org.gateloom.spec.expression.Expression.Operator;
import org.gateloom.spec.file.CellFile.Body;
import org.gateloom.spec.file.CellFile.Gate;
import org.gateloom.spec.file.CellFile.Repeat;
import org.gateloom.spec.graph.CellGraph;

/** Reads the gates of a repetition as they are at one level: which nodes their names stand for, and what is left out. */
final class Level implements Expression.Visitor<Expression> {

    private static final String FORM = "level";

    private final Repeat repeat;
    private final int level;
    private final Map<String, String> nodes;
    private final Set<Position> told;
    private final Problems problems;

    /**
     * @param level from 1; 0 for what comes before the first
     * @param nodes what the names of repeated gates and carried values stand for
     * @param told takes the places of which it was told already, so that one mistake is not told at every level
     */
    Level(Repeat repeat, int level, Map<String, String> nodes, Set<Position> told, Problems problems) {
        this.repeat = repeat;
        this.level = level;
        this.nodes = nodes;
        this.told = told;
        this.problems = problems;
    }

    /** What computes a gate at this level; empty when all of it is left out. */
    Optional<Body> body(Gate gate) {
        if (gate.body() instanceof Body.Formula formula) {
            return addend(formula.expression()).map(Body.Formula::new);
        }
        Body.Affine affine = (Body.Affine) gate.body();
        List<Expression> of = new ArrayList<>();
        affine.of().forEach(item -> addend(item).ifPresent(of::add));
        return of.isEmpty()
                ? Optional.empty()
                : Optional.of(new Body.Affine(
                        affine.position(), of, affine.act(), affine.bias(), affine.size(), affine.init()));
    }

    /** What may be left out: an item of {@code of}, an addend of a sum, a whole expression. */
    private Optional<Expression> addend(Expression expression) {
        if (expression instanceof Call call && call.function().equals(FORM)) {
            return only(call);
        }
        if (expression instanceof Negate negate) {
            return addend(negate.operand()).map(operand -> new Negate(negate.position(), operand));
        }
        if (!(expression instanceof Binary binary) || binary.operator().precedence() > Operator.ADD.precedence()) {
            return Optional.of(expression.accept(this));
        }
        Optional<Expression> left = addend(binary.left());
        Optional<Expression> right = addend(binary.right());
        if (left.isPresent() && right.isPresent()) {
            return Optional.of(new Binary(binary.position(), binary.operator(), left.get(), right.get()));
        }
        return left.or(() ->
                right.map(only -> binary.operator() == Operator.SUBTRACT ? new Negate(binary.position(), only) : only));
    }

    private Optional<Expression> only(Call call) {
        if (level == 0) {
            problems.report(
                    call.position(),
                    Key.LEVEL,
                    "'" + call + "' stands in what comes before the first level",
                    "expected it under 'gates' or 'next' of 'repeat'");
            return Optional.of(standIn(call));
        }
        boolean two = call.arguments().size() == 2;
        double at = two && call.arguments().get(0) instanceof Expression.Literal number ? number.value() : 0;
        if (at != Math.rint(at) || at < 1 || at > repeat.times()) {
            problems.report(
                    call.position(),
                    Key.LEVEL,
                    "'" + call + "' names no level",
                    "expected level(k, value) with a whole number k from 1 to " + repeat.times());
            return Optional.of(standIn(call));
        }
        Expression only = call.arguments().get(1);
        Optional<Call> inner = levelIn(only);
        if (inner.isPresent()) {
            if (told.add(inner.get().position())) {
                problems.report(
                        inner.get().position(),
                        Key.LEVEL,
                        "'" + inner.get() + "' stands inside of '" + call + "', which stands at one level only",
                        "expected one 'level' for each of the two");
            }
            return Optional.of(standIn(call));
        }
        return at == level ? addend(only) : Optional.empty();
    }

    /** A call of {@code level} among the addends of what stands at one level. */
    private static Optional<Call> levelIn(Expression expression) {
        if (expression instanceof Call call && call.function().equals(FORM)) {
            return Optional.of(call);
        }
        if (expression instanceof Negate negate) {
            return levelIn(negate.operand());
        }
        return expression instanceof Binary binary
                ? levelIn(binary.left()).or(() -> levelIn(binary.right()))
                : Optional.empty();
    }

    /** For what cannot be read, so that nothing more is told of it. */
    private static Expression standIn(Expression of) {
        return new Name(of.position(), CellGraph.INPUT);
    }

    /** What something is computed with, of which nothing may be missing. */
    private Expression value(Expression expression) {
        if (expression instanceof Call call && call.function().equals(FORM)) {
            problems.report(
                    call.position(),
                    Key.LEVEL,
                    "'" + call + "' stands where a value is needed at every level",
                    "expected it as an item of 'of' or as an addend");
            return standIn(call);
        }
        return addend(expression).orElseGet(() -> {
            reportEmpty(expression);
            return standIn(expression);
        });
    }

    /** Tells that nothing is left of something at this level, once for all levels. */
    void reportEmpty(Expression expression) {
        if (told.add(expression.position())) {
            problems.report(
                    expression.position(),
                    Key.LEVEL,
                    "nothing is left of '" + expression + "' at level " + level,
                    "expected something that stands at every level");
        }
    }

    @Override
    public Expression literal(Expression.Literal literal) {
        return literal;
    }

    @Override
    public Expression name(Name name) {
        String node = nodes.get(name.text());
        return node == null ? name : new Name(name.position(), node, name.text());
    }

    @Override
    public Expression parameterName(Expression.ParameterName parameter) {
        return parameter;
    }

    @Override
    public Expression call(Call call) {
        if (call.function().equals("prev") && call.arguments().size() > 0) {
            Expression of = call.arguments().get(0);
            if (of instanceof Name name && nodes.containsKey(name.text())) {
                reportPrevious(name);
                return standIn(call);
            }
        }
        return new Call(
                call.position(),
                call.function(),
                call.arguments().stream().map(this::value).toList());
    }

    private void reportPrevious(Name name) {
        String text = name.text();
        problems.report(
                name.position(),
                Key.LEVEL,
                "'" + text + "' has a value at each level",
                "expected one of them, as prev(" + text + "_" + repeat.times() + ") for the last of the step before");
    }

    @Override
    public Expression binary(Binary binary) {
        return new Binary(binary.position(), binary.operator(), value(binary.left()), value(binary.right()));
    }

    @Override
    public Expression negate(Negate negate) {
        return new Negate(negate.position(), value(negate.operand()));
    }
}
