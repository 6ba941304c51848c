package org.gateloom.spec.reference.json;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The shape that a list of numbers must have.
 *
 * @param extents numbers
 * @param words the same in the cell's words, {@code [hidden, in]}
 */
record ExpectedShape(List<Integer> extents, String words) {

    /** {@code [17, 3] = [hidden, in]}. */
    @Override
    public String toString() {
        return extents + " = " + words;
    }

    /** A shape for each name. */
    static Map<String, ExpectedShape> each(Map<String, List<Integer>> shapes, Function<String, String> words) {
        Map<String, ExpectedShape> expected = new LinkedHashMap<>();
        shapes.forEach((name, shape) -> expected.put(name, new ExpectedShape(shape, words.apply(name))));
        return expected;
    }
}
