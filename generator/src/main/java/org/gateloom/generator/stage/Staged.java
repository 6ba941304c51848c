package org.gateloom.generator.stage;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.gateloom.generator.program.Instruction;
import org.gateloom.generator.program.Instruction.Multiply;
import org.gateloom.generator.program.Instruction.Outer;
import org.gateloom.generator.program.Program;
import org.gateloom.spec.graph.Ref;
import org.gateloom.spec.graph.Size;

/**
 * A program in stages.
 *
 * @param program what is run
 * @param stages in the order in which they are run, those of a loop once
 * @param matrices gradients of matrices, taken when all stages are done
 * @param vectors sums that the loop keeps for gradients of vectors and scalars, one for each assignment that adds to one
 * @param turns the loops in which the last stage of a step and the first of the next are one: what the first one reads of
 *     the last, it reads element by element
 * @param stored every value that lies in memory and for how long; all others live within a strip
 * @param symbols whether the input only meets matrices, so that it can be symbols
 */
public record Staged(
        Program program,
        List<Stage> stages,
        List<MatrixGradient> matrices,
        List<VectorSum> vectors,
        List<Part> turns,
        Map<String, Extent> stored,
        boolean symbols) {

    public Staged {
        stages = List.copyOf(stages);
        matrices = List.copyOf(matrices);
        vectors = List.copyOf(vectors);
        turns = List.copyOf(turns);
        stored = new LinkedHashMap<>(stored);
    }

    /** Which part of a program a stage is of. */
    public enum Part {
        FORWARD_BEFORE,
        FORWARD_STEP,
        FORWARD_AFTER,
        BACKWARD_BEFORE,
        BACKWARD_STEP,
        BACKWARD_AFTER;

        /** Whether it is done for one step at a time. */
        public boolean loop() {
            return this == FORWARD_STEP || this == BACKWARD_STEP;
        }
    }

    /** The stages of a part, in their order. */
    public List<Stage> stages(Part part) {
        return stages.stream().filter(stage -> stage.part() == part).toList();
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
        /** It is a mask, which whoever runs the cell gives for all steps. */
        MASK
    }

    /**
     * What is done between two points at which all elements wait for each other.
     *
     * @param part of the program
     * @param number within the part, from 1
     * @param strips one for each size of values
     * @param forInput whether it computes nothing but the input's cotangent, which is not asked for where symbols are read
     */
    public record Stage(Part part, int number, List<Strip> strips, boolean forInput) {
        public Stage {
            strips = List.copyOf(strips);
        }
    }

    /**
     * What is done for each element of values of one size, without looking at any other element of what the stage computes.
     *
     * @param size of the values
     * @param products by target: the targets' first values are what memory holds where {@link Multiply#adds}, else 0
     * @param loops that complete the products
     * @param elements what is done then, in order: element-wise work and work across elements of earlier stages
     * @param stores the values that it writes to memory, because somebody else reads them; products lie there anyway
     */
    public record Strip(
            Size size, List<Multiply> products, List<Loop> loops, List<Instruction> elements, List<String> stores) {
        public Strip {
            products = List.copyOf(products);
            loops = List.copyOf(loops);
            elements = List.copyOf(elements);
            stores = List.copyOf(stores);
        }

        /** What it computes. */
        public Stream<String> defines() {
            return Stream.concat(
                            products.stream().map(Multiply::target),
                            elements.stream().flatMap(Instruction::defines))
                    .distinct();
        }
    }

    /**
     * One way along a value, on which several products are added up.
     *
     * @param operand the value
     * @param transposed whether the matrices are
     * @param blocks of the matrices, each block-diagonal in the same way
     * @param length elements of the operand that one element of a product needs
     * @param outputs elements of a block of the product
     * @param terms what each adds to which product
     */
    public record Loop(Ref operand, boolean transposed, Size blocks, Size length, Size outputs, List<LoopTerm> terms) {
        public Loop {
            terms = List.copyOf(terms);
        }
    }

    /** A matrix and the product that it adds to. */
    public record LoopTerm(String target, String parameter) {}

    /**
     * The gradients of matrices of one shape whose right factors are the same, to be taken together.
     *
     * @param parameters the matrices, with their left factors
     * @param rights the right factors
     */
    public record MatrixGradient(List<MatrixLefts> parameters, List<Ref> rights) {
        public MatrixGradient {
            parameters = List.copyOf(parameters);
            rights = List.copyOf(rights);
        }
    }

    /**
     * The left factors of one matrix's gradient.
     *
     * @param outers one for each right factor
     */
    public record MatrixLefts(String parameter, List<Outer> outers) {
        public MatrixLefts {
            outers = List.copyOf(outers);
        }
    }

    /**
     * A sum over steps, kept for each row: {@code [rows, size]}.
     *
     * @param parameter whose gradient it is a part of
     * @param number which of the sums of this parameter, from 1
     * @param size of the values that are added
     */
    public record VectorSum(String parameter, int number, Size size) {}
}
