package org.gateloom.generator.layout;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.gateloom.generator.differentiate.Adjoint;
import org.gateloom.generator.layout.Place.Extent;
import org.gateloom.generator.program.Instruction;
import org.gateloom.generator.program.Instruction.Assignment;
import org.gateloom.generator.program.Program;
import org.gateloom.generator.program.Section;
import org.gateloom.spec.graph.CellGraph;
import org.gateloom.spec.graph.Node;
import org.gateloom.spec.graph.Ref;
import org.gateloom.spec.graph.State;

/**
 * Gives each value its place.
 *
 * <p>A value has an array if element-wise work reads or writes it, a block if a product does or if the outside sees it.
 * It is kept for every step if it is read in another part of the program than the one that fills it (that is the tape),
 * and with the value before the first step if {@code prev} of it is read. A value that has both is copied right after it
 * is complete, or, when it is complete before the loop, where it is first read. What is made of parameters alone is there
 * once.
 */
public final class Layout {

    /** The six lists of instructions, in the order of their execution. */
    private enum Part {
        FORWARD_BEFORE,
        FORWARD_STEP,
        FORWARD_AFTER,
        BACKWARD_BEFORE,
        BACKWARD_STEP,
        BACKWARD_AFTER
    }

    /** Who touches a value, on one side (array or block). */
    private static final class Access {
        private final Set<Part> reads = EnumSet.noneOf(Part.class);
        private final Set<Part> writes = EnumSet.noneOf(Part.class);
        private boolean previous;

        boolean any() {
            return previous || !reads.isEmpty() || !writes.isEmpty();
        }
    }

    private final Program program;
    private final Map<Part, List<Instruction>> parts = new LinkedHashMap<>();
    private final Map<String, Access> arrays = new LinkedHashMap<>();
    private final Map<String, Access> blocks = new LinkedHashMap<>();
    private final Set<String> constant = new LinkedHashSet<>();
    private final Map<String, Place> places = new LinkedHashMap<>();

    private Layout(Program program) {
        this.program = program;
        parts.put(Part.FORWARD_BEFORE, new ArrayList<>(program.forward().before()));
        parts.put(Part.FORWARD_STEP, new ArrayList<>(program.forward().step()));
        parts.put(Part.FORWARD_AFTER, new ArrayList<>(program.forward().after()));
        parts.put(Part.BACKWARD_BEFORE, new ArrayList<>(program.backward().before()));
        parts.put(Part.BACKWARD_STEP, new ArrayList<>(program.backward().step()));
        parts.put(Part.BACKWARD_AFTER, new ArrayList<>(program.backward().after()));
    }

    /** A program with places. */
    public static LaidOut of(Program program) {
        return new Layout(program).run();
    }

    private LaidOut run() {
        parts.forEach((part, instructions) -> instructions.forEach(instruction -> access(part, instruction)));
        program.forward().before().forEach(this::constant);
        for (String value : program.sizes().keySet()) {
            place(value);
        }
        places.keySet().forEach(this::move);
        Program moving = program.with(
                new Section(
                        parts.get(Part.FORWARD_BEFORE), parts.get(Part.FORWARD_STEP), parts.get(Part.FORWARD_AFTER)),
                new Section(
                        parts.get(Part.BACKWARD_BEFORE),
                        parts.get(Part.BACKWARD_STEP),
                        parts.get(Part.BACKWARD_AFTER)));
        return new LaidOut(moving, places, SharedBlocks.of(moving, places));
    }

    private void access(Part part, Instruction instruction) {
        if (instruction instanceof Instruction.Elementwise loop) {
            loop.reads().forEach(ref -> read(arrays, part, ref));
            loop.assignments().stream()
                    .filter(assignment -> assignment.kind() == Assignment.Kind.STORED)
                    .forEach(
                            assignment -> of(arrays, assignment.target()).writes.add(part));
        } else if (instruction instanceof Instruction.Across) {
            instruction.reads().forEach(ref -> read(arrays, part, ref));
            instruction.defines().forEach(value -> of(arrays, value).writes.add(part));
        } else {
            // A matrix's gradient is taken over all steps when backward is done, wherever it stands.
            Part reading = instruction instanceof Instruction.Outer ? Part.BACKWARD_AFTER : part;
            instruction.reads().forEach(ref -> read(blocks, reading, ref));
            instruction.defines().forEach(value -> of(blocks, value).writes.add(part));
        }
    }

    /** Work before the loop that reads only parameters, and what was made of these alone, gives the same at each step. */
    private void constant(Instruction instruction) {
        boolean onArrays = instruction instanceof Instruction.Elementwise || instruction instanceof Instruction.Across;
        if (onArrays
                && instruction.reads().allMatch(ref -> !ref.previous() && constant.contains(ref.node()))
                && instruction.defines().noneMatch(value -> of(blocks, value).any())) {
            instruction.defines().forEach(constant::add);
        }
    }

    private static Access of(Map<String, Access> side, String value) {
        return side.computeIfAbsent(value, name -> new Access());
    }

    private static void read(Map<String, Access> side, Part part, Ref ref) {
        Access access = of(side, ref.node());
        if (ref.previous()) {
            access.previous = true;
        } else {
            access.reads.add(part);
        }
        if (ref.previous() && !Adjoint.isBackward(ref.node())) {
            // Reading the step before in another part needs all steps, as reading this one does.
            access.reads.add(part);
        }
    }

    private void place(String value) {
        Access array = of(arrays, value);
        Access block = of(blocks, value);
        boolean state = program.graph().states().stream().map(State::node).anyMatch(value::equals);
        boolean backward = Adjoint.isBackward(value);
        boolean input = value.equals(CellGraph.INPUT);
        boolean mask = program.graph().masks().stream().map(Node::name).anyMatch(value::equals);
        boolean given = mask
                || value.equals(Adjoint.OUTPUT)
                || program.inputCotangent().filter(value::equals).isPresent()
                || (input && !state);
        boolean emitted = value.equals(program.graph().output());
        Extent arrayExtent = Extent.NONE;
        if (array.any()) {
            arrayExtent = array.previous && !backward
                    ? Extent.WITH_INITIAL
                    : constant.contains(value)
                            ? Extent.ONCE
                            : withinStep(fills(value, arrays, blocks), array) ? Extent.STEP : Extent.SEQUENCE;
        }
        Extent blockExtent = Extent.NONE;
        if (given) {
            blockExtent = Extent.GIVEN;
        } else if (block.any() || emitted || input) {
            Part filled = fills(value, blocks, arrays);
            if ((block.previous && !backward) || input) {
                blockExtent = Extent.WITH_INITIAL;
            } else {
                blockExtent = emitted || !withinStep(filled, block) ? Extent.SEQUENCE : Extent.STEP;
            }
        }
        if (arrayExtent != Extent.NONE || blockExtent != Extent.NONE) {
            places.put(value, new Place(arrayExtent, blockExtent));
        }
    }

    /** Whether a value is filled and read within one step of the loop. */
    private static boolean withinStep(Part filled, Access access) {
        return (filled == Part.FORWARD_STEP || filled == Part.BACKWARD_STEP)
                && Stream.concat(access.reads.stream(), access.writes.stream()).allMatch(part -> part == filled);
    }

    /** The part in which a side is filled: where it is written, else where the copy from the other side is made. */
    private Part fills(String value, Map<String, Access> side, Map<String, Access> other) {
        Access own = of(side, value);
        if (!own.writes.isEmpty()) {
            return last(own.writes);
        }
        Set<Part> written = of(other, value).writes;
        Part defined = written.isEmpty()
                ? Adjoint.isBackward(value) ? Part.BACKWARD_STEP : Part.FORWARD_BEFORE
                : last(written);
        boolean outsideLoop = defined == Part.FORWARD_BEFORE;
        return side == arrays && outsideLoop && !own.reads.isEmpty()
                ? own.reads.stream().findFirst().orElseThrow()
                : defined;
    }

    private static Part last(Set<Part> parts) {
        return parts.stream().reduce((a, b) -> b).orElseThrow();
    }

    /** Adds the copy of a value that lies in both places. */
    private void move(String value) {
        Place place = places.get(value);
        if (place.array() == Extent.NONE || place.block() == Extent.NONE) {
            return;
        }
        boolean toBlock = !of(arrays, value).writes.isEmpty();
        Part part = toBlock ? fills(value, blocks, arrays) : fills(value, arrays, blocks);
        List<Instruction> instructions = parts.get(part);
        int at = 0;
        for (int i = 0; i < instructions.size(); i++) {
            if (instructions.get(i).defines().anyMatch(value::equals)) {
                at = i + 1;
            }
        }
        if (at == 0) {
            // Complete before this part: where it is first read.
            while (at < instructions.size() && !readsArray(instructions.get(at), value)) {
                at++;
            }
        }
        instructions.add(at, new Instruction.Move(value, toBlock));
    }

    private static boolean readsArray(Instruction instruction, String value) {
        Stream<Ref> reads = instruction instanceof Instruction.Elementwise || instruction instanceof Instruction.Across
                ? instruction.reads()
                : Stream.of();
        return reads.anyMatch(ref -> ref.node().equals(value));
    }
}
