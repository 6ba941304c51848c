package org.gateloom.spec.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gateloom.spec.diagnostic.Key;
import org.gateloom.spec.diagnostic.Nearest;
import org.gateloom.spec.diagnostic.Problems;
import org.gateloom.spec.expression.Expression;
import org.gateloom.spec.expression.Expression.Name;
import org.gateloom.spec.expression.Parser;
import org.gateloom.spec.file.CellFile.Body;
import org.gateloom.spec.file.CellFile.Gate;
import org.gateloom.spec.file.CellFile.Init;
import org.gateloom.spec.read.YamlValue;
import org.gateloom.spec.read.YamlValue.Entry;
import org.gateloom.spec.read.YamlValue.Items;
import org.gateloom.spec.read.YamlValue.Mapping;
import org.gateloom.spec.read.YamlValue.Text;

/** Reads an entry of {@code gates} or {@code next}: an expression, or a mapping with {@code of}. */
final class GateReader {

    private static final List<String> KEYS = List.of("of", "act", "bias", "size", "init");

    private final Problems problems;
    private final Values values;

    GateReader(Problems problems, Values values) {
        this.problems = problems;
        this.values = values;
    }

    /**
     * Reads a gate.
     *
     * @param entry its name and what stands behind it
     * @param others the names in the same section, of which one may have been meant
     */
    Optional<Gate> gate(Entry entry, List<String> others) {
        Optional<Name> name = Parser.name(entry.key(), problems);
        Optional<? extends Body> body = entry.value() instanceof Mapping mapping
                ? affine(entry.key(), mapping, others)
                : values.expression(entry, "an expression, or a mapping such as {of: [x, prev(h)], act: tanh}")
                        .map(Body.Formula::new);
        return name.flatMap(n -> body.map(b -> new Gate(n, b)));
    }

    private Optional<Body.Affine> affine(Text name, Mapping mapping, List<String> others) {
        values.known(mapping, KEYS, "a gate");
        Optional<Entry> of = mapping.entry("of");
        if (of.isEmpty()) {
            List<String> rest =
                    others.stream().filter(other -> !other.equals(name.text())).toList();
            problems.report(
                    name.position(),
                    Key.MISSING_KEY,
                    "'" + name + "' does not say what it sees",
                    "expected 'of: [x, prev(h)]', or the name of a gate of the base that has it",
                    Nearest.to(name.text(), rest));
            return Optional.empty();
        }
        List<Expression> operands = operands(of.get());
        Optional<Double> bias = bias(mapping);
        return Optional.of(new Body.Affine(
                mapping.position(),
                operands,
                mapping.entry("act")
                        .flatMap(act -> values.text(act, "the name of an activation"))
                        .flatMap(act -> Parser.name(act, problems)),
                bias,
                mapping.entry("size").flatMap(size -> values.expression(size, "a size, as 'hidden'")),
                init(mapping, bias)));
    }

    private List<Expression> operands(Entry of) {
        String expected = "what the gate sees, as 'of: [x, prev(h)]'";
        if (!(of.value() instanceof Items items)) {
            return values.expression(of, expected).map(List::of).orElse(List.of());
        }
        if (items.values().isEmpty()) {
            problems.report(items.position(), Key.EMPTY, "'of' is an empty list", "expected " + expected);
        }
        List<Expression> operands = new ArrayList<>();
        for (YamlValue value : items.values()) {
            values.expression(new Entry(of.key(), value), expected).ifPresent(operands::add);
        }
        return operands;
    }

    private Optional<Double> bias(Mapping mapping) {
        Optional<Entry> entry = mapping.entry("bias");
        if (entry.isEmpty()) {
            return Optional.of(0.0);
        }
        boolean none = entry.get().value() instanceof Text text && text.text().equals("none");
        // One that cannot be read is there all the same, and was reported.
        return none
                ? Optional.empty()
                : values.number(entry.get(), "the bias's value at the start, or 'none'")
                        .or(() -> Optional.of(0.0));
    }

    /** What the gate says of its parameters; its {@code bias} counts as said, too, below its {@code init}. */
    private List<Init> init(Mapping mapping, Optional<Double> bias) {
        List<Init> all = new ArrayList<>();
        mapping.entry("init")
                .flatMap(init -> values.mapping(init, "initialisers by parameter, as {W_x: orthogonal}"))
                .ifPresent(inits ->
                        inits.entries().forEach(entry -> values.init(entry).ifPresent(all::add)));
        boolean said = all.stream().anyMatch(init -> init.parameter().equals("b"));
        Optional<Entry> start = mapping.entry("bias").filter(entry -> bias.isPresent() && !said);
        start.map(entry -> entry.key().position())
                .map(place -> new Init(place, "b", new Expression.Literal(place, bias.get())))
                .ifPresent(all::add);
        return all;
    }
}
