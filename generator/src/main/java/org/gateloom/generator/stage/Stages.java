package org.gateloom.generator.stage;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.gateloom.generator.differentiate.Adjoint;
import org.gateloom.generator.program.Instruction;
import org.gateloom.generator.program.Instruction.Assignment;
import org.gateloom.generator.program.Instruction.Multiply;
import org.gateloom.generator.program.Instruction.Outer;
import org.gateloom.generator.program.Program;
import org.gateloom.generator.stage.Staged.Extent;
import org.gateloom.generator.stage.Staged.Loop;
import org.gateloom.generator.stage.Staged.LoopTerm;
import org.gateloom.generator.stage.Staged.MatrixGradient;
import org.gateloom.generator.stage.Staged.MatrixLefts;
import org.gateloom.generator.stage.Staged.Part;
import org.gateloom.generator.stage.Staged.Stage;
import org.gateloom.generator.stage.Staged.Strip;
import org.gateloom.generator.stage.Staged.VectorSum;
import org.gateloom.spec.graph.CellGraph;
import org.gateloom.spec.graph.Node;
import org.gateloom.spec.graph.Operation;
import org.gateloom.spec.graph.Parameter;
import org.gateloom.spec.graph.Ref;
import org.gateloom.spec.graph.Size;
import org.gateloom.spec.graph.State;

/**
 * Puts each instruction into the earliest stage of its list in which all that it reads is there: element-wise work into
 * the stage of what it reads, a product one behind it.
 */
public final class Stages {

    private final Program program;
    private final List<Stage> stages = new ArrayList<>();
    private final List<Outer> outers = new ArrayList<>();
    private final List<VectorSum> vectors = new ArrayList<>();
    /** Where each value is completed: a strip is one element of the list. */
    private final Map<String, Strip> homes = new LinkedHashMap<>();
    /** What is read outside of the strip that completes it. */
    private final Set<String> left = new LinkedHashSet<>();

    private Stages(Program program) {
        this.program = program;
    }

    /** A program in stages. */
    public static Staged of(Program program) {
        return new Stages(program).run();
    }

    private Staged run() {
        cut(Part.FORWARD_BEFORE, program.forward().before());
        cut(Part.FORWARD_STEP, program.forward().step());
        cut(Part.FORWARD_AFTER, program.forward().after());
        cut(Part.BACKWARD_BEFORE, program.backward().before());
        cut(Part.BACKWARD_STEP, program.backward().step());
        cut(Part.BACKWARD_AFTER, program.backward().after());
        List<Part> turns = Stream.of(Part.FORWARD_STEP, Part.BACKWARD_STEP)
                .filter(this::turns)
                .toList();
        Map<String, Extent> stored = stored(turns);
        List<Stage> storing = stages.stream()
                .map(stage -> new Stage(
                        stage.part(),
                        stage.number(),
                        stage.strips().stream().map(this::storing).toList(),
                        stage.forInput()))
                .toList();
        return new Staged(program, storing, matrices(), vectors, turns, stored, symbols());
    }

    /** Cuts a list; stages of one level have a strip for each size. */
    private void cut(Part part, List<Instruction> instructions) {
        Map<String, Integer> levels = new LinkedHashMap<>();
        TreeMap<Integer, Map<Size, List<Instruction>>> byLevel = new TreeMap<>();
        for (Instruction instruction : instructions) {
            if (instruction instanceof Outer outer) {
                outers.add(outer);
                continue;
            }
            for (Instruction single : singles(instruction)) {
                int level = level(single, levels);
                single.defines().forEach(value -> levels.merge(value, level, Math::max));
                byLevel.computeIfAbsent(level, key -> new LinkedHashMap<>())
                        .computeIfAbsent(size(single), key -> new ArrayList<>())
                        .add(single);
                sums(part, single);
            }
        }
        int number = 1;
        for (Map<Size, List<Instruction>> sizes : byLevel.values()) {
            List<Strip> strips = new ArrayList<>();
            sizes.forEach((size, list) -> strips.add(strip(size, list)));
            strips.forEach(strip -> strip.defines().forEach(value -> homes.put(value, strip)));
            boolean forInput = program.inputCotangent()
                    .filter(input -> strips.stream().flatMap(Strip::defines).allMatch(input::equals))
                    .isPresent();
            stages.add(new Stage(part, number, strips, forInput));
            number++;
        }
    }

    /** Products that are done together are together in a strip anyway. */
    private static List<? extends Instruction> singles(Instruction instruction) {
        return instruction instanceof Instruction.Pack pack ? pack.products() : List.of(instruction);
    }

    private static int level(Instruction instruction, Map<String, Integer> levels) {
        boolean meets = !(instruction instanceof Instruction.Elementwise);
        int level = 0;
        for (Ref ref : instruction.reads().toList()) {
            if (!ref.previous() && levels.containsKey(ref.node())) {
                boolean own = instruction.defines().anyMatch(ref.node()::equals);
                level = Math.max(level, levels.get(ref.node()) + (meets && !own ? 1 : 0));
            }
        }
        return level;
    }

    private Size size(Instruction instruction) {
        return instruction instanceof Instruction.Elementwise loop
                ? loop.size()
                : program.sizes().get(instruction.defines().findFirst().orElseThrow());
    }

    private void sums(Part part, Instruction instruction) {
        if (instruction instanceof Instruction.Elementwise loop) {
            for (Assignment assignment : loop.assignments()) {
                if (assignment.kind() == Assignment.Kind.GRADIENT) {
                    if (part != Part.BACKWARD_STEP) {
                        throw new IllegalStateException("a sum over steps is kept in backward's loop: " + assignment);
                    }
                    long before = vectors.stream()
                            .filter(sum -> sum.parameter().equals(assignment.target()))
                            .count();
                    vectors.add(new VectorSum(assignment.target(), (int) before + 1, loop.size()));
                }
            }
        }
    }

    private Strip strip(Size size, List<Instruction> list) {
        List<Multiply> products = list.stream()
                .filter(Multiply.class::isInstance)
                .map(Multiply.class::cast)
                .toList();
        Map<Loop, List<LoopTerm>> loops = new LinkedHashMap<>();
        for (Multiply product : products) {
            for (Instruction.Term term : product.terms()) {
                Parameter.Shape.Matrix shape = (Parameter.Shape.Matrix)
                        program.graph().parameter(term.parameter()).shape();
                Loop loop = new Loop(
                        term.operand(),
                        term.transposed(),
                        shape.blocks(),
                        term.transposed() ? shape.rows() : shape.columns(),
                        term.transposed() ? shape.columns() : shape.rows(),
                        List.of());
                loops.computeIfAbsent(loop, key -> new ArrayList<>())
                        .add(new LoopTerm(product.target(), term.parameter()));
            }
        }
        return new Strip(
                size,
                products,
                loops.entrySet().stream()
                        .map(entry -> new Loop(
                                entry.getKey().operand(),
                                entry.getKey().transposed(),
                                entry.getKey().blocks(),
                                entry.getKey().length(),
                                entry.getKey().outputs(),
                                entry.getValue()))
                        .toList(),
                list.stream()
                        .filter(instruction -> !(instruction instanceof Multiply))
                        .toList(),
                List.of());
    }

    /** The strip with what it stores: what another one reads, or adds to. */
    private Strip storing(Strip strip) {
        return new Strip(
                strip.size(),
                strip.products(),
                strip.loops(),
                strip.elements(),
                strip.defines()
                        .filter(value -> !strip.equals(homes.get(value)) || left.contains(value))
                        .toList());
    }

    private List<MatrixGradient> matrices() {
        Map<String, List<Outer>> byParameter = new LinkedHashMap<>();
        outers.forEach(outer -> byParameter
                .computeIfAbsent(outer.parameter(), key -> new ArrayList<>())
                .add(outer));
        Map<List<Object>, List<MatrixLefts>> together = new LinkedHashMap<>();
        byParameter.forEach((parameter, list) -> {
            List<Object> key = List.of(
                    program.graph().parameter(parameter).shape(),
                    list.stream().map(Outer::right).toList());
            together.computeIfAbsent(key, none -> new ArrayList<>()).add(new MatrixLefts(parameter, list));
        });
        return together.values().stream()
                .map(list -> new MatrixGradient(
                        list, list.get(0).outers().stream().map(Outer::right).toList()))
                .toList();
    }

    private List<Stage> stages(Part part) {
        return stages.stream().filter(stage -> stage.part() == part).toList();
    }

    /**
     * Whether a work item may go from a loop's last stage straight to the first one of the next step: what that reads of
     * the last stage is of the very elements that the work item has just done.
     */
    private boolean turns(Part part) {
        List<Stage> loop = stages(part);
        if (loop.size() < 2) {
            return false;
        }
        Stage first = loop.get(0);
        Stage last = loop.get(loop.size() - 1);
        for (Strip strip : first.strips()) {
            for (Strip done : last.strips()) {
                Set<String> fresh = new LinkedHashSet<>(done.defines().toList());
                boolean same = strip.size().equals(done.size());
                boolean meets = Stream.concat(
                                strip.loops().stream().map(Loop::operand),
                                strip.elements().stream()
                                        .filter(instruction -> !same || instruction instanceof Instruction.Across)
                                        .flatMap(Instruction::reads))
                        .anyMatch(ref -> ref.previous() && fresh.contains(ref.node()));
                if (meets) {
                    return false;
                }
            }
        }
        return true;
    }

    /** What must lie in memory. */
    private Map<String, Extent> stored(List<Part> turns) {
        Set<String> away = new LinkedHashSet<>();
        Set<String> previous = new LinkedHashSet<>();
        Set<String> everyStep = new LinkedHashSet<>();
        program.graph().states().stream().map(State::node).forEach(state -> {
            previous.add(state);
            previous.add(Adjoint.ofPrevious(state));
        });
        everyStep.add(program.graph().output());
        everyStep.add(Adjoint.OUTPUT);
        everyStep.add(CellGraph.INPUT);
        program.inputCotangent().ifPresent(everyStep::add);
        for (Stage stage : stages) {
            for (Strip strip : stage.strips()) {
                reads(strip).forEach(ref -> {
                    if (ref.previous()) {
                        previous.add(ref.node());
                    } else if (!strip.equals(homes.get(ref.node()))) {
                        away.add(ref.node());
                        if (!stage.part().loop() || part(ref.node()) != stage.part()) {
                            everyStep.add(ref.node());
                        }
                    }
                });
            }
        }
        outers.stream().flatMap(Outer::reads).forEach(ref -> (ref.previous() ? previous : everyStep).add(ref.node()));
        // Where the next step begins before all have ended this one, what they still read must not be overwritten.
        for (Part part : turns) {
            List<Stage> loop = stages(part);
            Set<String> early = new LinkedHashSet<>();
            loop.get(0).strips().forEach(strip -> strip.defines().forEach(early::add));
            loop.get(loop.size() - 1).strips().stream()
                    .flatMap(Stages::reads)
                    .map(Ref::node)
                    .filter(early::contains)
                    .forEach(everyStep::add);
        }
        left.addAll(away);
        left.addAll(previous);
        left.addAll(everyStep);
        // Products go through memory to what is done element by element, which does not hold a tile's worth of them.
        Set<String> products = new LinkedHashSet<>();
        for (Stage stage : stages) {
            stage.strips().stream()
                    .flatMap(strip -> strip.products().stream())
                    .map(Multiply::target)
                    .forEach(stage.part().loop() ? products::add : everyStep::add);
        }
        // What one list begins and another adds to lies in memory between, but need not be written again.
        for (Stage stage : stages) {
            for (Strip strip : stage.strips()) {
                strip.products().stream()
                        .filter(product -> product.adds() && !begins(strip, product.target()))
                        .forEach(product -> everyStep.add(product.target()));
            }
        }
        Set<String> masks = new LinkedHashSet<>();
        program.graph().masks().stream().map(Node::name).forEach(masks::add);
        Map<String, Extent> stored = new LinkedHashMap<>();
        for (String value : program.sizes().keySet()) {
            boolean kept = away.contains(value)
                    || everyStep.contains(value)
                    || previous.contains(value)
                    || products.contains(value);
            if (masks.contains(value)) {
                stored.put(value, Extent.MASK);
            } else if (kept && previous.contains(value)) {
                stored.put(value, Adjoint.isBackward(value) ? Extent.WITH_LAST : Extent.WITH_INITIAL);
            } else if (kept) {
                stored.put(value, everyStep.contains(value) ? Extent.SEQUENCE : Extent.STEP);
            }
        }
        return stored;
    }

    /** Whether the strip itself holds the product that begins what another one adds to. */
    private static boolean begins(Strip strip, String target) {
        return strip.products().stream().anyMatch(product -> product.target().equals(target) && !product.adds());
    }

    private static Stream<Ref> reads(Strip strip) {
        return Stream.concat(
                strip.loops().stream().map(Loop::operand),
                strip.elements().stream().flatMap(Instruction::reads));
    }

    private Part part(String value) {
        Strip home = homes.get(value);
        return stages.stream()
                .filter(stage -> stage.strips().stream().anyMatch(strip -> strip.equals(home)))
                .map(Stage::part)
                .findFirst()
                .orElse(null);
    }

    private boolean symbols() {
        Ref now = Ref.now(CellGraph.INPUT);
        CellGraph graph = program.graph();
        boolean tied = graph.sizes().containsKey(CellGraph.IN.toString())
                || graph.output().equals(CellGraph.INPUT)
                || graph.states().stream().anyMatch(state -> state.node().equals(CellGraph.INPUT));
        return !tied
                && graph.nodes().stream()
                        .filter(node -> node.operands().stream()
                                .anyMatch(ref -> ref.node().equals(CellGraph.INPUT)))
                        .allMatch(node -> node.operation() instanceof Operation.Product product
                                && !product.transposed()
                                && node.operands().contains(now)
                                && ((Parameter.Shape.Matrix) graph.parameter(product.parameter())
                                                .shape())
                                        .whole());
    }
}
