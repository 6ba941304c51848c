package org.gateloom.samples.draw;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gateloom.spec.graph.Equations;
import org.gateloom.spec.graph.Formula;
import org.gateloom.spec.graph.Operation;

/**
 * Sets a formula in the signs of a paper: values with the index t, matrices with what they are applied to below and the
 * gate that owns them above, products element by element as ⊙.
 */
final class Typeset implements Formula.Visitor<Notation> {

    private static final int SUM = 1;
    private static final int PRODUCT = 2;
    private static final int SIGN = 3;
    private static final int WHOLE = 4;

    /** The owner, and one of the names that the language gives. */
    private static final Pattern OWNED = Pattern.compile("(.*)\\.([WBbdsg])_(.+)|(.*)\\.(b)");

    private Typeset() {}

    /** The left side of an equation. */
    static Notation value(String name) {
        return new Typeset().value(new Formula.Value(name, 0));
    }

    /** The right side. */
    static Notation of(Formula formula) {
        return formula.accept(new Typeset());
    }

    /** In parentheses, where it would be taken apart by what stands around it. */
    private Notation at(int least, Formula formula) {
        return binds(formula) < least ? parenthesised(formula) : formula.accept(this);
    }

    private Notation parenthesised(Formula... formulas) {
        return new Notation.Fence("(", list(", ", List.of(formulas)), ")");
    }

    private Notation list(String between, List<Formula> formulas) {
        List<Notation> parts = new ArrayList<>();
        for (Formula formula : formulas) {
            if (!parts.isEmpty()) {
                parts.add(new Notation.Sign(between.strip()));
            }
            parts.add(formula.accept(this));
        }
        return parts.size() == 1 ? parts.get(0) : new Notation.Row(parts);
    }

    private static int binds(Formula formula) {
        if (formula instanceof Formula.Product) {
            return SIGN;
        }
        if (formula instanceof Formula.Constant constant) {
            return constant.value() < 0 ? SIGN : WHOLE;
        }
        return formula instanceof Formula.Pointwise pointwise
                ? switch (pointwise.function()) {
                    case ADD, SUBTRACT -> SUM;
                    case MULTIPLY -> PRODUCT;
                    case NEGATE -> SIGN;
                    default -> WHOLE;
                }
                : WHOLE;
    }

    @Override
    public Notation value(Formula.Value value) {
        Notation time = value.delay() == 0
                ? new Notation.Name("t")
                : new Notation.Row(
                        new Notation.Name("t"),
                        new Notation.Sign("−"),
                        new Notation.Digits(Integer.toString(value.delay())));
        return Notation.Script.below(new Notation.Name(value.name()), time);
    }

    @Override
    public Notation constant(Formula.Constant constant) {
        String digits = Equations.number(Math.abs(constant.value()));
        return constant.value() < 0
                ? new Notation.Row(new Notation.Sign("−"), new Notation.Digits(digits))
                : new Notation.Digits(digits);
    }

    @Override
    public Notation weight(Formula.Weight weight) {
        Matcher owned = OWNED.matcher(weight.parameter());
        if (!owned.matches()) {
            return new Notation.Name(weight.parameter());
        }
        boolean bias = owned.group(5) != null;
        return new Notation.Script(
                new Notation.Name(owned.group(bias ? 5 : 2)),
                Optional.ofNullable(owned.group(3)).map(Notation.Name::new),
                Optional.of(new Notation.Name(owned.group(bias ? 4 : 1))));
    }

    @Override
    public Notation product(Formula.Product product) {
        Notation matrix = weight(product.matrix());
        Notation factor = product.transposed()
                ? Notation.Script.above(new Notation.Fence("(", matrix, ")"), new Notation.Sign("⊤"))
                : matrix;
        return new Notation.Row(factor, at(WHOLE, product.of()));
    }

    @Override
    public Notation pointwise(Formula.Pointwise formula) {
        List<Formula> of = formula.operands();
        return switch (formula.function()) {
            case ADD -> sum(of);
            case SUBTRACT -> new Notation.Row(at(SUM, of.get(0)), new Notation.Sign("−"), at(PRODUCT, of.get(1)));
            case MULTIPLY -> times(of.get(0), of.get(1));
            case DIVIDE ->
                new Notation.Fraction(of.get(0).accept(this), of.get(1).accept(this));
            case NEGATE -> new Notation.Row(new Notation.Sign("−"), at(PRODUCT, of.get(0)));
            case SQRT -> new Notation.Root(of.get(0).accept(this));
            case SQUARE -> Notation.Script.above(at(WHOLE, of.get(0)), new Notation.Digits("2"));
            case ABS -> new Notation.Fence("|", of.get(0).accept(this), "|");
            case SELECT -> new Notation.Cases(of.get(0).accept(this), of.get(1).accept(this));
            default -> call(Symbols.of(formula.function()), of);
        };
    }

    private Notation sum(List<Formula> of) {
        List<Notation> parts = new ArrayList<>();
        parts.add(at(SUM, of.get(0)));
        for (Formula term : of.subList(1, of.size())) {
            parts.add(new Notation.Sign("+"));
            parts.add(at(PRODUCT, term));
        }
        return new Notation.Row(parts);
    }

    private Notation times(Formula left, Formula right) {
        boolean number = left instanceof Formula.Constant || right instanceof Formula.Constant;
        return new Notation.Row(at(PRODUCT, left), new Notation.Sign(number ? "·" : "⊙"), at(SIGN, right));
    }

    private Notation call(String name, List<Formula> of) {
        return new Notation.Row(new Notation.Name(name), new Notation.Fence("(", list(",", of), ")"));
    }

    private Notation indexed(String name, String index, Formula... of) {
        return new Notation.Row(
                Notation.Script.below(new Notation.Name(name), new Notation.Digits(index)), parenthesised(of));
    }

    @Override
    public Notation across(Formula.Across across) {
        Operation operation = across.operation();
        if (operation instanceof Operation.Concat) {
            return new Notation.Fence("[", list(";", across.operands()), "]");
        }
        if (operation instanceof Operation.Part part) {
            return indexed(
                    "part",
                    (part.index() + 1) + "/" + part.of(),
                    across.operands().get(0));
        }
        if (operation instanceof Operation.Normalize normalize) {
            boolean layer = normalize.norm() == Operation.Normalize.Norm.LAYER;
            return call(layer ? "layer norm" : "RMS norm", across.operands());
        }
        if (operation instanceof Operation.Sum) {
            return call("sum", across.operands());
        }
        return call(operation instanceof Operation.Count ? "count" : "slice", across.operands());
    }

    @Override
    public Notation mean(Formula.Mean mean) {
        return call("mean", mean.operands());
    }

    @Override
    public Notation dropout(Formula.Dropout dropout) {
        return indexed("dropout", Double.toString(dropout.mask().rate()), dropout.of());
    }

    @Override
    public Notation zoneout(Formula.Zoneout zoneout) {
        return indexed("zoneout", Double.toString(zoneout.mask().rate()), zoneout.fresh(), zoneout.old());
    }
}
