package org.gateloom.generator;

import java.util.Optional;
import org.gateloom.spec.library.ClassPathCells;
import org.gateloom.spec.read.Bases;
import org.gateloom.spec.read.Source;

/**
 * The shipped cell library as bases, so that {@code extends: lstm} means the same at every door: the file beside, and
 * where there is none, the library's cell.
 */
public final class Library {

    private static final ClassPathCells CELLS =
            new ClassPathCells(Library.class.getClassLoader(), "org/gateloom/generator/library/");

    private Library() {}

    /** The cell of that name; its source is named after its file, {@code lstm.yaml}. */
    public static Optional<Source> find(String name) {
        return CELLS.find(name);
    }

    /**
     * Looks in the library for what is not found first. What a library cell extends is only looked for in the library:
     * no file of the user's gets in by having the name of one.
     */
    public static Bases behind(Bases first) {
        return (reference, from) ->
                holds(from) ? find(reference) : first.find(reference, from).or(() -> find(reference));
    }

    private static boolean holds(Source source) {
        return find(source.name()).filter(source::equals).isPresent();
    }
}
