package org.gateloom.samples.draw;

import java.util.Optional;
import java.util.Set;
import org.gateloom.spec.graph.Equations;
import org.gateloom.spec.graph.Formula;

/**
 * What can stand inside another box, so that no wire brings it: numbers and parameters.
 *
 * @param constants the names that are given to numbers
 */
record Literals(Set<String> constants) {

    Literals {
        constants = Set.copyOf(constants);
    }

    /** As it is written. */
    Optional<Label> of(Formula formula) {
        if (formula instanceof Formula.Constant constant) {
            return Optional.of(Label.of(Equations.number(constant.value())));
        }
        if (formula instanceof Formula.Value value && value.delay() == 0 && constants.contains(value.name())) {
            return Optional.of(Label.of(value.name()));
        }
        return formula instanceof Formula.Weight weight ? Optional.of(Label.of(weight)) : Optional.empty();
    }
}
