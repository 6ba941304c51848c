package org.gateloom.spec.reference;

import java.util.Map;

/**
 * What the gradients are of: the number {@code L = Σ output · outputs + Σ last · last states}. By other words the
 * derivatives of somebody's loss by what comes out of the cell.
 *
 * @param output {@code [time, batch, size]}
 * @param last {@code [batch, size]} of each state
 */
public record Cotangent(Tensor output, Map<String, Tensor> last) {

    public Cotangent {
        last = Named.copy(last);
    }
}
