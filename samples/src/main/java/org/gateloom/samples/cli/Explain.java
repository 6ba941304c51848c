package org.gateloom.samples.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.gateloom.generator.differentiate.Differentiate;
import org.gateloom.generator.pass.Passes;
import org.gateloom.generator.program.Lower;
import org.gateloom.spec.graph.CellGraph;
import org.gateloom.spec.graph.Parameter;
import org.gateloom.spec.graph.State;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows what becomes of a cell: its equations, its parameters, and the program after each pass. */
@Command(
        name = "explain",
        description = "Prints a cell's equations, its states and parameters, and the program after each pass.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
final class Explain implements Callable<Integer> {

    @Spec
    private CommandSpec command;

    @Parameters(paramLabel = "CELL", description = "A YAML file or the name of a library cell.")
    private String cell;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = command.commandLine().getOut();
        NamedCell named = NamedCell.read(cell);
        named.warnings().forEach(command.commandLine().getErr()::println);
        CellGraph graph = named.graph();
        out.println(graph.name());
        if (!graph.about().isEmpty()) {
            out.println(graph.about());
        }
        graph.sources().forEach(source -> out.println("from " + source));
        states(graph, out);
        parameters(graph, out);
        for (Passes.Stage stage : Passes.stages(Lower.from(Differentiate.of(graph)), Passes.ALL)) {
            out.println();
            if (stage.changed()) {
                out.println("after '" + stage.title() + "'");
                out.print(stage.program().toString().indent(2));
            } else {
                out.println("after '" + stage.title() + "': unchanged");
            }
        }
        return 0;
    }

    private static void states(CellGraph graph, PrintWriter out) {
        out.println();
        out.println("states");
        for (State state : graph.states()) {
            out.println("  " + state.node() + " [" + state.size() + "], begins at " + state.initial()
                    + (state.declared() ? "" : ", kept because the step before is read"));
        }
    }

    private static void parameters(CellGraph graph, PrintWriter out) {
        out.println();
        out.println("parameters");
        int widest = graph.parameters().stream()
                .mapToInt(parameter -> parameter.name().length())
                .max()
                .orElse(0);
        for (Parameter parameter : graph.parameters()) {
            out.println("  " + parameter.name()
                    + " ".repeat(widest - parameter.name().length() + 2) + parameter.shape() + "  "
                    + InitializerText.of(parameter.initializer()));
        }
    }
}
