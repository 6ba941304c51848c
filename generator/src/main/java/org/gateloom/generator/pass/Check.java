package org.gateloom.generator.pass;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.gateloom.generator.differentiate.Adjoint;
import org.gateloom.generator.program.Instruction;
import org.gateloom.generator.program.Program;
import org.gateloom.generator.program.Section;
import org.gateloom.spec.graph.CellGraph;
import org.gateloom.spec.graph.Ref;
import org.gateloom.spec.graph.Size;

/** Holds a program against the rules of its package page, and names the pass that broke one. */
final class Check {

    private final String pass;
    private final Program program;
    private final Set<String> defined = new HashSet<>();

    private Check(String pass, Program program) {
        this.pass = pass;
        this.program = program;
    }

    static void program(String pass, Program program) {
        Check check = new Check(pass, program);
        check.defined.add(CellGraph.INPUT);
        program.graph().masks().forEach(mask -> check.defined.add(mask.name()));
        check.section(program.forward());
        check.defined.add(Adjoint.OUTPUT);
        check.section(program.backward());
        program.graph().states().forEach(state -> {
            check.require(check.defined.contains(state.node()), "state " + state.node() + " is not defined");
            String cotangent = Adjoint.ofPrevious(state.node());
            check.require(check.defined.contains(cotangent), cotangent + " is not defined");
        });
        check.require(check.defined.contains(program.graph().output()), "the output is not defined");
    }

    private void section(Section section) {
        List.of(section.before(), section.step(), section.after()).forEach(list -> list.forEach(this::instruction));
    }

    private void instruction(Instruction instruction) {
        instruction.reads().filter(ref -> !ref.previous()).forEach(ref -> {
            require(defined.contains(ref.node()), ref + " is read before it is defined, in: " + instruction);
        });
        instruction.reads().forEach(this::known);
        instruction.defines().forEach(value -> {
            known(Ref.now(value));
            boolean adds = adds(instruction, value);
            require(
                    adds == defined.contains(value),
                    value + (adds ? " is added to" : " is defined twice") + ", in: " + instruction);
        });
        if (instruction instanceof Instruction.Elementwise loop) {
            Set<String> own = new HashSet<>();
            for (Instruction.Assignment assignment : loop.assignments()) {
                assignment.value().reads().forEach(ref -> size(ref.node(), loop.size(), instruction));
                if (assignment.kind() != Instruction.Assignment.Kind.GRADIENT) {
                    size(assignment.target(), loop.size(), instruction);
                    require(own.add(assignment.target()), assignment.target() + " is assigned twice");
                }
            }
        }
        instruction.defines().forEach(defined::add);
    }

    private static boolean adds(Instruction instruction, String value) {
        return instruction
                .multiplications()
                .anyMatch(product -> product.target().equals(value) && product.adds());
    }

    private void known(Ref ref) {
        require(program.sizes().containsKey(ref.node()), ref.node() + " has no size");
    }

    private void size(String value, Size size, Instruction in) {
        require(
                program.sizes().get(value).equals(size),
                value + " has size " + program.sizes().get(value) + ", in: " + in);
    }

    private void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalStateException("after " + pass + ": " + otherwise + "\n" + program);
        }
    }
}
