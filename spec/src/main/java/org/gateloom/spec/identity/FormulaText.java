package org.gateloom.spec.identity;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gateloom.spec.graph.Formula;
import org.gateloom.spec.graph.Function;

/**
 * A formula as a text that two formulas share when they compute the same of the same: the order of what is added or
 * multiplied does not show, nor do the names of a gate's own parameters.
 *
 * @param names what is said in place of a value's name, or of that of a parameter that several equations share
 */
record FormulaText(UnaryOperator<String> names) implements Formula.Visitor<String> {

    String of(Formula formula) {
        return formula.accept(this);
    }

    @Override
    public String value(Formula.Value value) {
        return names.apply(value.name()) + "'".repeat(value.delay());
    }

    @Override
    public String constant(Formula.Constant constant) {
        return Double.toString(constant.value());
    }

    @Override
    public String weight(Formula.Weight weight) {
        boolean owned = weight.parameter().indexOf('.') >= 0;
        return owned ? "own" : names.apply(weight.parameter());
    }

    @Override
    public String product(Formula.Product product) {
        return call(weight(product.matrix()) + (product.transposed() ? "ᵀ" : ""), product.operands());
    }

    @Override
    public String pointwise(Formula.Pointwise pointwise) {
        String name = pointwise.function().toString();
        return switch (pointwise.function()) {
            case ADD, MULTIPLY, MINIMUM, MAXIMUM ->
                apart(pointwise, pointwise.function())
                        .map(this::of)
                        .sorted()
                        .collect(Collectors.joining(", ", name + "(", ")"));
            default -> call(name, pointwise.operands());
        };
    }

    private static Stream<Formula> apart(Formula formula, Function function) {
        return formula instanceof Formula.Pointwise pointwise && pointwise.function() == function
                ? pointwise.operands().stream().flatMap(operand -> apart(operand, function))
                : Stream.of(formula);
    }

    @Override
    public String across(Formula.Across across) {
        return call(across.operation().toString(), across.operands());
    }

    @Override
    public String mean(Formula.Mean mean) {
        return call("mean", mean.operands());
    }

    @Override
    public String dropout(Formula.Dropout dropout) {
        return call("dropout " + dropout.mask(), dropout.operands());
    }

    @Override
    public String zoneout(Formula.Zoneout zoneout) {
        return call("zoneout " + zoneout.mask(), zoneout.operands());
    }

    private String call(String name, List<Formula> operands) {
        return operands.stream().map(this::of).collect(Collectors.joining(", ", name + "(", ")"));
    }
}
