package org.gateloom.spec.graph;

import java.util.Locale;

/**
 * A real function of one, two or three numbers (of two or more for {@link #ADD}), applied element by element.
 *
 * <p>At ties and kinks: {@code relu} and {@code abs} have derivative 0 at 0, {@code leaky_relu} 0.01; of two equal operands {@code max} and
 * {@code min} follow the first; {@code hard_sigmoid} has derivative 0 at its two corners.
 */
public enum Function {
    /** The operand itself. */
    IDENTITY(1),
    /** Sum of two or more operands. */
    ADD(2),
    SUBTRACT(2),
    MULTIPLY(2),
    DIVIDE(2),
    NEGATE(1),
    MINIMUM(2),
    MAXIMUM(2),
    /** 1 / (1 + exp(−a)). */
    SIGMOID(1),
    TANH(1),
    /** max(a, 0). */
    RELU(1),
    /** a where a &gt; 0, else 0.01 a. */
    LEAKY_RELU(1),
    /** log(1 + exp(a)). */
    SOFTPLUS(1),
    /** log(sigmoid(a)). */
    LOG_SIGMOID(1),
    /** min(max(0.2 a + 0.5, 0), 1), as Keras 2 and Theano have it. */
    HARD_SIGMOID(1),
    EXP(1),
    LOG(1),
    SQRT(1),
    /** a². */
    SQUARE(1),
    ABS(1),
    SIN(1),
    COS(1),
    /** b where a &gt; 0, else c; it has no derivative by a. The language has it as {@code first}. */
    SELECT(3),
    /** 1 where a &gt; 0, else 0. Not in the language: derivatives are made of it. */
    POSITIVE(1),
    /** 1 where a ≥ 0, else 0. Not in the language: derivatives are made of it. */
    NOT_NEGATIVE(1);

    private final int operands;

    Function(int operands) {
        this.operands = operands;
    }

    /** How many operands it takes; for {@link #ADD} the least. */
    public int operands() {
        return operands;
    }

    /** Whether evaluating it takes more than a few machine instructions (exp, log, tanh and their kin). */
    public boolean transcendental() {
        return switch (this) {
            case SIGMOID, TANH, SOFTPLUS, LOG_SIGMOID, EXP, LOG, SIN, COS -> true;
            default -> false;
        };
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
