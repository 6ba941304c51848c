package org.gateloom.generator.layout;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.gateloom.generator.layout.Place.Extent;
import org.gateloom.generator.program.Expression;
import org.gateloom.generator.program.Instruction;
import org.gateloom.generator.program.Instruction.Assignment;
import org.gateloom.generator.program.Program;
import org.gateloom.generator.program.Section;
import org.gateloom.runtime.cell.Precision;
import org.gateloom.spec.graph.CellGraph;
import org.gateloom.spec.graph.Function;
import org.gateloom.spec.graph.Operation;
import org.gateloom.spec.graph.Parameter;
import org.gateloom.spec.graph.Ref;
import org.gateloom.spec.graph.Size;

/**
 * What one step of one layer costs, counted in the program that is run.
 *
 * <p>A floating-point operation is an addition, a multiplication or one call of a function, {@code tanh} as well as
 * {@code +}; a product of a matrix {@code [rows, columns]} and a vector is {@code 2 rows columns}. Where the input is
 * symbols, a matrix times the input is a look-up: {@code rows} additions, forward and in the matrix's gradient.
 *
 * @param parameters numbers of the cell's parameters, frozen ones too
 * @param shares what the operations are spent on, in the order of the program
 * @param tapeBytes what is kept of a step until backward has passed it, for all rows of the batch
 */
public record Cost(long parameters, List<Share> shares, long tapeBytes) {

    public Cost {
        shares = List.copyOf(shares);
    }

    /** How a cell is run. */
    public record Setting(Map<String, Integer> sizes, int batch, Precision precision, boolean symbols) {}

    /** The kinds of work in a step. */
    public enum Kind {
        /** A product that waits for the step before. */
        RECURRENT_PRODUCT,
        /** A product that is done for all steps at once. */
        HOISTED_PRODUCT,
        /** A matrix's gradient, for all steps at once. */
        MATRIX_GRADIENT,
        /** A matrix's columns are read, or added to, in place of a product. */
        LOOK_UP,
        /** Sweeps over elements, sums over them, gradients of vectors. */
        ELEMENTWISE
    }

    /**
     * Work of one kind for one thing.
     *
     * @param of the matrix; for element-wise work the value, or the vector whose gradient it is
     * @param operations of a step, for all rows of the batch
     */
    public record Share(Direction direction, Kind kind, String of, long operations) {}

    /** Which way time runs. */
    public enum Direction {
        FORWARD,
        /** Gradients of parameters included. */
        BACKWARD
    }

    /** Of a program in a setting; its sizes may leave out those that have a standard. */
    public static Cost of(LaidOut laidOut, Setting setting) {
        Program program = laidOut.program();
        Counter counter = new Counter(laidOut, program, program.graph().resolve(setting.sizes()), setting);
        long parameters = program.graph().parameters().stream()
                .mapToLong(parameter -> counter.at(parameter.shape().count()))
                .sum();
        List<Share> shares = Stream.concat(
                        counter.shares(Direction.FORWARD, program.forward()),
                        counter.shares(Direction.BACKWARD, program.backward()))
                .toList();
        return new Cost(parameters, shares, counter.tapeBytes());
    }

    /** Operations of a step. */
    public long forward() {
        return operations(share -> share.direction() == Direction.FORWARD);
    }

    /** Operations of a step's adjoint, gradients of parameters included. */
    public long backward() {
        return operations(share -> share.direction() == Direction.BACKWARD);
    }

    /** Forward and backward. */
    public long operations() {
        return operations(share -> true);
    }

    /** Forward and backward, of a kind. */
    public long operations(Kind kind) {
        return operations(share -> share.kind() == kind);
    }

    private long operations(Predicate<Share> counted) {
        return shares.stream().filter(counted).mapToLong(Share::operations).sum();
    }

    private record Counter(LaidOut laidOut, Program program, Map<String, Integer> sizes, Setting setting) {

        long at(Size size) {
            return size.count(sizes);
        }

        /**
         * Of one step: what is done outside the loop for all steps has its share in it; what is done once for all of them
         * has none.
         */
        Stream<Share> shares(Direction direction, Section section) {
            Stream<Instruction> outside = Stream.concat(section.before().stream(), section.after().stream());
            return Stream.concat(
                    section.step().stream()
                            .flatMap(instruction -> shares(direction, Kind.RECURRENT_PRODUCT, instruction)),
                    outside.filter(instruction -> !laidOut.once(instruction))
                            .flatMap(instruction -> shares(direction, Kind.HOISTED_PRODUCT, instruction)));
        }

        private Stream<Share> shares(Direction direction, Kind products, Instruction instruction) {
            return instruction.accept(new Instruction.Visitor<>() {
                @Override
                public Stream<Share> multiply(Instruction.Multiply multiply) {
                    // Nobody asks for the cotangent of symbols.
                    return setting.symbols() && inputCotangent(multiply.target())
                            ? Stream.of()
                            : multiply.terms().stream()
                                    .map(term -> product(products, term.parameter(), term.operand()));
                }

                @Override
                public Stream<Share> pack(Instruction.Pack pack) {
                    return pack.products().stream().flatMap(this::multiply);
                }

                @Override
                public Stream<Share> elementwise(Instruction.Elementwise loop) {
                    return loop.assignments().stream()
                            .map(assignment -> elementwise(
                                    assignment.target(), operations(assignment) * at(loop.size()) * setting.batch()));
                }

                @Override
                public Stream<Share> across(Instruction.Across across) {
                    long added = across.operation() instanceof Operation.Sum
                            ? at(program.sizes().get(across.operands().get(0).node())) - 1
                            : 0;
                    return Stream.of(elementwise(across.target(), added * setting.batch()));
                }

                @Override
                public Stream<Share> outer(Instruction.Outer outer) {
                    return Stream.of(product(Kind.MATRIX_GRADIENT, outer.parameter(), outer.right()));
                }

                @Override
                public Stream<Share> move(Instruction.Move move) {
                    return Stream.of();
                }

                private Share elementwise(String of, long operations) {
                    return new Share(direction, Kind.ELEMENTWISE, of, operations);
                }

                /** The product of a matrix with a value, or what it adds to the matrix's gradient. */
                private Share product(Kind kind, String matrix, Ref operand) {
                    Parameter.Shape.Matrix shape = (Parameter.Shape.Matrix)
                            program.graph().parameter(matrix).shape();
                    long rows = at(shape.height());
                    boolean lookUp = setting.symbols() && operand.equals(Ref.now(CellGraph.INPUT));
                    return new Share(
                            direction,
                            lookUp ? Kind.LOOK_UP : kind,
                            matrix,
                            (lookUp ? rows : 2 * rows * at(shape.columns())) * setting.batch());
                }
            });
        }

        private boolean inputCotangent(String value) {
            return program.inputCotangent().filter(value::equals).isPresent();
        }

        private static long operations(Assignment assignment) {
            long added = assignment.kind() == Assignment.Kind.GRADIENT ? 1 : 0;
            return added + operations(assignment.value());
        }

        private static long operations(Expression expression) {
            if (!(expression instanceof Expression.Apply apply)) {
                return 0;
            }
            int own = apply.function() == Function.ADD ? apply.operands().size() - 1 : 1;
            return own
                    + apply.operands().stream().mapToLong(Counter::operations).sum();
        }

        long tapeBytes() {
            long numbers = 0;
            for (Map.Entry<String, Place> placed : laidOut.places().entrySet()) {
                long size = at(program.sizes().get(placed.getKey()));
                boolean shared = laidOut.shared().containsKey(placed.getKey());
                boolean symbols = setting.symbols()
                        && (placed.getKey().equals(CellGraph.INPUT) || inputCotangent(placed.getKey()));
                numbers += size
                        * Stream.of(
                                        placed.getValue().array(),
                                        shared ? Extent.NONE : placed.getValue().block())
                                .filter(extent -> kept(extent) && !(symbols && extent == Extent.GIVEN))
                                .count();
            }
            long bytes = setting.precision() == Precision.FLOAT ? Float.BYTES : Double.BYTES;
            return numbers * bytes * setting.batch();
        }

        private static boolean kept(Extent extent) {
            return extent == Extent.SEQUENCE || extent == Extent.WITH_INITIAL || extent == Extent.GIVEN;
        }
    }
}
