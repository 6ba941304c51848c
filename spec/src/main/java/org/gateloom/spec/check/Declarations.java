package org.gateloom.spec.check;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.SourceVersion;
import org.gateloom.spec.diagnostic.Key;
import org.gateloom.spec.diagnostic.Nearest;
import org.gateloom.spec.diagnostic.Position;
import org.gateloom.spec.diagnostic.Problems;
import org.gateloom.spec.expression.Expression.Name;
import org.gateloom.spec.file.CellFile;
import org.gateloom.spec.graph.CellGraph;

/** The names of a cell: which there are, what each stands for, and whether it may be called so. */
final class Declarations {

    /** What a name stands for. */
    enum Kind {
        INPUT("the input"),
        SIZE("a size"),
        CONSTANT("a constant"),
        PARAMETER("a parameter"),
        STATE("a state"),
        GATE("a gate"),
        /** A gate of a repetition, of which there is one at each level. */
        REPEATED("a repeated gate"),
        /** Declared, but its entry could not be read. */
        BROKEN("a broken entry");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        @Override
        public String toString() {
            return words;
        }
    }

    /** Simple names of {@code java.lang} that a class of the same name would hide from its own code. */
    private static final Set<String> JAVA_LANG = Set.of(
            "Object",
            "String",
            "Math",
            "StrictMath",
            "Override",
            "Deprecated",
            "SuppressWarnings",
            "Double",
            "Float",
            "Integer",
            "Long",
            "Short",
            "Byte",
            "Boolean",
            "Character",
            "Number",
            "Void",
            "Enum",
            "Record",
            "Class",
            "System",
            "Thread",
            "Iterable",
            "Comparable",
            "Runnable",
            "Throwable",
            "Exception",
            "Error");

    private final Map<String, Kind> kinds = new LinkedHashMap<>();
    private final Map<String, Position> positions = new LinkedHashMap<>();
    private final Problems problems;
    private final String cell;
    private final boolean complete;
    private final int levels;
    private final Set<String> carried = new LinkedHashSet<>();

    private final Set<String> levelNames = new LinkedHashSet<>();

    /** Given to two things, so that nobody can tell which of them is meant. */
    private final Set<String> doubled = new LinkedHashSet<>();

    Declarations(CellFile file, Problems problems) {
        this.problems = problems;
        this.cell = file.cell().text();
        this.complete = file.complete();
        checkCellName(file.cell());
        kinds.put(CellGraph.INPUT, Kind.INPUT);
        file.sizes().forEach(size -> declare(size.name(), Kind.SIZE));
        file.constants().forEach(constant -> declare(constant.name(), Kind.CONSTANT));
        file.parameters().forEach(parameter -> declare(parameter.name(), Kind.PARAMETER));
        file.states().forEach(state -> declare(state.name(), Kind.STATE));
        file.repeat().ifPresent(repeat -> repeat.gates().forEach(gate -> declare(gate.name(), Kind.REPEATED)));
        file.repeat()
                .ifPresent(repeat ->
                        repeat.from().forEach(gate -> carried.add(gate.name().text())));
        this.levels = file.repeat().map(CellFile.Repeat::times).orElse(0);
        file.gates().forEach(gate -> declare(gate.name(), Kind.GATE));
        file.broken().forEach(name -> kinds.putIfAbsent(name, Kind.BROKEN));
    }

    /** What the name stands for; {@link Kind#BROKEN} also when it was reported as unknown. */
    Kind kind(Name name) {
        if (doubled.contains(name.text())) {
            return Kind.BROKEN;
        }
        Kind kind = kinds.get(name.text());
        if (kind == null || kind == Kind.SIZE) {
            reportUnknown(name, kind);
            return Kind.BROKEN;
        }
        if (kind == Kind.REPEATED && !name.text().equals(name.written())) {
            return Kind.BROKEN; // a level that is called like another repeated gate, which was reported
        }
        if (kind == Kind.REPEATED) {
            problems.report(
                    name.position(),
                    Key.LEVEL,
                    "'" + name + "' has a value at each level",
                    "expected one of them by name, as " + name + "_" + levels);
            return Kind.BROKEN;
        }
        return kind;
    }

    /** Whether nothing has that name. */
    boolean unknown(String name) {
        return !kinds.containsKey(name);
    }

    /** Reports a name that stands where a parameter gets its name, when it is taken by something else. */
    void refuseAsParameter(Name name) {
        Kind kind = kinds.get(name.text());
        if (kind != null) {
            problems.report(
                    name.position(),
                    Key.NAME_CLASH,
                    "'" + name.text() + "' is " + kind + ", here stands the name of a parameter",
                    "expected a name of its own (several values are several calls, added)");
        } else if (!reserved(name)) {
            refuseCase(name);
        }
    }

    /** Whether a name stands for that. */
    boolean is(String name, Kind kind) {
        return (doubled.contains(name) ? Kind.BROKEN : kinds.get(name)) == kind;
    }

    /** The names of some kinds, in the file's order. */
    List<String> of(Kind... wanted) {
        return kinds.entrySet().stream()
                .filter(entry -> List.of(wanted).contains(entry.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }

    private void reportUnknown(Name name, Kind kind) {
        if (!complete && kind == null) {
            return;
        }
        if (kind == Kind.SIZE || name.text().equals("hidden") || name.text().equals("in")) {
            problems.report(
                    name.position(),
                    Key.UNKNOWN_NAME,
                    "'" + name.text() + "' is a size, not a value",
                    "expected a gate, a state, a constant, a parameter or the input x");
            return;
        }
        if (Builtins.calls().contains(name.text())) {
            problems.report(
                    name.position(),
                    Key.UNKNOWN_NAME,
                    "'" + name.text() + "' is a function, and nothing is given to it",
                    "expected parentheses with its arguments");
            return;
        }
        List<String> known =
                of(Kind.INPUT, Kind.CONSTANT, Kind.PARAMETER, Kind.STATE, Kind.REPEATED, Kind.GATE, Kind.BROKEN);
        problems.report(
                name.position(),
                Key.UNKNOWN_NAME,
                "'" + name.text() + "' is neither a gate, a state, a constant, a parameter nor the input of " + cell,
                "expected one of " + Listing.of(known),
                Nearest.to(name.text(), known));
    }

    private void declare(Name name, Kind kind) {
        String text = name.text();
        boolean input = kind == Kind.SIZE && text.equals(CellGraph.IN.toString());
        if (input) {
            return;
        }
        if (kind == Kind.SIZE && text.equals(CellGraph.HIDDEN.toString())) {
            problems.report(
                    name.position(),
                    Key.RESERVED_NAME,
                    "'" + text + "' is a size that every cell has, and is chosen when the cell is used",
                    "expected a name of its own; an input as wide as the state is 'in: hidden'");
            return;
        }
        if (reserved(name)) {
            kinds.putIfAbsent(text, Kind.BROKEN);
            return;
        }
        Kind other = kinds.get(text);
        if (other != null) {
            problems.report(
                    name.position(),
                    Key.NAME_CLASH,
                    "'" + text + "' is " + other + " already" + first(text),
                    clashed(name, kind, other));
            doubled.add(text);
            return;
        }
        refuseCase(name);
        kinds.put(text, kind);
        positions.put(text, name.position());
    }

    private void refuseCase(Name name) {
        boolean level = !name.text().equals(name.written());
        if (level) {
            levelNames.add(name.text());
        }
        kinds.keySet().stream()
                // Of repeated gates the names themselves were looked at.
                .filter(known -> !level || !levelNames.contains(known))
                .filter(known -> known.equalsIgnoreCase(name.text()))
                .findFirst()
                .ifPresent(known -> problems.report(
                        name.position(),
                        Key.CASE_CLASH,
                        "'" + name.text() + "' and '" + known + "' differ only by case" + first(known),
                        "expected names that one can tell apart when they are read aloud"));
    }

    private String clashed(Name name, Kind kind, Kind other) {
        if (!name.text().equals(name.written())) {
            return "expected another name for one of the two, for the levels of '" + name + "' are called " + name
                    + "_1, " + name + "_2 and so on";
        }
        return kind == Kind.GATE && other == Kind.STATE && !carried.contains(name.text())
                ? "the new value of a state stands under 'next'"
                : "expected a name of its own";
    }

    private String first(String name) {
        Position position = positions.get(name);
        return position == null ? "" : " (" + position.line() + ":" + position.column() + ")";
    }

    private boolean reserved(Name name) {
        String text = name.text();
        String reason;
        if (text.equals(CellGraph.INPUT)) {
            reason = "is the input";
        } else if (Stream.of("in", "hidden").anyMatch(text::equals)) {
            reason = "is a size that every cell has";
        } else if (Builtins.calls().contains(text)) {
            reason = "is a function of the language";
        } else if (text.equals("none")) {
            reason = "is a word of the language";
        } else if (SourceVersion.isKeyword(text, SourceVersion.RELEASE_17)) {
            reason = "is a keyword of Java, and names become names of the generated class";
        } else {
            return false;
        }
        problems.report(
                name.position(), Key.RESERVED_NAME, "'" + text + "' " + reason, "expected another name", text + "_");
        return true;
    }

    private void checkCellName(Name name) {
        String text = name.text();
        if (text.isEmpty()) {
            return;
        }
        if (!Character.isUpperCase(text.charAt(0))) {
            problems.report(
                    name.position(),
                    Key.NAME,
                    "the cell's name '" + text + "' does not begin with a capital",
                    "it becomes the name of a class",
                    text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1));
        } else if (JAVA_LANG.contains(text)) {
            problems.report(
                    name.position(),
                    Key.RESERVED_NAME,
                    "'" + text + "' is a class of Java itself",
                    "expected another name for the cell",
                    text + "Cell");
        }
    }
}
