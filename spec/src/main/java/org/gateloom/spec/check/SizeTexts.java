package org.gateloom.spec.check;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gateloom.spec.diagnostic.Key;
import org.gateloom.spec.diagnostic.Limits;
import org.gateloom.spec.diagnostic.Nearest;
import org.gateloom.spec.diagnostic.Problems;
import org.gateloom.spec.expression.Expression;
import org.gateloom.spec.file.CellFile;
import org.gateloom.spec.graph.CellGraph;
import org.gateloom.spec.graph.Size;

/** Reads sizes: {@code hidden}, {@code 2 * hidden + 1}; whole positive numbers, names of sizes, + and *. */
final class SizeTexts {

    private final Map<String, Size> named = new LinkedHashMap<>();
    private final Problems problems;

    SizeTexts(CellFile file, Problems problems) {
        this.problems = problems;
        for (CellFile.NamedSize size : file.sizes()) {
            read(size.standard()).ifPresent(standard -> named.put(size.name().text(), standard));
            named.putIfAbsent(size.name().text(), CellGraph.HIDDEN);
        }
    }

    /** The named sizes with their standards, in the file's order. */
    Map<String, Size> named() {
        return named;
    }

    /**
     * The size that an expression is.
     *
     * @return empty when it is none, which was reported then
     */
    Optional<Size> read(Expression expression) {
        try {
            return expression.accept(new Reader());
        } catch (ArithmeticException beyondLong) {
            return refuse(expression, "is too large", "at most " + Limits.SIZE);
        }
    }

    private Optional<Size> refuse(Expression expression, String what, String expected) {
        problems.report(expression.position(), Key.SIZE, "the size '" + expression + "' " + what, expected);
        return Optional.empty();
    }

    private final class Reader implements Expression.Visitor<Optional<Size>> {

        @Override
        public Optional<Size> literal(Expression.Literal number) {
            double value = number.value();
            if (value != Math.rint(value) || value < 1) {
                return refuse(number, "is no whole positive number", "expected 1, 2, 3 or more");
            }
            return value > Limits.SIZE
                    ? refuse(number, "is too large", "at most " + Limits.SIZE)
                    : Optional.of(Size.of((long) value));
        }

        @Override
        public Optional<Size> name(Expression.Name name) {
            String text = name.text();
            if (text.equals("in") || text.equals("hidden") || named.containsKey(text)) {
                return Optional.of(Size.of(text));
            }
            List<String> known = new java.util.ArrayList<>(List.of("in", "hidden"));
            known.addAll(named.keySet());
            problems.report(
                    name.position(),
                    Key.UNKNOWN_SIZE,
                    "'" + text + "' is no size",
                    "expected one of " + Listing.of(known) + ", or a size named before under 'sizes'",
                    Nearest.to(text, known));
            return Optional.empty();
        }

        @Override
        public Optional<Size> parameterName(Expression.ParameterName parameter) {
            return refuse(parameter, "is the name of a parameter", "expected whole numbers, names of sizes, + and *");
        }

        @Override
        public Optional<Size> call(Expression.Call call) {
            return refuse(call, "is a call", "expected whole numbers, names of sizes, + and *");
        }

        @Override
        public Optional<Size> binary(Expression.Binary binary) {
            Optional<Size> left = binary.left().accept(this);
            Optional<Size> right = binary.right().accept(this);
            return switch (binary.operator()) {
                case ADD -> left.flatMap(a -> right.map(a::plus));
                case MULTIPLY -> left.flatMap(a -> right.map(a::times));
                default ->
                    refuse(
                            binary,
                            "uses '" + binary.operator().sign() + "'",
                            "expected whole numbers, names of sizes, + and *");
            };
        }

        @Override
        public Optional<Size> negate(Expression.Negate negate) {
            return refuse(negate, "is negative", "expected whole numbers, names of sizes, + and *");
        }
    }
}
