package org.gateloom.runtime.opencl;

import java.util.List;
import java.util.Optional;

/**
 * What a generated kernel says of itself at certain sizes: what it keeps in memory and in which stages it runs. The order
 * of the lists is that of a layer's table in {@link ModelKernel#layout}: whether it reads symbols, sizes, parameters,
 * values, sums.
 *
 * @param tile rows that a work item does at once, a divisor or multiple of {@link ModelKernel#TILE}
 * @param sizes names of the sizes it reads
 * @param parameters names of the parameters it reads, of which the table has offsets
 * @param transposed names of the matrices that it reads row by row
 * @param values what it stores, forward and backward
 * @param sums what the loop adds up for gradients of vectors, {@code [rows, size]} each
 * @param stages in the order in which they run, those of a loop once; a stage's number is {@link ModelKernel#CELL} and its
 *     place in the list
 * @param output the value that the cell emits
 * @param inputCotangent the value that is the input's cotangent; empty when none reaches it
 */
public record KernelPlan(
        int tile,
        List<String> sizes,
        List<String> parameters,
        List<String> transposed,
        List<Value> values,
        List<Integer> sums,
        List<Part> stages,
        String output,
        Optional<String> inputCotangent) {

    /** The value that is the cell's input. */
    public static final String INPUT = "x";

    /** The value that is the cotangent of what the cell emits, given from outside. */
    public static final String OUTPUT_COTANGENT = "d.(output)";

    public KernelPlan {
        sizes = List.copyOf(sizes);
        parameters = List.copyOf(parameters);
        transposed = List.copyOf(transposed);
        values = List.copyOf(values);
        sums = List.copyOf(sums);
        stages = List.copyOf(stages);
    }

    /** When a stage runs. */
    public enum Part {
        /** Once, for all steps, before forward's loop. */
        FORWARD_BEFORE,
        /** For each step, the first one first. */
        FORWARD_STEP,
        /** Once, for all steps, behind forward's loop. */
        FORWARD_AFTER,
        /** Once, for all steps, before backward's loop. */
        BACKWARD_BEFORE,
        /** For each step, the last one first. */
        BACKWARD_STEP,
        /** Once, for all steps, behind backward's loop. */
        BACKWARD_AFTER,
        /** The same, but nobody needs it where the input is symbols. */
        INPUT_COTANGENT,
        /** When all else is done, for some steps at a time: the gradients of the parameters. */
        GRADIENTS,
        /** The last stage of forward's loop for the step before, and then the first one for the step, in one pass. */
        FORWARD_TURN,
        /** The last stage of backward's loop for the step after, and then the first one for the step, in one pass. */
        BACKWARD_TURN,
        /** Once, in place of forward's loop: work items take their rows through all steps. */
        FORWARD_SEQUENCE,
        /** Once, in place of backward's loop. */
        BACKWARD_SEQUENCE
    }

    /** For how many steps a value is kept. */
    public enum Extent {
        /** For the step at hand. */
        STEP,
        /** For all steps. */
        SEQUENCE,
        /** For all steps and the one before the first. */
        WITH_INITIAL,
        /** For all steps and the one after the last. */
        WITH_LAST,
        /** A mask, given for all steps. */
        MASK
    }

    /**
     * A stored value.
     *
     * @param name in the program; for states that of the node in the cell file
     * @param size elements a row
     */
    public record Value(String name, int size, Extent extent) {}

    /** Where the first size stands in a layer's table; before it, whether the layer reads symbols. */
    public static final int FIRST_SIZE = 1;

    int firstParameter() {
        return FIRST_SIZE + sizes.size();
    }

    int firstValue() {
        return firstParameter() + parameters.size();
    }

    int firstSum() {
        return firstValue() + values.size();
    }

    /** Numbers in a layer's table. */
    int length() {
        return firstSum() + sums.size();
    }

    /** The cotangent that a state's value of the step before has. */
    static String cotangentOfPrevious(String state) {
        return "d.prev(" + state + ")";
    }
}
