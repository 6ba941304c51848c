package org.gateloom.samples.draw;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.gateloom.samples.draw.Picture.Kind;
import org.gateloom.samples.draw.Picture.Port;
import org.gateloom.spec.graph.Formula;
import org.gateloom.spec.graph.Function;

/**
 * The sum that a gate takes.
 *
 * @param symbol its activation
 * @param ports what it sees, each through a matrix, a vector, or as it is
 * @param added its biases
 * @param bare whether it is one matrix and nothing else
 */
record Terms(Label symbol, List<Port> ports, Label added, boolean bare) {

    /** Behind a vector that works element by element. */
    private static final String ELEMENTWISE = "⊙";

    /** In place of an activation. */
    private static final Label SUM = Label.of("Σ");

    /** A formula as a gate, when there is a matrix in its sum. */
    static Optional<Terms> ofGate(Formula formula, Literals literals) {
        if (formula instanceof Formula.Pointwise pointwise
                && pointwise.operands().size() == 1
                && pointwise.function() != Function.NEGATE) {
            Formula inside = pointwise.operands().get(0);
            return sees(terms(inside), literals)
                    ? Optional.of(of(Label.of(Symbols.of(pointwise.function())), terms(inside), literals))
                    : Optional.empty();
        }
        List<Formula> terms = terms(formula);
        return sees(terms, literals) ? Optional.of(of(SUM, terms, literals)) : Optional.empty();
    }

    private static boolean sees(List<Formula> terms, Literals literals) {
        return terms.stream().anyMatch(Formula.Product.class::isInstance)
                || (terms.size() > 1
                        && terms.stream()
                                .anyMatch(term -> diagonal(term, literals).isPresent()));
    }

    /** What is added up, sums of sums taken apart. */
    static List<Formula> terms(Formula formula) {
        return apart(formula, Function.ADD).toList();
    }

    static Stream<Formula> apart(Formula formula, Function function) {
        return formula instanceof Formula.Pointwise pointwise && pointwise.function() == function
                ? pointwise.operands().stream().flatMap(operand -> apart(operand, function))
                : Stream.of(formula);
    }

    private static Terms of(Label symbol, List<Formula> terms, Literals literals) {
        List<Port> ports = new ArrayList<>();
        Label added = Label.NONE;
        for (Formula term : terms) {
            Optional<Label> literal = literals.of(term);
            if (literal.isPresent()) {
                added = added.then(added.isEmpty() ? "+ " : " + ").then(literal.get());
            } else {
                ports.add(port(term, literals));
            }
        }
        boolean bare = symbol.equals(SUM) && terms.size() == 1;
        return new Terms(symbol, ports, added, bare);
    }

    private static Port port(Formula term, Literals literals) {
        if (term instanceof Formula.Product product) {
            return new Port(Label.of(product.matrix()).then(product.transposed() ? "ᵀ" : ""), false, term);
        }
        return diagonal(term, literals)
                .map(weight -> new Port(Label.of(weight).then(ELEMENTWISE), true, term))
                .orElseGet(() -> new Port(Label.of("+"), false, term));
    }

    /** The vector by which a value is multiplied. */
    private static Optional<Formula.Weight> diagonal(Formula term, Literals literals) {
        return term instanceof Formula.Pointwise product
                        && product.function() == Function.MULTIPLY
                        && product.operands().get(0) instanceof Formula.Weight weight
                        && literals.of(product.operands().get(1)).isEmpty()
                ? Optional.of(weight)
                : Optional.empty();
    }

    /** What comes along the wire to a port: the value behind the matrix or vector that the box itself shows. */
    static Formula entering(Port port, Kind kind) {
        boolean shown = kind == Kind.GATE;
        if (shown && port.term() instanceof Formula.Product product) {
            return product.of();
        }
        return shown && port.diagonal() ? port.term().operands().get(1) : port.term();
    }
}
