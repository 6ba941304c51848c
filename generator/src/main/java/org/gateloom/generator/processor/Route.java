package org.gateloom.generator.processor;

import java.util.Optional;
import org.gateloom.spec.read.Source;

/** One place where cell files may lie. */
interface Route {

    /**
     * The file of that path in this place.
     *
     * @param path relative, with forward slashes
     */
    Optional<Source> find(String path);

    /** Where {@link #find} looks, for the message that it was nowhere. */
    String place(String path);
}
