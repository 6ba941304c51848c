package org.gateloom.generator.program;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One direction of a program.
 *
 * @param before for all steps, before the loop
 * @param step for each step
 * @param after for all steps, after the loop
 */
public record Section(List<Instruction> before, List<Instruction> step, List<Instruction> after) {

    public Section {
        before = List.copyOf(before);
        step = List.copyOf(step);
        after = List.copyOf(after);
    }

    /** All instructions in the order of their execution, the loop's once. */
    public Stream<Instruction> all() {
        return Stream.of(before, step, after).flatMap(List::stream);
    }

    @Override
    public String toString() {
        return part("before the loop", before) + part("each step", step) + part("after the loop", after);
    }

    private static String part(String title, List<Instruction> instructions) {
        return instructions.isEmpty()
                ? ""
                : instructions.stream()
                        .map(instruction -> "    " + instruction + "\n")
                        .collect(Collectors.joining("", "  " + title + "\n", ""));
    }
}
