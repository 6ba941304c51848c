package org.gateloom.spec.check;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gateloom.spec.diagnostic.Key;
import org.gateloom.spec.diagnostic.Nearest;
import org.gateloom.spec.diagnostic.Position;
import org.gateloom.spec.diagnostic.Problems;
import org.gateloom.spec.graph.Initializer;
import org.gateloom.spec.graph.Parameter;

/** Parameters that start as another one does: that there is such a one, no copy itself, and of the same shape. */
final class CopiedStarts {

    private record Copy(String parameter, String source, Position position) {}

    private final Map<String, Copy> copies = new LinkedHashMap<>();
    private final Problems problems;

    CopiedStarts(Problems problems) {
        this.problems = problems;
    }

    /**
     * Notes how a parameter starts, when that is as a copy.
     *
     * @param position where the file says so
     */
    void note(String parameter, Initializer start, Position position) {
        if (start instanceof Initializer.Copy copy) {
            copies.put(parameter, new Copy(parameter, copy.parameter(), position));
        } else if (start instanceof Initializer.Negative negative) {
            copies.put(parameter, new Copy(parameter, negative.parameter(), position));
        }
    }

    /**
     * Reports sources that are none.
     *
     * @param names of all parameters
     * @param broken gates that could not be read, whose parameters nobody knows
     */
    void checkNames(List<String> names, Set<String> broken) {
        for (Copy copy : copies.values()) {
            String source = copy.source();
            int dot = source.indexOf('.');
            if (dot > 0 && broken.contains(source.substring(0, dot))) {
                continue;
            }
            if (!names.contains(source)) {
                problems.report(
                        copy.position(),
                        Key.UNKNOWN_NAME,
                        "there is no parameter '" + source + "' to start as",
                        "expected one of " + Listing.of(names),
                        Nearest.to(source, names));
            } else if (source.equals(copy.parameter())) {
                refuse(copy, "starts as itself", "expected another parameter, or another initialiser");
            } else if (copies.containsKey(source)
                    && !copies.get(source).source().equals(source)) {
                refuse(
                        copy,
                        "starts as '" + source + "', which starts as '"
                                + copies.get(source).source() + "' itself",
                        "expected a parameter that has an initialiser of its own");
            }
        }
    }

    /** Reports sources of another shape, and those that are left out. */
    void checkShapes(List<Parameter> live) {
        Map<String, Parameter.Shape> shapes = new LinkedHashMap<>();
        live.forEach(parameter -> shapes.put(parameter.name(), parameter.shape()));
        for (Copy copy : copies.values()) {
            Parameter.Shape own = shapes.get(copy.parameter());
            Parameter.Shape other = shapes.get(copy.source());
            if (own == null || own.equals(other)) {
                continue;
            }
            if (other == null) {
                refuse(
                        copy,
                        "starts as '" + copy.source() + "', which does not reach the output and is left out",
                        "expected a parameter that the cell has");
            } else {
                refuse(
                        copy,
                        "has the shape " + own + ", and starts as '" + copy.source() + "' of shape " + other,
                        "expected a parameter of the same shape");
            }
        }
    }

    private void refuse(Copy copy, String what, String expected) {
        problems.report(copy.position(), Key.INITIALIZER, "'" + copy.parameter() + "' " + what, expected);
    }
}
