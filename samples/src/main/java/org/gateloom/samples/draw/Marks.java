package org.gateloom.samples.draw;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What is marked in a picture that stands beside another.
 *
 * @param boxes by number; what is not there is as in the other picture
 * @param ports what only this picture has of a gate that both have
 */
public record Marks(Map<Integer, Mark> boxes, Set<Entry> ports) {

    /** Nothing. */
    public static final Marks NONE = new Marks(Map.of(), Set.of());

    public Marks {
        boxes = Map.copyOf(boxes);
        ports = Set.copyOf(ports);
    }

    /**
     * A port of a box.
     *
     * @param box its number
     * @param port from 0
     */
    public record Entry(int box, int port) {}

    /** How a thing of one cell stands to the other cell. */
    public enum Mark {
        /** Only the second has it. */
        ADDED("+"),
        /** Only the first has it. */
        REMOVED("−"),
        /** Both have it, and it is computed in another way. */
        CHANGED("≠");

        private final String sign;

        Mark(String sign) {
            this.sign = sign;
        }

        /** By which it is told apart without colours. */
        public String sign() {
            return sign;
        }

        /** In words. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
