package org.gateloom.generator.pass;

import java.util.ArrayList;
import java.util.List;
import org.gateloom.generator.program.Program;

/** The plan of the compiler: which passes run, in which order. */
public final class Passes {

    /** All passes in their order. */
    public static final List<Pass> ALL = List.of(
            new AccumulateProducts(), // first: what is added up by BLAS is one value, which the next can split
            new HoistInvariants(), // what stays in the loop is the cost of the recurrence
            new DeferGradients(),
            new PackProducts(), // after both, or it would tie products in and outside the loop together
            new RecomputeCheapValues(), // before fusing, which decides what must be written to memory
            new FuseElementwise());

    /**
     * The passes before a program is cut into stages for a device: those that decide what is computed where. What is done
     * together follows from the stages there.
     */
    public static final List<Pass> DEVICE =
            List.of(new AccumulateProducts(), new HoistInvariants(), new DeferGradients(), new RecomputeCheapValues());

    private Passes() {}

    /**
     * A program after a pass.
     *
     * @param title the pass's
     * @param program after it
     * @param changed whether the pass changed it
     */
    public record Stage(String title, Program program, boolean changed) {}

    /** The program after each of the passes; the first stage is the program itself. */
    public static List<Stage> stages(Program program, List<Pass> passes) {
        List<Stage> stages = new ArrayList<>();
        stages.add(new Stage("lowered", program, true));
        Program current = program;
        Check.program("lowering", current);
        for (Pass pass : passes) {
            Program next = pass.apply(current);
            Check.program(pass.title(), next);
            stages.add(new Stage(pass.title(), next, !next.equals(current)));
            current = next;
        }
        return stages;
    }

    /** The program after all passes. */
    public static Program run(Program program) {
        return run(program, ALL);
    }

    /** The program after some passes. */
    public static Program run(Program program, List<Pass> passes) {
        List<Stage> stages = stages(program, passes);
        return stages.get(stages.size() - 1).program();
    }
}
