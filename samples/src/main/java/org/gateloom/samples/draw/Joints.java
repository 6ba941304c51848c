package org.gateloom.samples.draw;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gateloom.samples.draw.Picture.Port;
import org.gateloom.spec.graph.Formula;

/**
 * A sign of arithmetic where wires meet.
 *
 * @param symbol the sign, with the number or parameter that no wire brings
 * @param ports what enters; what is taken away or divided by is marked
 */
record Joints(Label symbol, List<Port> ports) {

    /** A function as a joint, when it is arithmetic. */
    static Optional<Joints> of(Formula.Pointwise formula, Literals literals) {
        return switch (formula.function()) {
            case ADD -> Optional.of(chain("+", formula, literals));
            case MULTIPLY -> Optional.of(chain("×", formula, literals));
            case SUBTRACT -> Optional.of(ordered("−", formula, literals));
            case DIVIDE -> Optional.of(ordered("÷", formula, literals));
            case NEGATE ->
                Optional.of(new Joints(
                        Label.of("−"), List.of(port("", formula.operands().get(0)))));
            case MINIMUM, MAXIMUM -> bound(formula, literals);
            default -> Optional.empty();
        };
    }

    /** Where the order does not count: all operands of a sum of sums, of a product of products. */
    private static Joints chain(String sign, Formula.Pointwise formula, Literals literals) {
        List<Port> ports = new ArrayList<>();
        Label symbol = Label.of(sign);
        for (Formula operand : Terms.apart(formula, formula.function()).toList()) {
            Optional<Label> literal = literals.of(operand);
            if (literal.isPresent()) {
                symbol = (symbol.equals(Label.of(sign)) ? symbol : symbol.then(sign)).then(literal.get());
            } else {
                ports.add(port("", operand));
            }
        }
        return new Joints(symbol, ports);
    }

    private static Joints ordered(String sign, Formula.Pointwise formula, Literals literals) {
        Formula left = formula.operands().get(0);
        Formula right = formula.operands().get(1);
        Optional<Label> first = literals.of(left);
        Optional<Label> second = literals.of(right);
        if (first.isPresent() && second.isPresent()) {
            return new Joints(first.get().then(sign).then(second.get()), List.of());
        }
        if (first.isPresent()) {
            return new Joints(first.get().then(sign), List.of(port("", right)));
        }
        return second.map(literal -> new Joints(Label.of(sign).then(literal), List.of(port("", left))))
                .orElseGet(() -> new Joints(Label.of(sign), List.of(port("", left), port(sign, right))));
    }

    private static Optional<Joints> bound(Formula.Pointwise formula, Literals literals) {
        return literals.of(formula.operands().get(1))
                .map(literal -> new Joints(
                        Label.of(Symbols.of(formula.function()) + " ").then(literal),
                        List.of(port("", formula.operands().get(0)))));
    }

    private static Port port(String label, Formula operand) {
        return new Port(Label.of(label), false, operand);
    }
}
