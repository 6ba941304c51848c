package org.gateloom.generator.memory;

import java.util.Optional;
import org.gateloom.generator.Generator.Generation;

/** What came of compiling a generated cell in memory. */
public sealed interface Compilation {

    /**
     * The cell's class is loaded.
     *
     * @param cell makes cells of given sizes
     */
    record Loaded(LoadedCell cell) implements Compilation {}

    /**
     * This JVM cannot compile.
     *
     * @param reason one sentence for the user
     */
    record Impossible(String reason) implements Compilation {}

    /**
     * The generated sources are not Java. Never the user's fault.
     *
     * @param report what to show, with what to send
     */
    record Defect(String report) implements Compilation {}

    /** Compiles and loads the sources of one cell. Each call gives a class of its own. */
    static Compilation of(Generation.Done generated) {
        Optional<String> lacking = Jdk.lacking();
        if (lacking.isPresent()) {
            return new Impossible(lacking.get());
        }
        return RuntimeClasses.path()
                .map(path -> MemoryCompiler.compile(generated, path))
                .orElseGet(() -> new Impossible(RuntimeClasses.unreadable()));
    }
}
