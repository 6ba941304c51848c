package org.gateloom.samples.bench;

import java.util.List;

/**
 * Who takes steps.
 *
 * @param name for tables
 * @param unit what a step's time is turned into: so many of these are done in a step
 * @param command starts its process
 */
public record Contender(String name, double unit, List<String> command) {

    public Contender {
        command = List.copyOf(command);
    }
}
