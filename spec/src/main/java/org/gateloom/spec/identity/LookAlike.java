package org.gateloom.spec.identity;

import java.util.List;
import org.gateloom.spec.graph.Initializer;

/** A known cell that another one is, or is but for something that is easily confused. */
public sealed interface LookAlike {

    /** The known cell's name. */
    String cell();

    /**
     * It is that cell, under other names perhaps.
     *
     * @param cell the known cell's name
     * @param starts the parameters that start in another way
     */
    record Same(String cell, List<Start> starts) implements LookAlike {
        public Same {
            starts = List.copyOf(starts);
        }
    }

    /**
     * It is that cell but for one thing.
     *
     * @param cell the known cell's name
     * @param here what it has, in its own names
     * @param there what the known cell has instead
     */
    record Confusable(String cell, String here, String there) implements LookAlike {}

    /**
     * A parameter that starts in two ways.
     *
     * @param parameter its name here
     * @param here how it starts here
     * @param there how that of the known cell does
     */
    record Start(String parameter, Initializer here, Initializer there) {}
}
