package org.gateloom.generator.maven;

import org.gateloom.spec.diagnostic.Position;
import org.gateloom.spec.diagnostic.Problem;

/**
 * Something to tell about a cell file.
 *
 * @param position where
 * @param sentence what, without the place
 * @param warning whether the cell is usable all the same
 */
record Finding(Position position, String sentence, boolean warning) {

    static Finding of(Problem problem) {
        String text = problem.toString().substring((problem.position() + ": ").length());
        return new Finding(problem.position(), text, problem.warning());
    }

    /** Of a file as a whole. */
    static Finding of(String file, String sentence) {
        return new Finding(new Position(file, 1, 1), sentence, false);
    }

    @Override
    public String toString() {
        return position + ": " + sentence;
    }
}
