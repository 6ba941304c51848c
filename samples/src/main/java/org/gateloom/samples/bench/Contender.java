package org.gateloom.samples.bench;

import java.util.List;
import java.util.Map;

/**
 * Who takes steps.
 *
 * @param name for tables
 * @param unit what a step's time is turned into: so many of these are done in a step
 * @param command starts its process
 * @param environment variables that its process has beyond ours
 */
public record Contender(String name, double unit, List<String> command, Map<String, String> environment) {

    public Contender {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }

    /** With no variables of its own. */
    public Contender(String name, double unit, List<String> command) {
        this(name, unit, command, Map.of());
    }
}
