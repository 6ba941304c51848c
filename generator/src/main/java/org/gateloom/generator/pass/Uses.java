package org.gateloom.generator.pass;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.gateloom.generator.differentiate.Adjoint;
import org.gateloom.generator.program.Instruction;
import org.gateloom.generator.program.Program;
import org.gateloom.spec.graph.State;

/** Who reads a value. */
final class Uses {

    private Uses() {}

    /**
     * How often each value is read: by instructions, in each of their places, and from outside (states, output, and
     * their cotangents count once more).
     */
    static Map<String, Long> count(Program program) {
        Map<String, Long> count = new HashMap<>();
        Stream.concat(program.forward().all(), program.backward().all())
                .flatMap(Uses::places)
                .forEach(value -> count.merge(value, 1L, Long::sum));
        fromOutside(program).forEach(value -> count.merge(value, 1L, Long::sum));
        return count;
    }

    /** Values that the outside reads, so that they must exist whatever reads them inside. */
    static Stream<String> fromOutside(Program program) {
        Stream<String> states = program.graph().states().stream()
                .map(State::node)
                .flatMap(state -> Stream.of(state, Adjoint.ofPrevious(state)));
        return Stream.of(states, Stream.of(program.graph().output()), program.inputCotangent().stream())
                .flatMap(values -> values);
    }

    private static Stream<String> places(Instruction instruction) {
        return instruction instanceof Instruction.Elementwise loop
                ? loop.assignments().stream()
                        .flatMap(assignment -> assignment.value().reads())
                        .map(ref -> ref.node())
                : instruction.reads().map(ref -> ref.node());
    }
}
