package org.gateloom.samples.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.gateloom.generator.Generator;
import org.gateloom.generator.differentiate.Differentiate;
import org.gateloom.generator.pass.Passes;
import org.gateloom.generator.program.Lower;
import org.gateloom.spec.graph.CellGraph;
import org.gateloom.spec.graph.Equations;
import org.gateloom.spec.graph.Parameter;
import org.gateloom.spec.graph.State;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows what becomes of a cell: its equations, its parameters, and the program after each pass. */
@Command(
        name = "explain",
        description =
                "Prints a cell's equations, its states and parameters, what a step costs, what makes it fast or slow, and the program after each pass.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
final class Explain implements Callable<Integer> {

    @Spec
    private CommandSpec command;

    @Parameters(paramLabel = "CELL", description = "A YAML file or the name of a library cell.")
    private String cell;

    private PrintWriter out;

    @Override
    public Integer call() throws IOException {
        out = command.commandLine().getOut();
        NamedCell named = NamedCell.read(cell);
        named.warnings().forEach(command.commandLine().getErr()::println);
        CellGraph graph = named.graph();
        out.println(graph.name());
        if (!graph.about().isEmpty()) {
            out.println(graph.about());
        }
        graph.sources().forEach(source -> out.println("from " + source));
        section("equations", Equations.of(graph));
        section(
                "states",
                columns(
                        graph.states().stream()
                                .filter(state -> !state.node().equals(CellGraph.FIRST))
                                .toList(),
                        State::node,
                        state -> "[" + state.size() + "]",
                        state -> "begins at " + beginning(graph, state)
                                + (state.declared() ? "" : "; kept because its step before is read")));
        section(
                "parameters",
                columns(
                        graph.parameters(),
                        Parameter::name,
                        parameter -> parameter.shape().toString(),
                        parameter -> InitializerText.of(parameter.initializer())
                                + (parameter.trained() ? "" : ", and stays so")));
        List<Passes.Stage> stages = Passes.stages(Lower.from(Differentiate.of(graph)), Passes.ALL);
        section("cost", CostText.of(Generator.plan(graph, Passes.ALL)));
        section("speed", SpeedText.of(stages.get(stages.size() - 1).program()));
        for (Passes.Stage stage : stages) {
            section(
                    "program, " + stage.title() + (stage.changed() ? "" : ": unchanged"),
                    stage.changed() ? stage.program().toString().lines().toList() : List.of());
        }
        return 0;
    }

    /** A number, or the parameter that is learned; a copy of an earlier step begins as what it is a copy of. */
    private static String beginning(CellGraph graph, State state) {
        String learned = state.node().replaceFirst("\\.prev[0-9]*$", "") + ".initial";
        return graph.parameters().stream()
                        .anyMatch(parameter -> parameter.name().equals(learned))
                ? learned
                : InitializerText.number(state.initial());
    }

    private void section(String title, List<String> lines) {
        out.println();
        out.println(title);
        lines.forEach(line -> out.println("  " + line));
    }

    private static <T> List<String> columns(
            List<T> rows, Function<T, String> first, Function<T, String> second, Function<T, String> third) {
        int one = rows.stream().mapToInt(row -> first.apply(row).length()).max().orElse(0);
        int two =
                rows.stream().mapToInt(row -> second.apply(row).length()).max().orElse(0);
        return rows.stream()
                .map(row -> padded(first.apply(row), one) + padded(second.apply(row), two) + third.apply(row))
                .toList();
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(width - text.length() + 2);
    }
}
