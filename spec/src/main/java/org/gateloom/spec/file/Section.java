package org.gateloom.spec.file;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The top-level keys of a cell file. */
enum Section {
    CELL(false, ""),
    EXTENDS(false, ""),
    FAMILY(false, ""),
    ABOUT(false, ""),
    SOURCE(false, ""),
    SIZES(true, ""),
    CONSTANTS(true, ""),
    PARAMETERS(true, "shape"),
    STATES(true, "size"),
    GATES(true, ""),
    REPEAT(true, ""),
    NEXT(true, ""),
    INIT(true, ""),
    FROZEN(false, ""),
    EMIT(false, "");

    private final boolean mapping;
    private final String shortKey;

    Section(boolean mapping, String shortKey) {
        this.mapping = mapping;
        this.shortKey = shortKey;
    }

    static Optional<Section> of(String key) {
        return Arrays.stream(values())
                .filter(section -> section.key().equals(key))
                .findFirst();
    }

    static List<String> keys() {
        return Arrays.stream(values()).map(Section::key).toList();
    }

    /** As it is written. */
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether it has named entries. */
    boolean mapping() {
        return mapping;
    }

    /** The key that an entry's value stands for when it is no mapping ({@code h: hidden}); empty when there is none. */
    String shortKey() {
        return shortKey;
    }
}
