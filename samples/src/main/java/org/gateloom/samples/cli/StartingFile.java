package org.gateloom.samples.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gateloom.generator.Library;
import org.gateloom.spec.CellReader;
import org.gateloom.spec.Reading;
import org.gateloom.spec.diagnostic.Problem;
import org.gateloom.spec.graph.CellGraph;
import org.gateloom.spec.graph.Equations;
import org.gateloom.spec.graph.Parameter;
import org.gateloom.spec.graph.State;
import org.gateloom.spec.library.CellFiles;
import org.gateloom.spec.library.Siblings;
import org.gateloom.spec.read.Source;

/** The text of a file to start a cell from. */
final class StartingFile {

    private static final int COMMENT_COLUMN = 52;

    private final Path file;
    private final String head;

    private StartingFile(Path file, String head) {
        this.file = file;
        this.head = head;
    }

    /** A small gated cell, whose comments teach the four rules of the language. */
    static String alone(CellName name, Path file) {
        try (InputStream template = StartingFile.class.getResourceAsStream("new-cell.yaml")) {
            return new String(template.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("CELL", name.cell())
                    .replace("FILE", name.file());
        } catch (IOException e) {
            throw new UncheckedIOException("new-cell.yaml is in the jar of this class", e);
        }
    }

    /**
     * A variant that changes nothing yet, with the base's equations and examples of what can be changed. Every example has
     * been read as a cell.
     *
     * @param from a library cell's name, or the path of a file in the new one's folder or below
     * @throws Stop when there is no such base
     */
    static String variant(CellName name, Path file, String from) throws IOException {
        NamedCell base = NamedCell.read(from);
        String head = "cell: " + name.cell() + "\nextends: " + reference(base, file) + "\nabout: "
                + base.graph().name() + ", and what is different here.\n";
        StartingFile variant = new StartingFile(file, head);
        CellGraph graph = variant.graph();
        StringBuilder text = new StringBuilder("# " + name.cell() + " is " + base.shortName()
                + " but for what stands here: this file is laid over it, and what it does not name stays.\n"
                + "#\n"
                + "#   gateloom check " + name.file() + "     proves its gradients and its generated code\n"
                + "#   gateloom explain " + name.file() + "   shows the whole of it\n"
                + head
                + "\n# What " + base.shortName() + " computes at each step:\n#\n");
        Equations.of(graph)
                .forEach(equation -> text.append("#   ").append(equation).append('\n'));
        text.append("#\n# and '")
                .append(graph.output())
                .append(
                        "' leaves the cell. What can be changed, with an example each; take the '#' and the blank behind it"
                                + "\n# away from a line and the section above it. Nothing behind a name ('update:') removes it.\n");
        Map<String, List<Example>> sections = variant.examples(graph).stream()
                .collect(Collectors.groupingBy(Example::section, LinkedHashMap::new, Collectors.toList()));
        sections.forEach((section, examples) -> {
            text.append("\n# ").append(section).append(":\n");
            examples.forEach(example -> text.append(example.commented()));
        });
        return text.toString();
    }

    /** What stands behind {@code extends} to mean the base. */
    private static String reference(NamedCell base, Path file) {
        if (!base.path()) {
            return base.argument();
        }
        Path folder = file.toAbsolutePath().normalize().getParent();
        Path found = Path.of(base.argument()).toAbsolutePath().normalize();
        String relative =
                found.startsWith(folder) ? folder.relativize(found).toString().replace('\\', '/') : "";
        if (!relative.endsWith(CellFiles.EXTENSION)) {
            throw Stop.wrong("--from: " + base.argument() + " cannot be extended from " + file
                    + "; a base is a .yaml file in the folder of the cell that extends it or below, or a cell of the"
                    + " library");
        }
        return relative.substring(0, relative.length() - CellFiles.EXTENSION.length());
    }

    /**
     * A change of one line.
     *
     * @param section in which it stands
     * @param change the entry
     * @param comment what it does
     */
    private record Example(String section, String change, String comment) {

        String commented() {
            return "#   " + change + " ".repeat(Math.max(2, COMMENT_COLUMN - change.length())) + "# " + comment + "\n";
        }
    }

    private List<Example> examples(CellGraph graph) {
        List<String> states =
                graph.states().stream().filter(State::declared).map(State::node).toList();
        List<String> gates = Equations.byName(graph).keySet().stream()
                .filter(name -> !states.contains(name))
                .toList();
        // Where a cell has no gates, its states are written as gates are.
        List<String> places = Stream.concat(
                        gates.stream().map(gate -> "gates " + gate),
                        states.stream().map(state -> "next " + state))
                .toList();
        // A cell that declares no state remembers a gate.
        List<String> remembered = states.isEmpty() ? List.of(graph.output()) : states;
        String seen = "x, prev(" + remembered.get(0) + "), diag(prev(" + remembered.get(remembered.size() - 1) + "))";
        List<Example> examples = new ArrayList<>();
        first(examples, places, 0, "{act: hard_sigmoid}", "another activation; what it sees and its bias stay");
        first(examples, places, 1, "{of: [" + seen + "]}", "it sees something else; its activation and bias stay");
        first(examples, places, 2, "{bias: 2}", "its bias starts at 2");
        first(examples, places, 3, "{bias: none}", "it has no bias");
        Map<String, String> equations = Equations.byName(graph);
        states.stream()
                .map(state -> new Example("next", state + ": " + equations.get(state), "as it is; write another"))
                .filter(this::reads)
                .findFirst()
                .ifPresent(examples::add);
        graph.parameters().stream()
                .filter(parameter -> parameter.shape() instanceof Parameter.Shape.Matrix)
                .map(matrix -> new Example("init", matrix.name() + ": orthogonal", "how a parameter starts"))
                .filter(this::reads)
                .findFirst()
                .ifPresent(examples::add);
        states.stream()
                .map(state -> new Example("states", state + ": {initial: 1}", "its value before the first step"))
                .filter(this::reads)
                .findFirst()
                .ifPresent(examples::add);
        return examples;
    }

    /** Adds the change at the first place where it can stand, each example beginning at another. */
    private void first(List<Example> examples, List<String> places, int begin, String change, String comment) {
        Stream.iterate(begin, place -> place + 1)
                .limit(places.size())
                .map(place -> places.get(place % places.size()).split(" ", 2))
                .map(place -> new Example(place[0], place[1] + ": " + change, comment))
                .filter(this::reads)
                .findFirst()
                .ifPresent(examples::add);
    }

    private boolean reads(Example example) {
        Reading reading = read(head + example.section() + ":\n  " + example.change() + "\n");
        return reading instanceof Reading.Cell && reading.problems().isEmpty();
    }

    private CellGraph graph() {
        Reading reading = read(head);
        if (reading instanceof Reading.Cell cell) {
            return cell.graph();
        }
        throw Stop.wrong(reading.problems().stream().map(Problem::toString).toList());
    }

    private Reading read(String text) {
        String path = file.toAbsolutePath().toString().replace('\\', '/');
        return CellReader.read(new Source(path, text), Library.behind(new Siblings()));
    }
}
