package org.gateloom.samples.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import javax.lang.model.SourceVersion;
import org.gateloom.generator.Generator;
import org.gateloom.generator.Generator.Generation;
import org.gateloom.generator.Generator.JavaFile;
import org.gateloom.generator.folder.SourceFolder;
import org.gateloom.generator.opencl.Tile;
import org.gateloom.runtime.cell.Precision;
import org.gateloom.spec.diagnostic.Problem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes the sources of cells into a folder, as the Maven goal does within a build. */
@Command(
        name = "generate",
        description = "Writes the Java sources of cells into a folder: those of all, or none when a cell is wrong.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
final class Generate implements Callable<Integer> {

    @Spec
    private CommandSpec command;

    @Parameters(arity = "1..*", paramLabel = "CELL", description = "YAML files or names of library cells.")
    private List<String> cells;

    @Option(
            names = {"-d", "--directory"},
            required = true,
            paramLabel = "DIR",
            description = "Where packages begin; made when it is not there.")
    private Path directory;

    @Option(names = "--package", defaultValue = "", description = "Of the classes; none unless told.")
    private String javaPackage;

    @Option(names = "--precision", defaultValue = "float", description = "Of the numbers.")
    private Precision precision;

    @Option(
            names = "--kernels",
            description = "Also a kernel for each, for training on OpenCL devices; compile it with -g.")
    private boolean kernels;

    @Override
    public Integer call() throws IOException {
        if (!javaPackage.isEmpty() && !SourceVersion.isName(javaPackage)) {
            throw Stop.wrong("--package: '" + javaPackage + "' is not the name of a Java package");
        }
        if (kernels && precision != Precision.FLOAT) {
            throw Stop.wrong("--kernels: kernels are in float; leave --precision out");
        }
        List<JavaFile> files = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        Map<String, String> owners = new HashMap<>();
        for (String argument : cells) {
            try {
                for (JavaFile file : files(NamedCell.read(argument))) {
                    String other = owners.putIfAbsent(file.path().toLowerCase(Locale.ROOT), argument);
                    if (other != null) {
                        problems.add(argument + " and " + other + " would both be written to " + file.path()
                                + "; give one of the cells another name");
                    }
                    files.add(file);
                }
            } catch (Stop stop) {
                problems.add(stop.getMessage());
            }
        }
        if (!problems.isEmpty()) {
            throw Stop.wrong(problems);
        }
        List<Path> written = new SourceFolder(directory).write(files);
        PrintWriter out = command.commandLine().getOut();
        for (JavaFile file : files) {
            Path path = directory.resolve(file.path());
            out.println((written.contains(path) ? "written    " : "unchanged  ") + path);
        }
        return 0;
    }

    private List<JavaFile> files(NamedCell cell) {
        cell.warnings().forEach(command.commandLine().getErr()::println);
        Optional<Tile> kernel = kernels ? Optional.of(Tile.STANDARD) : Optional.empty();
        Generation generation =
                Generator.generate(new Generator.Request(cell.source(), cell.bases(), javaPackage, precision, kernel));
        if (generation instanceof Generation.Refused refused) {
            throw Stop.wrong(refused.problems().stream().map(Problem::toString).toList());
        }
        return ((Generation.Done) generation).files();
    }
}
