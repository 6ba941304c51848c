package org.gateloom.generator.layout;

import java.util.Map;
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
 * @param forward operations of a step, for all rows of the batch
 * @param backward operations of a step's adjoint, gradients of parameters included
 * @param tapeBytes what is kept of a step until backward has passed it, for all rows of the batch
 */
public record Cost(long parameters, long forward, long backward, long tapeBytes) {

    /** How a cell is run. */
    public record Setting(Map<String, Integer> sizes, int batch, Precision precision, boolean symbols) {}

    /** Of a program in a setting; its sizes may leave out those that have a standard. */
    public static Cost of(LaidOut laidOut, Setting setting) {
        Program program = laidOut.program();
        Counter counter = new Counter(program, program.graph().resolve(setting.sizes()), setting);
        long parameters = program.graph().parameters().stream()
                .mapToLong(parameter -> counter.at(parameter.shape().count()))
                .sum();
        return new Cost(
                parameters,
                counter.operations(program.forward()),
                counter.operations(program.backward()),
                counter.tapeBytes(laidOut));
    }

    /** Forward and backward. */
    public long operations() {
        return forward + backward;
    }

    private record Counter(Program program, Map<String, Integer> sizes, Setting setting) {

        long at(Size size) {
            return size.count(sizes);
        }

        /** Of one step: what is done outside the loop for all steps has its share in it. */
        long operations(Section section) {
            return section.all().mapToLong(this::operations).sum();
        }

        private long operations(Instruction instruction) {
            return instruction.accept(new Instruction.Visitor<>() {
                @Override
                public Long multiply(Instruction.Multiply multiply) {
                    // Nobody asks for the cotangent of symbols.
                    return setting.symbols() && inputCotangent(multiply.target())
                            ? 0
                            : multiply.terms().stream()
                                    .mapToLong(term -> product(term.parameter(), term.operand()))
                                    .sum();
                }

                @Override
                public Long pack(Instruction.Pack pack) {
                    return pack.products().stream().mapToLong(this::multiply).sum();
                }

                @Override
                public Long elementwise(Instruction.Elementwise loop) {
                    long each = loop.assignments().stream()
                            .mapToLong(Counter::operations)
                            .sum();
                    return each * at(loop.size()) * setting.batch();
                }

                @Override
                public Long across(Instruction.Across across) {
                    long added = across.operation() instanceof Operation.Sum
                            ? at(program.sizes().get(across.operands().get(0).node())) - 1
                            : 0;
                    return added * setting.batch();
                }

                @Override
                public Long outer(Instruction.Outer outer) {
                    return product(outer.parameter(), outer.right());
                }

                @Override
                public Long move(Instruction.Move move) {
                    return 0L;
                }
            });
        }

        private boolean inputCotangent(String value) {
            return program.inputCotangent().filter(value::equals).isPresent();
        }

        /** The product of a matrix with a value, or what it adds to the matrix's gradient. */
        private long product(String matrix, Ref operand) {
            Parameter.Shape.Matrix shape =
                    (Parameter.Shape.Matrix) program.graph().parameter(matrix).shape();
            long rows = at(shape.height());
            boolean lookUp = setting.symbols() && operand.equals(Ref.now(CellGraph.INPUT));
            return (lookUp ? rows : 2 * rows * at(shape.columns())) * setting.batch();
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

        long tapeBytes(LaidOut laidOut) {
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
