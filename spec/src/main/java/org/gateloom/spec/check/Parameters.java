package org.gateloom.spec.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gateloom.spec.check.DraftParameter.Kind;
import org.gateloom.spec.diagnostic.Key;
import org.gateloom.spec.diagnostic.Nearest;
import org.gateloom.spec.diagnostic.Position;
import org.gateloom.spec.diagnostic.Problems;
import org.gateloom.spec.expression.Expression;
import org.gateloom.spec.expression.Expression.Name;
import org.gateloom.spec.file.CellFile;
import org.gateloom.spec.graph.Initializer;
import org.gateloom.spec.graph.Parameter.Shape;
import org.gateloom.spec.graph.Size;

/** The parameters of a cell while it is drafted: those declared, then those that gates ask for, in that order. */
final class Parameters {

    private final Map<String, DraftParameter> all = new LinkedHashMap<>();
    private final CellFile file;
    private final List<CellFile.Init> inits;
    private final Set<CellFile.Init> used = new LinkedHashSet<>();
    private final Map<CellFile.Init, List<String>> owners = new LinkedHashMap<>();
    private final Initializers initializers;
    private final CopiedStarts copies;
    private final Problems problems;

    Parameters(CellFile file, SizeTexts sizes, Problems problems) {
        this.file = file;
        this.inits = file.init();
        this.initializers = new Initializers(problems);
        this.copies = new CopiedStarts(problems);
        this.problems = problems;
        for (CellFile.DeclaredParameter declared : file.parameters()) {
            shape(declared, sizes).ifPresent(shape -> all.put(declared.name().text(), declare(declared, shape)));
        }
    }

    /** In the order of the flat array. */
    List<DraftParameter> all() {
        return List.copyOf(all.values());
    }

    /** Full names. */
    List<String> names() {
        return List.copyOf(all.keySet());
    }

    /** One that the file declares. */
    Optional<DraftParameter> declared(String name) {
        return Optional.ofNullable(all.get(name))
                .filter(parameter -> parameter.shape().isPresent());
    }

    private static Optional<Shape> shape(CellFile.DeclaredParameter declared, SizeTexts sizes) {
        List<Size> read = declared.shape().stream()
                .flatMap(size -> sizes.read(size).stream())
                .toList();
        if (read.size() < declared.shape().size()) {
            return Optional.empty();
        }
        return Optional.of(
                switch (read.size()) {
                    case 1 -> new Shape.Vector(read.get(0));
                    case 2 -> new Shape.Matrix(read.get(0), read.get(1));
                    default -> new Shape.Matrix(read.get(0), read.get(1), read.get(2));
                });
    }

    private DraftParameter declare(CellFile.DeclaredParameter declared, Shape shape) {
        boolean matrix = shape instanceof Shape.Matrix;
        String name = declared.name().text();
        Initializer initializer = declared.init()
                .flatMap(init -> start(name, init, matrix))
                .or(() -> asked(name, name, matrix, List.of()))
                .orElse(matrix ? Initializers.MATRIX : Initializers.DIAGONAL);
        Kind kind = matrix ? Kind.MATRIX : shape.count().equals(Size.ONE) ? Kind.SCALAR : Kind.DIAGONAL;
        return new DraftParameter(
                name,
                kind,
                Optional.of(shape),
                Size.ONE,
                initializer,
                declared.name().position());
    }

    /**
     * Adds the parameter that a gate asks for.
     *
     * @param owner the gate
     * @param name the parameter's own name, {@code W_x}
     * @param standard its initialiser when the file says nothing
     * @param gateInits what the gate itself says about initialisers
     * @return its full name
     */
    String add(
            String owner,
            String name,
            Kind kind,
            Initializer standard,
            List<CellFile.Init> gateInits,
            Position position) {
        return add(owner, name, kind, Size.ONE, standard, gateInits, position);
    }

    /** Adds the matrix of several blocks that a gate asks for. */
    String addBlocks(String owner, String name, Size blocks, List<CellFile.Init> gateInits, Position position) {
        return add(owner, name, Kind.MATRIX, blocks, Initializers.MATRIX, gateInits, position);
    }

    private String add(
            String owner,
            String name,
            Kind kind,
            Size blocks,
            Initializer standard,
            List<CellFile.Init> gateInits,
            Position position) {
        String full = owner + "." + name;
        for (String other : all.keySet()) {
            if (other.startsWith(owner + ".") && other.equalsIgnoreCase(full)) {
                if (name.isEmpty()) {
                    return full; // of an item that was refused
                }
                problems.report(
                        position,
                        Key.PARAMETER_CLASH,
                        "'" + owner + "' has a parameter '" + other.substring(other.indexOf('.') + 1) + "' already"
                                + (other.equals(full) ? "" : ", which differs from '" + name + "' only by case"),
                        "expected a name for this one, as " + named(kind, blocks, standard)
                                + "; to share one, declare it under 'parameters'");
                return full;
            }
        }
        boolean matrix = kind == Kind.MATRIX;
        Initializer initializer = asked(full, name, matrix, gateInits).orElse(standard);
        all.put(full, new DraftParameter(full, kind, Optional.empty(), blocks, initializer, position));
        return full;
    }

    /** The form that gives a parameter of that sort a name. */
    private static String named(Kind kind, Size blocks, Initializer standard) {
        return switch (kind) {
            case MATRIX -> blocks.equals(Size.ONE) ? "linear(v, NAME)" : "blocks(v, " + blocks + ", NAME)";
            case DIAGONAL -> standard.equals(Initializers.GAIN) ? "layer_norm(v, NAME)" : "diag(v, NAME)";
            case SCALAR -> "scale(v, NAME)";
            case BIAS -> "bias(NAME)";
        };
    }

    private Optional<Initializer> asked(String full, String own, boolean matrix, List<CellFile.Init> gateInits) {
        Optional<CellFile.Init> found =
                first(inits, full).or(() -> first(gateInits, own)).or(() -> first(inits, own));
        gateInits.stream().filter(init -> init.parameter().equals(own)).forEach(used::add);
        inits.stream()
                .filter(init -> init.parameter().equals(own) || init.parameter().equals(full))
                .forEach(used::add);
        return found.flatMap(init -> start(full, init.initializer(), matrix));
    }

    private Optional<Initializer> start(String full, Expression expression, boolean matrix) {
        Optional<Initializer> read = initializers.read(expression, matrix);
        read.ifPresent(start -> copies.note(full, start, expression.position()));
        return read;
    }

    /** Full names of those that training leaves as they start. */
    Set<String> frozen() {
        Set<String> frozen = new LinkedHashSet<>();
        file.parameters().stream()
                .filter(parameter -> !parameter.trained())
                .forEach(parameter -> frozen.add(parameter.name().text()));
        file.frozen().forEach(name -> frozen.add(name.text()));
        return frozen;
    }

    /** Reports names under {@code frozen} that no parameter has. */
    void reportUnknownFrozen() {
        for (Name name : file.frozen()) {
            int dot = name.text().indexOf('.');
            String gate = dot < 0 ? name.text() : name.text().substring(0, dot);
            if (!all.containsKey(name.text()) && !file.broken().contains(gate)) {
                problems.report(
                        name.position(),
                        Key.UNKNOWN_NAME,
                        "there is no parameter '" + name.text() + "' to freeze",
                        all.isEmpty() ? "there are none" : "expected one of " + Listing.of(names()),
                        all.keySet().stream()
                                .filter(full -> own(full).equals(name.text()))
                                .findFirst()
                                .orElseGet(() -> Nearest.to(name.text(), all.keySet())));
            }
        }
    }

    /** Those that start as another one does. */
    CopiedStarts copies() {
        return copies;
    }

    private static Optional<CellFile.Init> first(List<CellFile.Init> inits, String name) {
        return inits.stream().filter(init -> init.parameter().equals(name)).findFirst();
    }

    /** Notes what a gate says of its parameters; one at each level may say the same. */
    void note(List<CellFile.Init> gateInits, String owner) {
        gateInits.forEach(
                init -> owners.computeIfAbsent(init, key -> new ArrayList<>()).add(owner));
    }

    /** Reports the initialisers that are for no parameter at all. */
    void reportUnusedInits() {
        owners.forEach((init, gates) -> report(
                List.of(init),
                all.keySet().stream()
                        .filter(name -> gates.stream().anyMatch(gate -> name.startsWith(gate + ".")))
                        .map(Parameters::own)
                        .distinct()
                        .toList()));
        Set<String> names = new LinkedHashSet<>(all.keySet());
        all.keySet().forEach(name -> names.add(own(name)));
        report(inits, new ArrayList<>(names));
    }

    private void report(List<CellFile.Init> candidates, List<String> names) {
        for (CellFile.Init init : candidates) {
            if (!used.contains(init)) {
                problems.report(
                        init.position(),
                        Key.UNKNOWN_NAME,
                        "there is no parameter '" + init.parameter() + "' to initialise",
                        names.isEmpty() ? "there are none" : "expected one of " + Listing.of(names),
                        Nearest.to(init.parameter(), names));
            }
        }
    }

    private static String own(String full) {
        return full.substring(full.indexOf('.') + 1);
    }
}
