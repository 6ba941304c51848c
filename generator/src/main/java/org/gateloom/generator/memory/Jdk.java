package org.gateloom.generator.memory;

import java.util.Optional;

/** Whether this JVM can compile. Looks at modules only, so that it can be asked where {@code javax.tools} is missing. */
public final class Jdk {

    private Jdk() {}

    /**
     * Why nothing can be compiled here, as one sentence; empty where it can.
     *
     * <p>To be asked before generating as well: without the module {@code java.compiler} even writing sources fails.
     */
    public static Optional<String> lacking() {
        return lacking("java.compiler").or(() -> lacking("jdk.compiler"));
    }

    private static Optional<String> lacking(String module) {
        return ModuleLayer.boot().findModule(module).isPresent()
                ? Optional.empty()
                : Optional.of("a cell is compiled before it runs, which needs a JDK, and the Java at "
                        + System.getProperty("java.home") + " (version " + System.getProperty("java.version")
                        + ") has no module " + module
                        + "; run with a JDK, or generate the cell in your build with the goal gateloom:generate");
    }
}
