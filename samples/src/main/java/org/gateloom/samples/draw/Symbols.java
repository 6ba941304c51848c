package org.gateloom.samples.draw;

import org.gateloom.spec.graph.Function;

/** How functions are written in a box. */
final class Symbols {

    private Symbols() {}

    static String of(Function function) {
        return switch (function) {
            case SIGMOID -> "σ";
            case RELU -> "ReLU";
            case LEAKY_RELU -> "leaky ReLU";
            case LOG_SIGMOID -> "log σ";
            case HARD_SIGMOID -> "hard σ";
            case SQRT -> "√";
            case SQUARE -> "( )²";
            case ABS -> "| |";
            case MINIMUM -> "min";
            case MAXIMUM -> "max";
            default -> function.toString();
        };
    }
}
