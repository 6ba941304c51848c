package org.gateloom.spec.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.gateloom.spec.diagnostic.Key;
import org.gateloom.spec.diagnostic.Limits;
import org.gateloom.spec.diagnostic.Nearest;
import org.gateloom.spec.diagnostic.Position;
import org.gateloom.spec.diagnostic.Problems;
import org.gateloom.spec.expression.Expression;
import org.gateloom.spec.expression.Expression.Name;
import org.gateloom.spec.file.CellFile;
import org.gateloom.spec.file.CellFile.Body;
import org.gateloom.spec.file.CellFile.Gate;
import org.gateloom.spec.file.CellFile.Repeat;

/**
 * Writes a repetition out as ordinary gates, so that nothing behind it knows of levels. Of a gate {@code candidate} come
 * {@code candidate_1}, {@code candidate_2}, …; of a carried value {@code s} come {@code s_0} before the first level,
 * {@code s_1} after it, and so on, and {@code s} after the last.
 */
final class Levels {

    private final Repeat repeat;
    private final Problems problems;
    private final Set<String> repeated = new LinkedHashSet<>();
    private final Set<String> carried = new LinkedHashSet<>();
    private final Set<Position> empty = new LinkedHashSet<>();

    private Levels(Repeat repeat, Problems problems) {
        this.repeat = repeat;
        this.problems = problems;
        repeat.gates().forEach(gate -> repeated.add(gate.name().text()));
        repeat.from().forEach(gate -> carried.add(gate.name().text()));
    }

    /** A file with its levels among its gates; without them, and so not complete, when something is wrong with them. */
    static CellFile writtenOut(CellFile file, Problems problems) {
        if (file.repeat().isEmpty()) {
            return file;
        }
        Repeat repeat = file.repeat().get();
        List<Gate> each =
                Stream.of(repeat.gates(), repeat.next()).flatMap(List::stream).toList();
        long pieces = repeat.times()
                * each.stream().mapToLong(gate -> pieces(gate.body())).sum();
        if (pieces > Limits.REPEATED_PIECES) {
            problems.report(
                    each.get(0).name().position(),
                    Key.LIMIT,
                    "the repetition has " + pieces + " names, numbers and calls over its levels",
                    "at most " + Limits.REPEATED_PIECES + " in all");
            return file.withBroken(Stream.of(repeat.from(), repeat.gates())
                    .flatMap(List::stream)
                    .toList());
        }
        int before = problems.count();
        List<Gate> gates = new Levels(file.repeat().get(), problems).gates();
        return problems.count() == before ? file.withGates(gates) : file.withBroken(gates);
    }

    private static long pieces(Body body) {
        return body instanceof Body.Formula formula
                ? pieces(formula.expression())
                : ((Body.Affine) body).of().stream().mapToLong(Levels::pieces).sum();
    }

    /** Names, numbers and calls of an expression. */
    private static long pieces(Expression expression) {
        if (expression instanceof Expression.Binary binary) {
            return pieces(binary.left()) + pieces(binary.right());
        }
        if (expression instanceof Expression.Negate negate) {
            return pieces(negate.operand());
        }
        return expression instanceof Expression.Call call
                ? 1 + call.arguments().stream().mapToLong(Levels::pieces).sum()
                : 1;
    }

    private List<Gate> gates() {
        checkCarried();
        List<Gate> gates = new ArrayList<>();
        for (Gate from : repeat.from()) {
            new Level(repeat, 0, Map.of(), empty, problems)
                    .body(from)
                    .ifPresent(body -> gates.add(new Gate(at(from.name(), 0), body)));
        }
        for (int level = 1; level <= repeat.times(); level++) {
            Map<String, String> nodes = new LinkedHashMap<>();
            for (String gate : repeated) {
                nodes.put(gate, gate + "_" + level);
            }
            for (String value : carried) {
                nodes.put(value, value + "_" + (level - 1));
            }
            write(level, nodes, gates);
        }
        for (Gate from : repeat.from()) {
            Name name = from.name();
            gates.add(new Gate(name, new Body.Formula(at(name, repeat.times()))));
        }
        return gates;
    }

    private void write(int number, Map<String, String> nodes, List<Gate> gates) {
        Level level = new Level(repeat, number, nodes, empty, problems);
        List<Gate> all = new ArrayList<>(repeat.gates());
        repeat.next().stream()
                .filter(gate -> carried.contains(gate.name().text()))
                .forEach(all::add);
        for (Gate gate : all) {
            Optional<Body> body = level.body(gate);
            body.ifPresent(written -> gates.add(new Gate(at(gate.name(), number), written)));
            if (body.isEmpty()) {
                level.reportEmpty(gate.name());
            }
        }
    }

    private static Name at(Name name, int level) {
        return new Name(name.position(), name.text() + "_" + level, name.text());
    }

    private void checkCarried() {
        List<String> next =
                repeat.next().stream().map(gate -> gate.name().text()).toList();
        for (Gate from : repeat.from()) {
            if (!next.contains(from.name().text()) && repeat.complete()) {
                problems.report(
                        from.name().position(),
                        Key.NEVER_UPDATED,
                        "'" + from.name() + "' never gets a new value at a level",
                        "expected '" + from.name() + ": ...' under 'next' of 'repeat'");
            }
        }
        for (Gate gate : repeat.next()) {
            String name = gate.name().text();
            if (!carried.contains(name) && repeat.complete()) {
                problems.report(
                        gate.name().position(),
                        Key.UNKNOWN_NAME,
                        "'next' of 'repeat' gives a value to '" + name + "', which nothing carries to the first level",
                        carried.isEmpty()
                                ? "expected a value under 'from'"
                                : "expected one of " + Listing.of(List.copyOf(carried)),
                        Nearest.to(name, carried));
            }
        }
    }
}
