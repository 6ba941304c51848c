package org.gateloom.spec.reference;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Maps by name that keep the order in which they were filled, whatever it was. */
final class Named {

    private Named() {}

    static <T> Map<String, T> copy(Map<String, T> map) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }
}
