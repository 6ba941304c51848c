package org.gateloom.spec.read;

import java.util.List;
import java.util.Optional;

/** Where {@code extends} looks for the cell it names. */
@FunctionalInterface
public interface Bases {

    /**
     * The base's file.
     *
     * @param reference what stands behind {@code extends}
     * @param from the file in which it stands
     * @return empty when there is none
     */
    Optional<Source> find(String reference, Source from);

    /** Looks here first, then there. */
    default Bases or(Bases others) {
        return (reference, from) -> find(reference, from).or(() -> others.find(reference, from));
    }

    /** Names that it would find, for whoever has written another; need not be all. */
    default List<String> names(Source from) {
        return List.of();
    }
}
