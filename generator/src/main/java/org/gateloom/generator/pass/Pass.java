package org.gateloom.generator.pass;

import org.gateloom.generator.program.Program;

/** A change of a program that keeps its meaning. Keeps no state between calls. */
public interface Pass {

    Program apply(Program program);

    /** What it does, in two or three words. */
    default String title() {
        return getClass().getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(java.util.Locale.ROOT);
    }
}
