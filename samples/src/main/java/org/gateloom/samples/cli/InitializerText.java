package org.gateloom.samples.cli;

import org.gateloom.spec.graph.Initializer;

/** How a parameter starts, in words. */
final class InitializerText {

    private InitializerText() {}

    static String of(Initializer initializer) {
        if (initializer instanceof Initializer.Constant constant) {
            return "constant " + constant.value();
        }
        if (initializer instanceof Initializer.Uniform uniform) {
            return "uniform from " + uniform.low() + " to " + uniform.high();
        }
        if (initializer instanceof Initializer.Normal normal) {
            return "normal, deviation " + normal.deviation();
        }
        if (initializer instanceof Initializer.FanIn) {
            return "uniform within 1/√fan-in of 0";
        }
        if (initializer instanceof Initializer.Glorot) {
            return "uniform within √(6/(fan-in + fan-out)) of 0";
        }
        if (initializer instanceof Initializer.Orthogonal orthogonal) {
            return "orthogonal, gain " + orthogonal.gain();
        }
        return "identity times " + ((Initializer.Identity) initializer).scale();
    }
}
