package org.gateloom.samples.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.gateloom.generator.pass.Passes;
import org.gateloom.runtime.text.CorpusException;
import org.gateloom.samples.bench.Contender;
import org.gateloom.samples.bench.OwnSteps;
import org.gateloom.samples.bench.PeakSteps;
import org.gateloom.samples.bench.Peers;
import org.gateloom.samples.bench.Race;
import org.gateloom.samples.bench.ReadSteps;
import org.gateloom.samples.bench.SampleSteps;
import org.gateloom.samples.bench.Task;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Measures whole training steps, or how fast text is written. */
@Command(
        name = "bench",
        description = {
            "Measures how fast whole training steps are: batch, forward, cross entropy, backward, clipping and Adam. Each"
                    + " contender is a process of its own and they take turns; with --peers other engines are among them."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
final class Bench implements Callable<Integer> {

    private static final String ROW = "%-48s %12s %12s %12s %8s %10s%n";

    @Spec
    private CommandSpec command;

    @Parameters(
            paramLabel = "CELL",
            arity = "0..*",
            description = "YAML files or names of library cells; lstm, gru-reset-after, rnn and"
                    + " lstm-peephole-lecture unless told.")
    private List<String> cells = List.of("lstm", "gru-reset-after", "rnn", "lstm-peephole-lecture");

    @Option(
            names = "--task",
            paramLabel = "TASK",
            split = ",",
            description = "S (batch 32, sequence 50, hidden 128, 2 layers), M (100, 100, 512, 2), T (10, 50, 64, 1), or"
                    + " several with commas; S unless told.")
    private List<String> tasks = List.of("S");

    @Option(names = "--rounds", defaultValue = "7", description = "Laps of each contender.")
    @Within(from = 1, to = 1000)
    private int rounds;

    @Option(names = "--threads", description = "Of ours; one a processor unless told.")
    @Within(from = 1, to = 256)
    private Integer threads;

    @Option(
            names = "--peers",
            description =
                    "Also the same cells in libtorch and Deeplearning4j, which are fetched (about 400 MB; Linux on"
                            + " x86-64).")
    private boolean peers;

    @Option(names = "--passes", description = "Also each cell without each of the compiler's passes.")
    private boolean passes;

    @Option(
            names = "--jdk",
            paramLabel = "DIR",
            split = ",",
            description = "Also ours on other JDKs, each by its folder.")
    private List<Path> jdks = List.of();

    @Option(
            names = "--sample",
            description =
                    "Instead, how fast text is written: one stream, character by character, on one thread; beside it"
                            + " what reading the parameters once a character allows.")
    private boolean sample;

    @Override
    public Integer call() throws IOException, CorpusException {
        PrintWriter out = command.commandLine().getOut();
        if (sample && (peers || passes || threads != null)) {
            throw Stop.wrong(
                    "--sample goes with --task, --rounds and --jdk alone: text is written by ours on one thread");
        }
        for (String cell : cells) {
            NamedCell.read(cell);
        }
        Peers gathered = Peers.gathered();
        if (peers && gathered.none()) {
            throw Stop.wrong("--peers: the engines are fetched by samples/bin/gateloom; start it there");
        }
        int workers = sample ? 1 : threads == null ? Runtime.getRuntime().availableProcessors() : threads;
        out.println(processor() + ", " + Version.machine());
        Race.Result peak = Race.run(
                        List.of(new Contender(
                                "sgemm",
                                PeakSteps.operations(workers),
                                own(java(), PeakSteps.class, Integer.toString(workers)))),
                        Race.Pace.of(rounds))
                .get(0);
        out.printf(
                Locale.ROOT,
                "%s; OpenBLAS with code for %s: %.0f GFLOP/s in products of 2048 on %s%n",
                Version.java(),
                peak.core(),
                peak.median() / 1e9,
                Peers.threads(workers));
        for (String name : tasks) {
            Task task = Task.named(name)
                    .orElseThrow(() -> Stop.wrong("--task: '" + name + "' is none; expected S, M or T"));
            out.println();
            out.println(task);
            String last = sample ? "reads" : "memory";
            out.printf(Locale.ROOT, ROW, "", "characters/s", "slowest lap", "fastest", "ours is", last);
            for (String cell : cells) {
                if (sample) {
                    raceOfSamples(out, task, cell);
                } else {
                    race(out, task, cell, workers, gathered);
                }
            }
        }
        return 0;
    }

    private void race(PrintWriter out, Task task, String cell, int workers, Peers gathered) throws IOException {
        List<Contender> contenders = new ArrayList<>();
        contenders.add(ours(cell + ", " + Peers.threads(workers), java(), task, cell, workers));
        if (passes) {
            Passes.ALL.forEach(pass ->
                    contenders.add(ours("without '" + pass.title() + "'", java(), task, cell, workers, pass.title())));
        }
        jdks.forEach(
                jdk -> contenders.add(ours("on " + jdk, jdk.resolve("bin/java").toString(), task, cell, workers)));
        if (peers) {
            contenders.addAll(gathered.of(cell, task, TrainingOptions.anna(), java()));
        }
        rows(
                out,
                contenders,
                result -> result.peakMemory() == 0 ? "?" : Figures.prefixed((double) result.peakMemory()) + "B");
    }

    private void raceOfSamples(PrintWriter out, Task task, String cell) throws IOException, CorpusException {
        Path corpus = TrainingOptions.anna();
        long bytes = SampleSteps.bytes(corpus, task, cell);
        List<Contender> contenders = new ArrayList<>();
        contenders.add(sampling(cell, java(), task, cell));
        contenders.add(new Contender(
                "its " + Figures.prefixed((double) bytes) + "B of parameters, read once",
                1,
                own(java(), ReadSteps.class, Long.toString(bytes), Integer.toString(task.hidden()))));
        jdks.forEach(jdk ->
                contenders.add(sampling("on " + jdk, jdk.resolve("bin/java").toString(), task, cell)));
        rows(out, contenders, result -> Figures.prefixed(result.median() * bytes) + "B/s");
    }

    private static Contender sampling(String name, String java, Task task, String cell) {
        return new Contender(
                name, 1, own(java, SampleSteps.class, TrainingOptions.anna().toString(), task.name(), cell));
    }

    private void rows(PrintWriter out, List<Contender> contenders, Function<Race.Result, String> last)
            throws IOException {
        List<Race.Result> results = Race.run(contenders, Race.Pace.of(rounds));
        Race.Result first = results.get(0);
        row(out, first, "", "", last);
        for (Race.Result other : results.subList(1, results.size())) {
            row(out, other, "  ", String.format(Locale.ROOT, "× %.2f", first.times(other)), last);
        }
        out.flush();
    }

    private static void row(
            PrintWriter out, Race.Result result, String indent, String ratio, Function<Race.Result, String> last) {
        DoubleSummaryStatistics laps =
                result.laps().stream().mapToDouble(Double::doubleValue).summaryStatistics();
        out.printf(
                Locale.ROOT,
                ROW,
                indent + result.contender().name(),
                Figures.grouped(Math.round(result.median())),
                Figures.grouped(Math.round(laps.getMin())),
                Figures.grouped(Math.round(laps.getMax())),
                ratio,
                last.apply(result));
    }

    private static Contender ours(
            String name, String java, Task task, String cell, int workers, String... withoutPass) {
        List<String> arguments = new ArrayList<>(
                List.of(TrainingOptions.anna().toString(), task.name(), cell, Integer.toString(workers)));
        arguments.addAll(List.of(withoutPass));
        return new Contender(name, task.symbols(), own(java, OwnSteps.class, arguments.toArray(String[]::new)));
    }

    private static List<String> own(String java, Class<?> main, String... arguments) {
        List<String> line = new ArrayList<>(List.of(
                java,
                "--enable-native-access=ALL-UNNAMED",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        line.addAll(List.of(arguments));
        return line;
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private static String processor() throws IOException {
        Path description = Path.of("/proc/cpuinfo");
        if (!Files.exists(description)) {
            return System.getProperty("os.arch");
        }
        return Files.readAllLines(description, StandardCharsets.UTF_8).stream()
                .filter(line -> line.startsWith("model name"))
                .map(line -> line.replaceFirst("^[^:]*: *", ""))
                .findFirst()
                .orElse(System.getProperty("os.arch"));
    }
}
