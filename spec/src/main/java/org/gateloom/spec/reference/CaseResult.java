package org.gateloom.spec.reference;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The answer to a {@link Case}.
 *
 * @param output what the cell emits, {@code [time, batch, size]}
 * @param states every state after every step, {@code [time, batch, size]} each
 * @param last the states after the last step, {@code [batch, size]} each
 * @param gradient of the number that {@link Cotangent} defines
 */
public record CaseResult(Tensor output, Map<String, Tensor> states, Map<String, Tensor> last, Gradient gradient) {

    public CaseResult {
        states = Named.copy(states);
        last = Named.copy(last);
    }

    /**
     * All of it by the paths that a case's JSON has: {@code output}, {@code states.h}, {@code final.h}, {@code
     * gradient.parameters.forget.W_x}, {@code gradient.input}, {@code gradient.initial.h}.
     */
    public Map<String, Tensor> parts() {
        Map<String, Tensor> parts = new LinkedHashMap<>();
        parts.put("output", output);
        states.forEach((name, tensor) -> parts.put("states." + name, tensor));
        last.forEach((name, tensor) -> parts.put("final." + name, tensor));
        gradient.parts().forEach((path, tensor) -> parts.put("gradient." + path, tensor));
        return parts;
    }
}
