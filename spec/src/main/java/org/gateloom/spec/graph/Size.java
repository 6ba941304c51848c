package org.gateloom.spec.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A number of elements as a polynomial over size names: {@code hidden}, {@code 2*hidden + in}, {@code 1}. Two sizes are
 * equal when they are so for any values of the names, which is how a mismatch is found that happens not to show at one
 * choice of sizes.
 *
 * @param terms coefficient of each product of names; the empty product is the number 1. Sorted, no zero coefficients
 */
public record Size(SortedMap<Monomial, Long> terms) {

    /** The size of a scalar. */
    public static final Size ONE = of(1);

    public Size {
        terms = new TreeMap<>(terms);
        terms.values().removeIf(coefficient -> coefficient == 0);
    }

    /** A product of size names, sorted; empty for the number 1. */
    public record Monomial(List<String> names) implements Comparable<Monomial> {
        public Monomial {
            names = names.stream().sorted().toList();
        }

        @Override
        public int compareTo(Monomial other) {
            int byDegree = Integer.compare(other.names.size(), names.size());
            return byDegree != 0 ? byDegree : toString().compareTo(other.toString());
        }

        @Override
        public String toString() {
            return String.join("*", names);
        }
    }

    public static Size of(long number) {
        return new Size(new TreeMap<>(Map.of(new Monomial(List.of()), number)));
    }

    public static Size of(String name) {
        return new Size(new TreeMap<>(Map.of(new Monomial(List.of(name)), 1L)));
    }

    public Size plus(Size other) {
        SortedMap<Monomial, Long> sum = new TreeMap<>(terms);
        other.terms.forEach((monomial, coefficient) -> sum.merge(monomial, coefficient, Math::addExact));
        return new Size(sum);
    }

    public Size times(Size other) {
        SortedMap<Monomial, Long> product = new TreeMap<>();
        terms.forEach((a, p) -> other.terms.forEach((b, q) -> {
            Monomial both = new Monomial(
                    Stream.concat(a.names.stream(), b.names.stream()).toList());
            product.merge(both, Math.multiplyExact(p, q), Math::addExact);
        }));
        return new Size(product);
    }

    /**
     * This size without a part of it.
     *
     * @return empty when the part is not in it for every choice of sizes
     */
    public Optional<Size> without(Size part) {
        Size rest = plus(part.times(of(-1)));
        boolean positive = !rest.terms.isEmpty() && rest.terms.values().stream().allMatch(factor -> factor > 0);
        return positive ? Optional.of(rest) : Optional.empty();
    }

    /**
     * One of equal parts.
     *
     * @param parts how many; a number, or a product of names
     * @return empty when it is not so divisible for every choice of sizes
     */
    public Optional<Size> over(Size parts) {
        if (parts.terms.size() != 1) {
            return Optional.empty();
        }
        Monomial by = parts.terms.firstKey();
        long factor = parts.terms.get(by);
        SortedMap<Monomial, Long> quotient = new TreeMap<>();
        for (Map.Entry<Monomial, Long> term : terms.entrySet()) {
            List<String> names = new ArrayList<>(term.getKey().names);
            boolean divisible = by.names.stream().allMatch(names::remove) && term.getValue() % factor == 0;
            if (!divisible) {
                return Optional.empty();
            }
            quotient.put(new Monomial(names), term.getValue() / factor);
        }
        return Optional.of(new Size(quotient));
    }

    /** With a size in place of a name. */
    public Size replace(String name, Size by) {
        Size result = new Size(new TreeMap<>());
        for (Map.Entry<Monomial, Long> term : terms.entrySet()) {
            Size product = of(term.getValue());
            for (String factor : term.getKey().names) {
                product = product.times(factor.equals(name) ? by : of(factor));
            }
            result = result.plus(product);
        }
        return result;
    }

    /** The names it speaks of, sorted. */
    public Set<String> names() {
        return terms.keySet().stream().flatMap(m -> m.names.stream()).collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * Its value.
     *
     * @param values a number for each of {@link #names}
     * @throws ArithmeticException when it is not within an {@code int}
     */
    public int at(Map<String, Integer> values) {
        return Math.toIntExact(count(values));
    }

    /**
     * Its value, which may be more than an array can have elements.
     *
     * @throws ArithmeticException when it is not within a {@code long}
     */
    public long count(Map<String, Integer> values) {
        long sum = 0;
        for (Map.Entry<Monomial, Long> term : terms.entrySet()) {
            long product = term.getValue();
            for (String name : term.getKey().names) {
                product = Math.multiplyExact(product, (long) values.get(name));
            }
            sum = Math.addExact(sum, product);
        }
        return sum;
    }

    @Override
    public String toString() {
        return terms.entrySet().stream()
                .map(term -> term.getKey().names.isEmpty()
                        ? term.getValue().toString()
                        : term.getValue() == 1 ? term.getKey().toString() : term.getValue() + "*" + term.getKey())
                .collect(Collectors.joining(" + "));
    }
}
