package org.gateloom.spec.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gateloom.spec.diagnostic.Key;
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

    Optional<Gate> gate(Entry entry) {
        Optional<Name> name = Parser.name(entry.key(), problems);
        Optional<? extends Body> body = entry.value() instanceof Mapping mapping
                ? affine(entry.key(), mapping)
                : values.expression(entry, "an expression, or a mapping such as {of: [x, prev(h)], act: tanh}")
                        .map(Body.Formula::new);
        return name.flatMap(n -> body.map(b -> new Gate(n, b)));
    }

    private Optional<Body.Affine> affine(Text name, Mapping mapping) {
        values.known(mapping, KEYS, "a gate");
        Optional<Entry> of = mapping.entry("of");
        if (of.isEmpty()) {
            problems.report(
                    name.position(),
                    Key.MISSING_KEY,
                    "'" + name + "' does not say what it sees, and no base has a gate of that name to patch",
                    "'of: [x, prev(h)]'");
            return Optional.empty();
        }
        List<Expression> operands = operands(of.get());
        return Optional.of(new Body.Affine(
                mapping.position(),
                operands,
                mapping.entry("act")
                        .flatMap(act -> values.text(act, "the name of an activation"))
                        .flatMap(act -> Parser.name(act, problems)),
                bias(mapping),
                mapping.entry("size").flatMap(size -> values.expression(size, "a size, as 'hidden'")),
                init(mapping)));
    }

    private List<Expression> operands(Entry of) {
        String expected = "what the gate sees, as 'of: [x, prev(h)]'";
        if (!(of.value() instanceof Items items)) {
            return values.expression(of, expected).map(List::of).orElse(List.of());
        }
        if (items.values().isEmpty()) {
            problems.report(items.position(), Key.EMPTY, "'of' is an empty list", expected);
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
        return none ? Optional.empty() : values.number(entry.get(), "the bias's value at the start, or 'none'");
    }

    private List<Init> init(Mapping mapping) {
        List<Init> all = new ArrayList<>();
        mapping.entry("init")
                .flatMap(init -> values.mapping(init, "initialisers by parameter, as {W_x: orthogonal}"))
                .ifPresent(inits ->
                        inits.entries().forEach(entry -> values.init(entry).ifPresent(all::add)));
        return all;
    }
}
