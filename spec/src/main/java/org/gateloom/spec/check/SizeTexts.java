package org.gateloom.spec.check;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gateloom.spec.diagnostic.Key;
import org.gateloom.spec.diagnostic.Limits;
import org.gateloom.spec.diagnostic.Nearest;
import org.gateloom.spec.diagnostic.Problems;
import org.gateloom.spec.expression.Expression;
import org.gateloom.spec.expression.Expression.Binary;
import org.gateloom.spec.expression.Expression.Name;
import org.gateloom.spec.file.CellFile;
import org.gateloom.spec.graph.CellGraph;
import org.gateloom.spec.graph.Size;
import org.gateloom.spec.graph.SizeRule;

/**
 * Reads sizes: {@code hidden}, {@code 2 * hidden + 1}; whole positive numbers, names of sizes, + and *. Where the file
 * ties a size to others ({@code head: hidden / heads}, {@code in: hidden}), it is written in terms of those, so that equal
 * sizes look the same.
 */
final class SizeTexts {

    private final Map<String, SizeRule> named = new LinkedHashMap<>();
    private final Map<String, Size> tied = new LinkedHashMap<>();
    private final Set<String> divisors = new LinkedHashSet<>();
    private final Problems problems;

    SizeTexts(CellFile file, Problems problems) {
        this.problems = problems;
        for (CellFile.NamedSize size : file.sizes()) {
            String name = size.name().text();
            if (size.standard() instanceof Binary binary && binary.operator() == Expression.Operator.DIVIDE) {
                quotient(size.name(), binary);
            } else if (name.equals(CellGraph.IN.toString())) {
                read(size.standard()).filter(as -> free(size, as)).ifPresent(as -> {
                    named.put(name, new SizeRule.Same(as));
                    tied.put(name, as);
                });
            } else {
                read(size.standard()).ifPresent(standard -> named.put(name, new SizeRule.Standard(standard)));
            }
            named.putIfAbsent(name, new SizeRule.Standard(CellGraph.HIDDEN));
        }
    }

    private boolean free(CellFile.NamedSize size, Size as) {
        boolean circle = as.names().contains(size.name().text());
        if (circle) {
            refuse(size.standard(), "is made of 'in' itself", "expected a size such as 'hidden'");
        }
        boolean used = divisors.contains(size.name().text())
                || tied.containsKey(size.name().text());
        if (!circle && used) {
            refuse(
                    size.standard(),
                    "is for 'in', which stands in a quotient before",
                    "expected that quotient of another size");
        }
        return !circle && !used;
    }

    /** {@code head: hidden / heads} makes {@code hidden} heads*head. */
    private void quotient(Name name, Binary division) {
        Optional<Size> parts = read(division.right());
        if (!(division.left() instanceof Name of)) {
            refuse(
                    division,
                    "divides what is no single name",
                    "expected a name of a size before '/', as 'hidden / heads'");
            return;
        }
        if (read(of).isEmpty() || parts.isEmpty()) {
            return;
        }
        Size divided = standard(Size.of(of.text()));
        Size divisor = standard(parts.get());
        Set<String> fixed = divisor.names();
        if (parts.get().terms().size() != 1) {
            refuse(division, "is divided by a sum", "expected a number or a product of sizes behind '/'");
        } else if (named.get(of.text()) instanceof SizeRule.Same same) {
            refuse(
                    division,
                    "divides '" + of.text() + "', which is tied to '" + same + "'",
                    "expected a quotient of a size that is tied to nothing");
        } else if (tied.containsKey(of.text())) {
            refuse(division, "divides '" + of.text() + "' a second time", "expected it in terms of the first quotient");
        } else if (fixed.contains(of.text()) || fixed.stream().anyMatch(this::dependent)) {
            refuse(
                    division,
                    "is divided by what depends on a size that is itself divided or tied",
                    "expected a number or a size of its own behind '/', as 'heads: 4'");
        } else if (divisors.contains(of.text())) {
            refuse(
                    division,
                    "divides '" + of.text() + "', which divides another size itself",
                    "expected a number or a size of its own behind the other '/', as 'heads: 4'");
        } else if (named.get(of.text()) instanceof SizeRule.Standard standard
                && divided.over(divisor).isEmpty()) {
            refuse(
                    division,
                    "divides '" + of.text() + "', whose standard " + standard + " is not always a multiple of "
                            + parts.get(),
                    "expected a standard that is one, as '" + parts.get() + " * hidden'");
        } else {
            divisors.addAll(fixed);
            named.put(name.text(), new SizeRule.Quotient(of.text(), parts.get()));
            tied.put(of.text(), parts.get().times(Size.of(name.text())));
        }
    }

    private boolean dependent(String name) {
        return tied.containsKey(name) || named.get(name) instanceof SizeRule.Quotient;
    }

    /** With the standards of named sizes in their place. */
    private Size standard(Size size) {
        Size standard = size;
        List<Map.Entry<String, SizeRule>> rules = new ArrayList<>(named.entrySet());
        Collections.reverse(rules);
        for (Map.Entry<String, SizeRule> rule : rules) {
            if (rule.getValue() instanceof SizeRule.Standard own) {
                standard = standard.replace(rule.getKey(), own.size());
            }
        }
        return normal(standard);
    }

    /** The named sizes with where they come from, in the file's order. */
    Map<String, SizeRule> named() {
        return named;
    }

    /** A size in terms of those that are tied to nothing. */
    Size normal(Size size) {
        Size normal = size;
        // A name stands only for such as are no names of quotients themselves, so once for each is enough.
        for (int round = 0; round <= tied.size(); round++) {
            for (Map.Entry<String, Size> tie : tied.entrySet()) {
                normal = normal.replace(tie.getKey(), tie.getValue());
            }
        }
        return normal;
    }

    /**
     * The size that an expression is.
     *
     * @return empty when it is none, which was reported then
     */
    Optional<Size> read(Expression expression) {
        try {
            return expression.accept(new Reader()).map(this::normal);
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
            List<String> known = new ArrayList<>(List.of("in", "hidden"));
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
                            binary.operator() == Expression.Operator.DIVIDE
                                    ? "expected whole numbers, names of sizes, + and *; a quotient gets a name under 'sizes', as 'head: hidden / heads'"
                                    : "expected whole numbers, names of sizes, + and *");
            };
        }

        @Override
        public Optional<Size> negate(Expression.Negate negate) {
            return refuse(negate, "is negative", "expected whole numbers, names of sizes, + and *");
        }
    }
}
