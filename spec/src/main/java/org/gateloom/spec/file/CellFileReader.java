package org.gateloom.spec.file;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.gateloom.spec.diagnostic.Key;
import org.gateloom.spec.diagnostic.Nearest;
import org.gateloom.spec.diagnostic.Problems;
import org.gateloom.spec.expression.Expression;
import org.gateloom.spec.expression.Expression.Name;
import org.gateloom.spec.expression.Parser;
import org.gateloom.spec.file.CellFile.Constant;
import org.gateloom.spec.file.CellFile.DeclaredParameter;
import org.gateloom.spec.file.CellFile.DeclaredState;
import org.gateloom.spec.file.CellFile.NamedSize;
import org.gateloom.spec.file.CellFile.Repeat;
import org.gateloom.spec.read.YamlValue;
import org.gateloom.spec.read.YamlValue.Entry;
import org.gateloom.spec.read.YamlValue.Items;
import org.gateloom.spec.read.YamlValue.Mapping;
import org.gateloom.spec.read.YamlValue.Text;

/** Reads the sections of a cell file. An entry that cannot be read is reported and left out, the others are read on. */
public final class CellFileReader {

    /** Of a state whose value before the first step is a parameter. */
    private static final String LEARNED = "learned";

    private final Problems problems;
    private final Values values;
    private final Set<String> broken = new LinkedHashSet<>();
    private boolean complete = true;

    private CellFileReader(Problems problems) {
        this.problems = problems;
        this.values = new Values(problems);
    }

    /**
     * The cell that a file describes.
     *
     * @param root the file, laid over its bases
     * @param problems takes what is wrong; when nothing was, the result is whole
     */
    public static CellFile read(Mapping root, Problems problems) {
        return new CellFileReader(problems).cell(root);
    }

    private CellFile cell(Mapping root) {
        complete = values.known(root, Section.keys(), "a cell file");
        GateReader gates = new GateReader(problems, values);
        Optional<Repeat> repeat = root.entry(Section.REPEAT.key()).flatMap(entry -> repeat(entry, gates));
        return new CellFile(
                required(root, Section.CELL, "'cell: Name', the name of the cell and of its class"),
                root.entry(Section.FAMILY.key()).map(this::family).orElse(""),
                root.entry(Section.ABOUT.key()).map(this::about).orElse(""),
                root.entry(Section.SOURCE.key()).map(this::sources).orElse(List.of()),
                entries(root, Section.SIZES, this::size),
                entries(root, Section.CONSTANTS, this::constant),
                entries(root, Section.PARAMETERS, this::parameter),
                entries(root, Section.STATES, this::state),
                entries(root, Section.GATES, gate -> gates.gate(gate, names(root, Section.GATES))),
                repeat,
                entries(root, Section.NEXT, gate -> gates.gate(gate, names(root, Section.NEXT))),
                entries(root, Section.INIT, values::init),
                root.entry(Section.FROZEN.key()).map(this::frozen).orElse(List.of()),
                required(root, Section.EMIT, "'emit: name', the gate or state that leaves the cell"),
                broken,
                complete);
    }

    private Optional<Repeat> repeat(Entry entry, GateReader gates) {
        Optional<Repeat> repeat = new RepeatReader(problems, values, gates, broken).read(entry);
        complete &= repeat.isPresent() && repeat.get().complete();
        return repeat;
    }

    private static List<String> names(Mapping root, Section section) {
        return root.entry(section.key())
                .filter(entry -> entry.value() instanceof Mapping)
                .map(entry -> ((Mapping) entry.value())
                        .entries().stream().map(inner -> inner.key().text()).toList())
                .orElse(List.of());
    }

    private Name required(Mapping root, Section section, String expected) {
        Optional<Entry> entry = root.entry(section.key());
        Name standIn = new Name(root.position(), "");
        if (entry.isEmpty()) {
            problems.report(
                    root.position(), Key.MISSING_KEY, "'" + section.key() + "' is missing", "expected " + expected);
            return standIn;
        }
        return values.text(entry.get(), "a name")
                .flatMap(text -> Parser.name(text, problems))
                .orElse(standIn);
    }

    private String family(Entry entry) {
        return values.text(entry, "the family that the cell belongs to, as LSTM")
                .map(text -> text.text().replaceAll("\\s+", " ").strip())
                .orElse("");
    }

    private String about(Entry entry) {
        return values.text(entry, "a sentence on the cell")
                .map(Text::text)
                .map(String::strip)
                .orElse("");
    }

    private List<String> sources(Entry entry) {
        List<YamlValue> all = entry.value() instanceof Items items ? items.values() : List.of(entry.value());
        List<String> sources = new ArrayList<>();
        for (YamlValue value : all) {
            values.text(new Entry(entry.key(), value), "where the equations are from")
                    .map(text -> text.text().replaceAll("\\s+", " ").strip())
                    .filter(source -> !sources.contains(source))
                    .ifPresent(sources::add);
        }
        return sources;
    }

    private <T> List<T> entries(Mapping root, Section section, Function<Entry, Optional<T>> reader) {
        Optional<Entry> found = root.entry(section.key());
        if (found.isEmpty()) {
            return List.of();
        }
        Optional<Mapping> mapping = values.mapping(found.get(), "entries of the form 'name: value'");
        complete &= mapping.isPresent();
        List<T> all = new ArrayList<>();
        for (Entry entry : mapping.map(Mapping::entries).orElse(List.of())) {
            reader.apply(entry)
                    .ifPresentOrElse(all::add, () -> broken.add(entry.key().text()));
        }
        return all;
    }

    private Optional<NamedSize> size(Entry entry) {
        Optional<Name> name = Parser.name(entry.key(), problems);
        Optional<Expression> standard = values.expression(entry, "its standard size, as 'hidden' or '2 * hidden'");
        return name.flatMap(n -> standard.map(s -> new NamedSize(n, s)));
    }

    private Optional<Constant> constant(Entry entry) {
        Optional<Name> name = Parser.name(entry.key(), problems);
        Optional<Double> number = values.number(entry);
        return name.flatMap(n -> number.map(v -> new Constant(n, v)));
    }

    private Optional<DeclaredParameter> parameter(Entry entry) {
        Optional<Name> name = Parser.name(entry.key(), problems);
        if (entry.value() instanceof Mapping mapping) {
            values.known(mapping, List.of("shape", "init", "train"), "a parameter");
            Optional<List<Expression>> shape = values.required(
                            mapping, "shape", "'shape: [rows, columns]', 'shape: size' or 'shape: 1'")
                    .flatMap(this::shape);
            Optional<Expression> init = mapping.entry("init").flatMap(i -> values.expression(i, Values.INITIALIZER));
            boolean trained = mapping.entry("train").flatMap(values::truth).orElse(true);
            return name.flatMap(n -> shape.map(s -> new DeclaredParameter(n, s, init, trained)));
        }
        Optional<List<Expression>> shape = shape(entry);
        return name.flatMap(n -> shape.map(s -> new DeclaredParameter(n, s, Optional.empty(), true)));
    }

    private List<Name> frozen(Entry entry) {
        String expected = "the full names of parameters, as [forget.W_x, U]";
        List<YamlValue> all = entry.value() instanceof Items items ? items.values() : List.of(entry.value());
        List<Name> frozen = new ArrayList<>();
        for (YamlValue value : all) {
            Entry one = new Entry(entry.key(), value);
            Optional<Expression> name = values.expression(one, expected);
            if (name.isPresent() && parameterName(name.get())) {
                frozen.add(new Name(name.get().position(), name.get().toString()));
            } else if (name.isPresent()) {
                values.wrong(one, expected);
            }
        }
        return frozen;
    }

    private static boolean parameterName(Expression expression) {
        return expression instanceof Name || expression instanceof Expression.ParameterName;
    }

    private Optional<List<Expression>> shape(Entry entry) {
        String expected = "the size of a vector, or [rows, columns]";
        if (!(entry.value() instanceof Items items)) {
            return values.expression(entry, expected).map(List::of);
        }
        if (items.values().size() != 2 && items.values().size() != 3) {
            problems.report(
                    items.position(),
                    Key.SIZE,
                    "a shape of " + items.values().size() + " sizes",
                    "expected the size of a vector, [rows, columns] of a matrix or [blocks, rows, columns] of a block-diagonal one");
            return Optional.empty();
        }
        List<Expression> shape = new ArrayList<>();
        items.values()
                .forEach(value -> values.expression(new Entry(entry.key(), value), expected)
                        .ifPresent(shape::add));
        return shape.size() == items.values().size() ? Optional.of(shape) : Optional.empty();
    }

    private Optional<DeclaredState> state(Entry entry) {
        Optional<Name> name = Parser.name(entry.key(), problems);
        if (!(entry.value() instanceof Mapping mapping)) {
            Optional<Expression> size = values.expression(entry, "its size, as 'hidden'");
            return name.flatMap(n -> size.map(s -> new DeclaredState(n, s, Optional.of(0.0))));
        }
        values.known(mapping, List.of("size", "initial"), "a state");
        Optional<Expression> size = values.required(mapping, "size", "'size: hidden'")
                .flatMap(found -> values.expression(found, "its size, as 'hidden'"));
        Optional<Entry> initial = mapping.entry("initial");
        if (initial.isPresent()
                && initial.get().value() instanceof Text text
                && text.text().equals(LEARNED)) {
            return name.flatMap(n -> size.map(s -> new DeclaredState(n, s, Optional.empty())));
        }
        if (initial.isPresent()
                && initial.get().value() instanceof Text text
                && !Nearest.to(text.text(), List.of(LEARNED)).isEmpty()) {
            problems.report(
                    text.position(),
                    Key.NUMBER,
                    "'" + text.text() + "' is no number",
                    "expected a decimal number, or 'learned'",
                    LEARNED);
            return Optional.empty();
        }
        Optional<Double> number = initial.map(found -> values.number(found, "a decimal number, or 'learned'"))
                .orElse(Optional.of(0.0));
        return name.flatMap(n -> size.flatMap(s -> number.map(i -> new DeclaredState(n, s, Optional.of(i)))));
    }
}
