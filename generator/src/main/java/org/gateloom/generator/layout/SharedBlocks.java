package org.gateloom.generator.layout;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.gateloom.generator.layout.Place.Extent;
import org.gateloom.generator.program.Instruction;
import org.gateloom.generator.program.Program;
import org.gateloom.generator.program.Section;
import org.gateloom.spec.graph.Ref;
import org.gateloom.spec.graph.Size;

/**
 * Blocks of all steps that are never needed at the same time: one that only forward touches is free when backward, or a
 * matrix's gradient behind it, fills another of the same size. In an LSTM the cotangents of the four gates take the memory
 * of their products, which is a quarter of the tape.
 */
final class SharedBlocks {

    private SharedBlocks() {}

    /**
     * Which block lies in the memory of which other.
     *
     * @param program with its moves
     * @param places of its values
     */
    static Map<String, String> of(Program program, Map<String, Place> places) {
        Set<String> forward = touched(program.forward());
        Set<String> backward = touched(program.backward());
        Map<Size, Deque<String>> free = new HashMap<>();
        forward.stream()
                .filter(value -> !backward.contains(value)
                        && !value.equals(program.graph().output()))
                .filter(value -> places.get(value).block() == Extent.SEQUENCE)
                .forEach(value -> free.computeIfAbsent(program.sizes().get(value), size -> new ArrayDeque<>())
                        .add(value));
        Map<String, String> shared = new LinkedHashMap<>();
        for (String value : backward) {
            Deque<String> fitting = free.getOrDefault(program.sizes().get(value), new ArrayDeque<>());
            if (!forward.contains(value) && places.get(value).block() == Extent.SEQUENCE && !fitting.isEmpty()) {
                shared.put(value, fitting.remove());
            }
        }
        return shared;
    }

    /** The values whose blocks a section reads or fills, in its order. */
    private static Set<String> touched(Section section) {
        Set<String> touched = new LinkedHashSet<>();
        section.all()
                .filter(instruction -> !(instruction instanceof Instruction.Elementwise)
                        && !(instruction instanceof Instruction.Across))
                .forEach(instruction -> Stream.concat(
                                instruction.defines(), instruction.reads().map(Ref::node))
                        .forEach(touched::add));
        return touched;
    }
}
