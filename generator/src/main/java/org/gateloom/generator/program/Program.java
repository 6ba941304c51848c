package org.gateloom.generator.program;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.gateloom.spec.graph.CellGraph;
import org.gateloom.spec.graph.Size;

/**
 * What to do to run a cell over a sequence and back.
 *
 * @param graph the cell, its scalars spread
 * @param sizes of every value, forward and backward
 * @param forward from the first step to the last
 * @param backward from the last step to the first
 * @param inputCotangent the value that is the input's cotangent; empty when none reaches it
 */
public record Program(
        CellGraph graph, Map<String, Size> sizes, Section forward, Section backward, Optional<String> inputCotangent) {

    public Program {
        sizes = new LinkedHashMap<>(sizes);
    }

    public Program with(Section newForward, Section newBackward) {
        return new Program(graph, sizes, newForward, newBackward, inputCotangent);
    }

    @Override
    public String toString() {
        return "forward\n" + forward + "backward\n" + backward;
    }
}
