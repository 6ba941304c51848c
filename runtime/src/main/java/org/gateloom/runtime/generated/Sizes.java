package org.gateloom.runtime.generated;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** The sizes that a generated cell is made with: asked for one by one, in the order of the cell's own list. */
public final class Sizes {

    private final String cell;
    private final Map<String, Integer> given;
    private final Map<String, Integer> all = new LinkedHashMap<>();

    /**
     * For one cell.
     *
     * @param cell its name, for messages
     * @param given sizes by name
     */
    public Sizes(String cell, Map<String, Integer> given) {
        this.cell = cell;
        this.given = new LinkedHashMap<>(given);
    }

    /** The size of that name, which must be given. */
    public int required(String name) {
        Integer size = given.get(name);
        if (size == null) {
            throw new IllegalArgumentException(cell + " needs the size '" + name + "'");
        }
        return positive(name, size);
    }

    /** The size of that name, or its standard. */
    public int optional(String name, int standard) {
        return positive(name, given.getOrDefault(name, standard));
    }

    /** The exact quotient of a size that must be a multiple. */
    public int quotient(String name, String of, int size, int parts) {
        if (size % parts != 0) {
            throw new IllegalArgumentException(
                    cell + ": size '" + of + "' is " + size + "; it must be a multiple of " + parts);
        }
        return same(name, size / parts);
    }

    /** A size that nobody need give, and nobody can give otherwise. */
    public int same(String name, int as) {
        int size = optional(name, as);
        if (size != as) {
            throw new IllegalArgumentException(
                    cell + ": size '" + name + "' is " + size + "; with the other sizes it must be " + as);
        }
        return size;
    }

    private int positive(String name, int size) {
        if (size < 1) {
            throw new IllegalArgumentException(cell + ": size '" + name + "' is " + size + "; it must be at least 1");
        }
        all.put(name, size);
        return size;
    }

    /** All that were asked for, in order; fails when another was given. */
    public Map<String, Integer> all() {
        for (String name : given.keySet()) {
            if (!all.containsKey(name)) {
                throw new IllegalArgumentException(
                        cell + " has no size '" + name + "'; it has " + String.join(", ", all.keySet()));
            }
        }
        return Collections.unmodifiableMap(all);
    }
}
