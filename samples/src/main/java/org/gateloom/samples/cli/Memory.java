package org.gateloom.samples.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.gateloom.runtime.cell.Precision;
import org.gateloom.runtime.checkpoint.CheckpointException;
import org.gateloom.runtime.network.Network;
import org.gateloom.runtime.optimize.Weights;
import org.gateloom.runtime.text.Corpus;
import org.gateloom.runtime.text.Passage;
import org.gateloom.samples.compare.Table;
import org.gateloom.samples.inspect.GradientCurve;
import org.gateloom.samples.inspect.GradientNorms;
import org.gateloom.samples.inspect.GradientTable;
import org.gateloom.samples.report.GradientPage;
import org.gateloom.samples.run.Networks;
import org.gateloom.samples.run.RunFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Measures how far back losses reach. */
@Command(
        name = "memory",
        description = {
            "Measures how far back the loss reaches: the norm of the gradient of the loss of a character by the states k"
                    + " steps before it, averaged over positions of the text. It vanishes or explodes with k, or does"
                    + " neither.",
            "Each RUN gives two curves, one by its latest checkpoint and one by the parameters that its seed gave before"
                    + " training; the folder of a comparison gives those of all its runs. A CELL is untrained."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
final class Memory implements Callable<Integer> {

    @Spec
    private CommandSpec command;

    @Parameters(
            arity = "1..*",
            paramLabel = "RUN|CELL",
            description = "Folders of runs or comparisons, YAML files, names of library cells.")
    private List<String> names;

    @Option(names = "--distance", paramLabel = "K", defaultValue = "100", description = "The greatest number of steps.")
    @Within(from = 1, to = 2000)
    private int distance;

    @Option(
            names = "--positions",
            paramLabel = "N",
            defaultValue = "32",
            description = "Over how many positions of the text the norm is averaged; they are spread evenly.")
    @Within(from = 1, to = 1024)
    private int positions;

    @Option(
            names = "--corpus",
            paramLabel = "FILE",
            description = "Another text; what each run held out, and for a CELL Anna Karenina, unless told.")
    private Path corpus;

    @Option(names = "--hidden", defaultValue = "128", description = "Elements of each layer's state, of a CELL.")
    @Within(from = 1, to = 16_384)
    private int hidden;

    @Option(names = "--layers", defaultValue = "2", description = "Cells on top of each other, of a CELL.")
    @Within(from = 1, to = 64)
    private int layers;

    @Option(names = "--seed", defaultValue = "1", description = "Of the parameters of a CELL.")
    @Within(from = 0, to = Within.LARGEST_SEED)
    private long seed;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description =
                    "Where the page goes; memory.html in the folder of the one run or comparison, else in this one,"
                            + " unless told.")
    private Path output;

    @Mixin
    private TextOptions texts;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = command.commandLine().getOut();
        OutputFile file = OutputFile.told("-o", output == null ? standard() : output, List.of("html"));
        ExportTarget.requireOther(
                "-o", file.path(), Optional.ofNullable(corpus).stream().toList(), ExportTarget.READ);
        List<GradientCurve> curves = new ArrayList<>();
        for (String name : names) {
            if (folder(name)) {
                for (Path run : runs(Path.of(name))) {
                    curves.addAll(ofRun(run, file));
                }
            } else {
                if (NamedCell.path(name)) {
                    ExportTarget.requireOther("-o", file.path(), List.of(Path.of(name)), ExportTarget.READ);
                }
                curves.add(ofCell(NamedCell.read(name)));
            }
        }
        Table table = GradientTable.of(curves);
        out.print(table);
        out.println(table.note());
        out.println(file.write(GradientPage.of(curves, CommandText.of(command))));
        return 0;
    }

    private Path standard() {
        Path page = Path.of("memory.html");
        return names.size() == 1 && folder(names.get(0)) ? Path.of(names.get(0)).resolve(page) : page;
    }

    private static boolean folder(String name) {
        return !name.isEmpty() && name.indexOf('\0') < 0 && Files.isDirectory(Path.of(name));
    }

    /** The folder itself, or if it is a comparison's those of its runs. */
    private static List<Path> runs(Path folder) throws IOException {
        if (!Files.exists(folder.resolve("comparison.json"))) {
            return List.of(folder);
        }
        List<Path> folders;
        try (Stream<Path> content = Files.list(folder)) {
            folders = content.filter(Files::isDirectory).sorted().toList();
        }
        List<Path> runs = new ArrayList<>();
        for (Path each : folders) {
            try {
                if (RunFolder.latest(each).isPresent()) {
                    runs.add(each);
                }
            } catch (CheckpointException e) {
                throw Stop.wrong(e.getMessage());
            }
        }
        if (runs.isEmpty()) {
            throw Stop.wrong("there is no run with a checkpoint in " + folder);
        }
        return List.copyOf(runs);
    }

    private List<GradientCurve> ofRun(Path folder, OutputFile file) throws IOException {
        SavedRun run = SavedRun.of(folder).requireSymbols();
        ExportTarget.requireOther("-o", file.path(), run.madeOf(), ExportTarget.MADE_OF);
        PrintWriter err = command.commandLine().getErr();
        Passage passage = corpus == null
                ? run.heldOut(texts, err, "--corpus names another one")
                : texts.read(corpus, run.checkpoint().description().vocabulary(), err)
                        .passage();
        Network network = run.network();
        try {
            float[] trained = run.checkpoint().parameters(network);
            float[] untrained =
                    Weights.initial(network.parameters(), run.settings().seed()).master();
            String name = folder.toAbsolutePath().normalize().getFileName().toString();
            return List.of(
                    new GradientCurve(name, true, norms(run.cell(), network, trained, passage)),
                    new GradientCurve(name, false, norms(run.cell(), network, untrained, passage)));
        } catch (CheckpointException e) {
            throw Stop.wrong(e.getMessage());
        }
    }

    private GradientCurve ofCell(NamedCell cell) {
        cell.warnings().forEach(command.commandLine().getErr()::println);
        cell.accept(hidden);
        Corpus text = texts.read(
                corpus == null ? TrainingOptions.anna() : corpus,
                command.commandLine().getErr());
        Network network =
                new Networks(cell.load(Precision.FLOAT)::of, text.vocabulary().size(), layers, 0).of(hidden);
        float[] untrained = Weights.initial(network.parameters(), seed).master();
        return new GradientCurve(cell.shortName(), false, norms(cell, network, untrained, text.passage()));
    }

    private List<Double> norms(NamedCell cell, Network network, float[] numbers, Passage passage) {
        return GradientNorms.of(network, cell.load(Precision.DOUBLE)::of, numbers, windows(passage), distance);
    }

    /** Stretches of the text, each as long before the distance as it is, so that states are those of a text under way. */
    private List<int[]> windows(Passage passage) {
        int length = 2 * distance + 1;
        if (passage.length() < length) {
            throw Stop.wrong("--distance: the text has only " + Figures.grouped(passage.length())
                    + " characters, and " + distance + " steps back take " + Figures.grouped(length)
                    + "; lower it, or name a longer text by --corpus");
        }
        long starts = passage.length() - length + 1;
        int count = (int) Math.min(positions, starts);
        List<int[]> windows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            long from = count == 1 ? 0 : i * (starts - 1) / (count - 1);
            int[] window = new int[length];
            for (int place = 0; place < length; place++) {
                window[place] = passage.at(from + place);
            }
            windows.add(window);
        }
        return windows;
    }
}
