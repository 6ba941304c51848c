package org.gateloom.samples.draw;

import org.gateloom.samples.draw.Picture.Box;
import org.gateloom.samples.draw.Picture.Kind;

/** Names that stand beside their box. */
final class Labels {

    static final double HEIGHT = 14;

    private Labels() {}

    /** Whether a name stands below its box; that of a gate stands in it. */
    static boolean below(Box box) {
        return box.kind() != Kind.GATE && !box.name().isEmpty();
    }
}
