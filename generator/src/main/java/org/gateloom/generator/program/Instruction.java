package org.gateloom.generator.program;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gateloom.spec.graph.Operation;
import org.gateloom.spec.graph.Ref;
import org.gateloom.spec.graph.Size;

/** One thing to do, for a step or, outside the loop, for all steps. */
public sealed interface Instruction {

    /** The values it defines or adds to. */
    Stream<String> defines();

    /** The values it reads. */
    Stream<Ref> reads();

    /** The products that it does, its own or together. */
    default Stream<Multiply> multiplications() {
        return Stream.of();
    }

    <R> R accept(Visitor<R> visitor);

    /**
     * {@code target = Σ terms}, or {@code target += Σ terms}.
     *
     * @param target what it defines
     * @param adds whether it adds to what an instruction before it put there
     * @param terms at least one
     */
    record Multiply(String target, boolean adds, List<Term> terms) implements Instruction {
        public Multiply {
            terms = List.copyOf(terms);
        }

        @Override
        public Stream<String> defines() {
            return Stream.of(target);
        }

        @Override
        public Stream<Ref> reads() {
            Stream<Ref> operands = terms.stream().map(Term::operand);
            return adds ? Stream.concat(Stream.of(Ref.now(target)), operands) : operands;
        }

        @Override
        public Stream<Multiply> multiplications() {
            return Stream.of(this);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.multiply(this);
        }

        @Override
        public String toString() {
            return target
                    + (adds ? " += " : " = ")
                    + terms.stream().map(Term::toString).collect(Collectors.joining(" + "));
        }
    }

    /**
     * A matrix times a value.
     *
     * @param transposed whether the matrix is transposed
     */
    record Term(String parameter, boolean transposed, Ref operand) {
        @Override
        public String toString() {
            return parameter + (transposed ? "ᵀ " : " ") + operand;
        }
    }

    /**
     * Products that read one value, to be done together: their matrices lie behind each other, so that they can be one
     * product with all of them.
     *
     * @param products each with one term, of the same operand
     */
    record Pack(List<Multiply> products) implements Instruction {
        public Pack {
            products = List.copyOf(products);
        }

        @Override
        public Stream<String> defines() {
            return products.stream().flatMap(Multiply::defines);
        }

        @Override
        public Stream<Ref> reads() {
            return products.stream().flatMap(Multiply::reads);
        }

        @Override
        public Stream<Multiply> multiplications() {
            return products.stream();
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.pack(this);
        }

        @Override
        public String toString() {
            return products.stream().map(Multiply::toString).collect(Collectors.joining(" | ", "together: ", ""));
        }
    }

    /**
     * Elements of a row meet: they are added up, repeated, joined or cut out.
     *
     * @param operation a sum, a spread, a concatenation or a slice
     * @param operands in the operation's order
     */
    record Across(String target, Operation operation, List<Ref> operands) implements Instruction {
        public Across {
            operands = List.copyOf(operands);
        }

        @Override
        public Stream<String> defines() {
            return Stream.of(target);
        }

        @Override
        public Stream<Ref> reads() {
            return operands.stream();
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.across(this);
        }

        @Override
        public String toString() {
            String word = operation instanceof Operation.Slice slice
                    ? "slice from " + slice.from()
                    : operation.getClass().getSimpleName().toLowerCase(Locale.ROOT);
            return target + " = " + word
                    + operands.stream().map(Ref::toString).collect(Collectors.joining(", ", " (", ")"));
        }
    }

    /**
     * One sweep over {@code [rows, size]}.
     *
     * @param size of all values it defines
     * @param assignments in order, for each element
     */
    record Elementwise(Size size, List<Assignment> assignments) implements Instruction {
        public Elementwise {
            assignments = List.copyOf(assignments);
        }

        @Override
        public Stream<String> defines() {
            return assignments.stream()
                    .filter(assignment -> assignment.kind() != Assignment.Kind.GRADIENT)
                    .map(Assignment::target);
        }

        /** What comes from outside the loop. */
        @Override
        public Stream<Ref> reads() {
            List<String> own = defines().toList();
            return assignments.stream()
                    .flatMap(assignment -> assignment.value().reads())
                    .filter(ref -> ref.previous() || !own.contains(ref.node()))
                    .distinct();
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.elementwise(this);
        }

        @Override
        public String toString() {
            return assignments.stream()
                    .map(Assignment::toString)
                    .collect(Collectors.joining("; ", "loop [" + size + "] ", ""));
        }
    }

    /**
     * One value of a sweep.
     *
     * @param target the value; the parameter for a gradient
     * @param value what it gets
     * @param kind what becomes of it
     */
    record Assignment(String target, Expression value, Kind kind) {

        /** What becomes of an assigned value. */
        public enum Kind {
            /** It is written to memory. */
            STORED,
            /** It is read in the same sweep only. */
            LOCAL,
            /** It is added to the gradient of a vector parameter, over steps and rows. */
            GRADIENT
        }

        @Override
        public String toString() {
            return switch (kind) {
                case STORED -> target + " = " + value;
                case LOCAL -> "local " + target + " = " + value;
                case GRADIENT -> "gradient " + target + " += " + value;
            };
        }
    }

    /**
     * {@code gradient[r][c] += left[r] right[c]}, over the rows of the batch.
     *
     * @param parameter a matrix
     * @param left of the matrix's rows
     * @param right of the matrix's columns
     */
    record Outer(String parameter, Ref left, Ref right) implements Instruction {
        @Override
        public Stream<String> defines() {
            return Stream.of();
        }

        @Override
        public Stream<Ref> reads() {
            return Stream.of(left, right);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.outer(this);
        }

        @Override
        public String toString() {
            return "gradient " + parameter + " += " + left + " ⊗ " + right;
        }
    }

    /**
     * A value is copied between its array, on which element-wise work is done, and its block, on which products are; only
     * there once {@code org.gateloom.generator.layout} has given values their places.
     *
     * @param value what is copied
     * @param toBlock from array to block, or back
     */
    record Move(String value, boolean toBlock) implements Instruction {
        @Override
        public Stream<String> defines() {
            return Stream.of();
        }

        @Override
        public Stream<Ref> reads() {
            return Stream.of(Ref.now(value));
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.move(this);
        }

        @Override
        public String toString() {
            return (toBlock ? "to block " : "to array ") + value;
        }
    }

    /** One answer for each kind of instruction. */
    interface Visitor<R> {
        R multiply(Multiply multiply);

        R pack(Pack pack);

        R elementwise(Elementwise elementwise);

        R across(Across across);

        R outer(Outer outer);

        R move(Move move);
    }
}
