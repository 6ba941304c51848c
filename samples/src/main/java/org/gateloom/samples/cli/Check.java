package org.gateloom.samples.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.gateloom.spec.library.CellFiles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Reads cells, proves their gradients, holds their generated code against the reference, and says what they cost. */
@Command(
        name = "check",
        description = {
            "Reads cells and reports all that is wrong with them; proves that their gradients are right and holds their"
                    + " generated code against the reference, at two shapes; says what a step costs, and when a file is a"
                    + " cell of the library under another name or is easily confused with one."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
final class Check implements Callable<Integer> {

    @Spec
    private CommandSpec command;

    @Parameters(
            arity = "0..*",
            paramLabel = "CELL",
            description = "YAML files, folders of them, or names of library cells.")
    private List<String> cells = List.of();

    @Option(names = "--library", description = "All cells of the library.")
    private boolean library;

    @Mixin
    private CostOptions cost;

    @Override
    public Integer call() throws IOException {
        List<String> arguments = new ArrayList<>();
        for (String cell : cells) {
            arguments.addAll(filesOf(cell));
        }
        if (library) {
            arguments.addAll(LibraryNames.all());
        }
        if (arguments.isEmpty()) {
            throw Stop.wrong("CELL is missing, or --library; 'gateloom check --help' shows what it takes");
        }
        LookAlikes lookAlikes =
                arguments.stream().anyMatch(NamedCell::path) ? LookAlikes.inLibrary() : LookAlikes.none();
        CellCheck.Setting setting = new CellCheck.Setting(cost.sizes(), cost.batch(), lookAlikes);
        List<Integer> codes = new ArrayList<>();
        Parallel.each(arguments, argument -> CellCheck.of(argument, setting), report -> {
            print(report);
            codes.add(report.exitCode());
        });
        if (codes.size() > 1) {
            long wrong = codes.stream().filter(code -> code != 0).count();
            command.commandLine()
                    .getOut()
                    .println(CellCheck.count(codes.size(), "cell") + ", " + (wrong == 0 ? "none" : wrong) + " wrong");
        }
        return codes.stream().mapToInt(Integer::intValue).max().orElse(0);
    }

    private void print(CellCheck.Report report) {
        PrintWriter out = command.commandLine().getOut();
        report.out().forEach(out::println);
        out.flush();
        report.err().forEach(command.commandLine().getErr()::println);
    }

    /** The cell files in a folder and below it, sorted; hidden ones are passed over. Anything else is left as it is. */
    private static List<String> filesOf(String argument) throws IOException {
        if (argument.isEmpty() || argument.indexOf('\0') >= 0 || !Files.isDirectory(Path.of(argument))) {
            return List.of(argument);
        }
        Path folder = Path.of(argument);
        try (Stream<Path> walk = Files.walk(folder)) {
            List<String> files = walk.filter(Files::isRegularFile)
                    .filter(file -> file.toString().endsWith(CellFiles.EXTENSION))
                    .filter(file -> Stream.iterate(folder.relativize(file), path -> path != null, Path::getParent)
                            .noneMatch(path -> path.getFileName().toString().startsWith(".")))
                    .sorted()
                    .map(Path::toString)
                    .toList();
            if (files.isEmpty()) {
                throw Stop.wrong(
                        "there is no cell file in " + argument + "; the name of one ends in " + CellFiles.EXTENSION);
            }
            return files;
        }
    }
}
