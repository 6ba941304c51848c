package org.gateloom.samples.cli;

import java.math.BigDecimal;
import org.gateloom.spec.graph.Initializer;

/** How a parameter starts, in words. */
final class InitializerText {

    private InitializerText() {}

    static String of(Initializer initializer) {
        if (initializer instanceof Initializer.Constant constant) {
            return number(constant.value());
        }
        if (initializer instanceof Initializer.Uniform uniform) {
            return "uniform from " + number(uniform.low()) + " to " + number(uniform.high());
        }
        if (initializer instanceof Initializer.Normal normal) {
            return "normal with deviation " + number(normal.deviation());
        }
        if (initializer instanceof Initializer.FanIn) {
            return "uniform in ±1/√columns";
        }
        if (initializer instanceof Initializer.Glorot) {
            return "uniform in ±√(6/(rows + columns))";
        }
        if (initializer instanceof Initializer.Orthogonal orthogonal) {
            return "orthogonal times " + number(orthogonal.gain());
        }
        if (initializer instanceof Initializer.LogUniform uniform) {
            return "log of uniform from " + number(uniform.low()) + " to " + number(uniform.high());
        }
        if (initializer instanceof Initializer.Copy copy) {
            return "as " + copy.parameter();
        }
        if (initializer instanceof Initializer.Negative negative) {
            return "as -" + negative.parameter();
        }
        return "identity times " + number(((Initializer.Identity) initializer).scale());
    }

    /** {@code 1} rather than {@code 1.0}. */
    static String number(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }
}
