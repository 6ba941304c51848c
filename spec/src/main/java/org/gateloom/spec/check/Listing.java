package org.gateloom.spec.check;

import java.util.List;

/** Lists names in a sentence. */
final class Listing {

    private static final int SHOWN = 24;

    private Listing() {}

    /** {@code reset, update, candidate}; a long list is cut. */
    static String of(List<String> names) {
        return names.size() <= SHOWN
                ? String.join(", ", names)
                : String.join(", ", names.subList(0, SHOWN)) + " and " + (names.size() - SHOWN) + " more";
    }
}
