package org.gateloom.samples.bench;

import java.util.List;
import java.util.Set;
import org.gateloom.generator.pass.Pass;
import org.gateloom.generator.program.Instruction;
import org.gateloom.generator.program.Instruction.Multiply;
import org.gateloom.generator.program.Instruction.Outer;
import org.gateloom.generator.program.Instruction.Pack;
import org.gateloom.generator.program.Program;
import org.gateloom.generator.program.Section;
import org.gateloom.spec.graph.CellGraph;
import org.gateloom.spec.graph.Ref;

/**
 * Takes products of matrices, and the matrices' gradients, out of a program, so that what is left can be timed: values
 * that were products stay as they were before, which is 0. Never for a cell that is to compute anything.
 *
 * @param kept the operands whose products stay
 */
record WithoutProducts(Set<Ref> kept) implements Pass {

    /** Of a layer that reads vectors: all products go. */
    static final WithoutProducts AT_ALL = new WithoutProducts(Set.of());

    /** Of a layer that looks symbols up: the look-ups stay. */
    static final WithoutProducts BUT_LOOK_UPS = new WithoutProducts(Set.of(Ref.now(CellGraph.INPUT)));

    @Override
    public String title() {
        return "without products";
    }

    @Override
    public Program apply(Program program) {
        return program.with(without(program.forward()), without(program.backward()));
    }

    private Section without(Section section) {
        return new Section(without(section.before()), without(section.step()), without(section.after()));
    }

    private List<Instruction> without(List<Instruction> instructions) {
        return instructions.stream()
                .filter(instruction -> !(instruction instanceof Outer outer) || kept.contains(outer.right()))
                .map(this::emptied)
                .toList();
    }

    private Instruction emptied(Instruction instruction) {
        if (instruction instanceof Multiply multiply) {
            return emptied(multiply);
        }
        if (instruction instanceof Pack pack) {
            return new Pack(pack.products().stream().map(this::emptied).toList());
        }
        return instruction;
    }

    private Multiply emptied(Multiply multiply) {
        return new Multiply(
                multiply.target(),
                multiply.adds(),
                multiply.terms().stream()
                        .filter(term -> kept.contains(term.operand()))
                        .toList());
    }
}
