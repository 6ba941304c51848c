package org.gateloom.samples.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.gateloom.samples.draw.Drawing;
import org.gateloom.spec.graph.CellGraph;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Draws a cell. */
@Command(
        name = "draw",
        description = {
            "Draws a cell: states and input enter at the left, gates are boxes with a matrix for each thing they see, states"
                    + " leave at the right.",
            "The ending of FILE says what is written: .svg the picture, .html picture, equations and parameters, .tex the"
                    + " equations for LaTeX. A file that is there is written over."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
final class Draw implements Callable<Integer> {

    @Spec
    private CommandSpec command;

    @Parameters(paramLabel = "CELL", description = "A YAML file or the name of a library cell.")
    private String cell;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Where to; the cell's name with .svg, in this folder, unless told.")
    private Path output;

    @Override
    public Integer call() throws IOException {
        NamedCell named = NamedCell.read(cell);
        Path path = output == null ? Path.of(named.shortName() + ".svg") : output;
        OutputFile file = OutputFile.told("-o", path, List.of("svg", "html", "tex"));
        named.warnings().forEach(command.commandLine().getErr()::println);
        CellGraph graph = named.graph();
        String text = switch (file.format()) {
            case "svg" -> Drawing.svg(graph);
            case "html" -> Drawing.html(graph);
            default -> Drawing.latex(graph);
        };
        command.commandLine().getOut().println(file.write(text));
        return 0;
    }
}
