package org.gateloom.samples.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.gateloom.samples.bench.LoadSteps;
import org.gateloom.samples.bench.OwnProcess;
import org.gateloom.samples.bench.Starts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Measures how long it takes until a cell is loaded, and until it trains. */
@Command(
        name = "start",
        description = {
            "Measures how long it takes from a cell's file to its class, and from the command to the first step of"
                    + " training; with the archive of classes that samples/bin/gateloom keeps, and without."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
final class BenchStart implements Callable<Integer> {

    private static final String ROW = "%-16s %22s %22s %28s%n";

    @Spec
    private CommandSpec command;

    @Parameters(
            paramLabel = "CELL",
            arity = "0..1",
            description = "A YAML file or the name of a library cell; lstm unless told.")
    private String cell = "lstm";

    @Option(names = "--rounds", description = "How often each start is made; 5 unless told.")
    @Within(from = 1, to = 1000)
    private int rounds = 5;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = command.commandLine().getOut();
        NamedCell.read(cell);
        List<String> archive = OwnProcess.archive().stream().toList();
        List<Starts> with = new ArrayList<>();
        List<Starts> without = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            if (!archive.isEmpty()) {
                with.add(measured(archive));
            }
            without.add(measured(List.of()));
        }
        out.println(BenchTable.processor() + ", " + Version.machine() + ", " + Version.java());
        out.printf(Locale.ROOT, ROW, cell, "file to class, first", "again, when warm", "command to first step done");
        if (!archive.isEmpty()) {
            row(out, "with archive", Starts.median(with));
        }
        row(out, "without", Starts.median(without));
        out.flush();
        return 0;
    }

    private Starts measured(List<String> options) throws IOException {
        Path folder = Files.createTempDirectory("gateloom-start");
        try {
            String run = "--run=" + folder;
            return Starts.measured(
                    OwnProcess.of(OwnProcess.java(), options, LoadSteps.class, cell),
                    OwnProcess.of(
                            OwnProcess.java(),
                            options,
                            Gateloom.class,
                            "train",
                            cell,
                            "--steps=1",
                            "--held-out=0",
                            run),
                    Lines.FIRST_STEP);
        } finally {
            delete(folder);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    private static void row(PrintWriter out, String name, Starts starts) {
        out.printf(
                Locale.ROOT,
                ROW,
                name,
                String.format(Locale.ROOT, "%.2f s", starts.loading()),
                String.format(Locale.ROOT, "%.0f ms", starts.loadingAgain() * 1e3),
                String.format(Locale.ROOT, "%.2f s", starts.training()));
    }
}
