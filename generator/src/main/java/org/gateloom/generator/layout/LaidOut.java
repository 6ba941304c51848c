package org.gateloom.generator.layout;

import java.util.LinkedHashMap;
import java.util.Map;
import org.gateloom.generator.program.Program;

/**
 * A program whose values have places.
 *
 * @param program with moves between arrays and blocks
 * @param places of every value that has one
 * @param shared the values whose block is that of another one, which is no longer needed when they are filled
 */
public record LaidOut(Program program, Map<String, Place> places, Map<String, String> shared) {

    public LaidOut {
        places = new LinkedHashMap<>(places);
        shared = new LinkedHashMap<>(shared);
    }

    public Place place(String value) {
        return places.getOrDefault(value, new Place(Place.Extent.NONE, Place.Extent.NONE));
    }
}
