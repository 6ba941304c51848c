package org.gateloom.samples.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.gateloom.runtime.cell.Cell;
import org.gateloom.runtime.text.Corpus;
import org.gateloom.runtime.text.CorpusException;
import org.gateloom.runtime.train.Outcome;
import org.gateloom.runtime.train.Workers;
import org.gateloom.samples.compare.Comparison;
import org.gateloom.samples.compare.Difference;
import org.gateloom.samples.compare.Table;
import org.gateloom.samples.run.Networks;
import org.gateloom.samples.run.Prompt;
import org.gateloom.samples.run.Run;
import org.gateloom.samples.run.RunFolder;
import org.gateloom.samples.run.Sample;
import org.gateloom.samples.run.TrainingSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Trains several cells under the same settings and holds them side by side. */
@Command(
        name = "compare",
        description =
                "Trains several cells on the same text, with the same settings and seeds, and gives a table, a page"
                        + " with learning curves, and text from each.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
final class Compare implements Callable<Integer> {

    private static final long EPOCHS = 1;
    private static final int VALIDATIONS = 5;
    private static final Path STANDARD_FOLDER = Path.of("comparison");

    /** Of a sample as many characters are printed; the page has all. */
    private static final int PRINTED = 200;

    @Spec
    private CommandSpec command;

    @Parameters(
            arity = "0..*",
            paramLabel = "CELL",
            description = "YAML files or names of library cells; those of the lecture unless told.")
    private List<String> cells = LibraryNames.LECTURE;

    @Mixin
    private TrainingOptions options;

    @Mixin
    private TaskOptions tasks;

    @Mixin
    private KeepingOptions keeping;

    @Mixin
    private Backends backends;

    @Mixin
    private PromptOptions prompts;

    @Option(
            names = "--parameters",
            converter = Count.Converter.class,
            description = "Give each cell the width with which its network comes nearest to so many parameters, such as"
                    + " 200k, instead of the same --hidden for all.")
    private Count parameters;

    @Option(
            names = "--seeds",
            defaultValue = "1",
            description =
                    "With how many seeds each cell is trained, from --seed on; the table has means, and says which"
                            + " differences are real.")
    @Within(from = 1, to = 1000)
    private int seeds;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Where page, numbers and runs go, empty or not there yet; comparison unless told.")
    private Path folder;

    private final Set<String> computedOn = new LinkedHashSet<>();
    private PrintWriter out;
    private Corpus corpus;
    private TrainingSettings settings;

    @Override
    public Integer call() throws IOException {
        out = command.commandLine().getOut();
        backends.accept(options.toldLanes());
        if (parameters != null && options.toldHidden()) {
            throw Stop.wrong("--parameters and --hidden both say how wide the cells are; give one of them");
        }
        List<NamedCell> named = read();
        if (tasks.told()) {
            return new CompareTask(command, options, keeping, backends, budget())
                    .compare(named, tasks.tasks(), seeds, target());
        }
        corpus = options.corpus(out);
        settings = options.settings(corpus, EPOCHS, VALIDATIONS);
        if (parameters == null) {
            named.forEach(cell -> cell.accept(settings.hidden()));
        }
        ComparisonFolder written = new ComparisonFolder(target());
        Map<String, String> shown = new LinkedHashMap<>();
        shown.put(RunSession.CORPUS, options.corpusFile().getFileName() + ", SHA-256 " + corpus.digest());
        shown.putAll(settings.named());
        if (parameters != null) {
            shown.put("hidden", "so that there are about " + Figures.grouped(parameters.number()) + " parameters");
        }
        if (seeds > 1) {
            shown.put("seed", settings.seed() + " to " + (settings.seed() + seeds - 1));
        }
        Comparison comparison = new Comparison(CommandText.of(command), shown, Version.all(), List.of());
        boolean interrupted = false;
        try (Workers workers = new Workers(options.threads())) {
            for (int i = 0; i < seeds * named.size() && !interrupted; i++) {
                NamedCell cell = named.get(i % named.size());
                long seed = settings.seed() + i / named.size();
                Run run = train(cell, seed, written.runFolder(folderOf(cell, seed)), workers, i == 0);
                comparison = comparison.with(run).with(RunSession.COMPUTED_ON, String.join(", ", computedOn));
                written.write(comparison);
                interrupted = run.ended() == Run.Ended.INTERRUPTED;
            }
        }
        show(comparison);
        out.println("page with curves: " + written.page());
        boolean failed = comparison.runs().stream().anyMatch(run -> run.ended() == Run.Ended.DIVERGED);
        return interrupted ? Stop.INTERRUPTED : failed ? Stop.FAILED : 0;
    }

    private Path target() throws IOException {
        return folder == null ? FreshFolder.next(STANDARD_FOLDER) : FreshFolder.told(folder, "--out", ", or empty it");
    }

    private OptionalLong budget() {
        return parameters == null ? OptionalLong.empty() : OptionalLong.of(parameters.number());
    }

    /** All of them, before the first is trained: what is wrong with any is told at once. */
    private List<NamedCell> read() throws IOException {
        List<NamedCell> named = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        for (String cell : cells) {
            try {
                NamedCell found = NamedCell.read(cell);
                found.warnings().forEach(command.commandLine().getErr()::println);
                named.add(found);
            } catch (Stop stop) {
                problems.add(stop.getMessage());
            }
        }
        if (!problems.isEmpty()) {
            throw Stop.wrong(problems);
        }
        return named;
    }

    private String folderOf(NamedCell cell, long seed) {
        return seeds == 1 ? cell.shortName() : cell.shortName() + "-seed-" + seed;
    }

    private Run train(NamedCell cell, long seed, Path run, Workers workers, boolean first) throws IOException {
        try (Backends.Chosen chosen = backends.open(cell, workers, out)) {
            return train(cell, seed, run, chosen, first);
        }
    }

    private Run train(NamedCell cell, long seed, Path run, Backends.Chosen chosen, boolean first) throws IOException {
        Function<Map<String, Integer>, Cell> classes = chosen.cells();
        TrainingSettings own = parameters == null
                ? settings.withSeed(seed)
                : settings.withSeed(seed)
                        .withHidden(
                                new Networks(classes, corpus.vocabulary().size(), settings.layers(), settings.dropout())
                                        .hiddenFor(parameters.number(), cell.granule()));
        MemoryCheck.accept(cell, chosen, own, corpus);
        try (RunSession session = new RunSession(
                        out,
                        cell,
                        RunSession.begin(classes, own, corpus, chosen.backend()),
                        options.corpusFile(),
                        keeping.keeping(own));
                RunFolder made = RunFolder.open(run)) {
            session.begin(made);
            if (first) {
                session.announceText();
            }
            session.announceNetwork();
            computedOn.add(session.training().computedOn());
            Outcome outcome = session.train(made);
            return session.result(outcome, seed == settings.seed() ? samples(session, outcome) : List.of());
        }
    }

    private List<Sample> samples(RunSession session, Outcome outcome) {
        if (outcome.diverged()) {
            return List.of();
        }
        try {
            Prompt prompt = prompts.prompt(PromptOptions.beginning(corpus, settings.heldOut()), settings.seed());
            return List.of(session.training().sample(prompt));
        } catch (CorpusException e) {
            throw Stop.wrong("--prime: " + e.getMessage());
        }
    }

    private void showDifferences(List<Difference> differences) {
        if (differences.isEmpty()) {
            return;
        }
        List<Difference> real = differences.stream().filter(Difference::real).toList();
        out.println();
        out.println(String.format(
                Locale.ROOT,
                "%d of %d differences in validation are more than the seeds' doing (paired t test, p corrected for %d"
                        + " comparisons, below %s)%s",
                real.size(),
                differences.size(),
                differences.size(),
                Difference.LEVEL,
                real.isEmpty() ? "" : ":"));
        real.forEach(difference -> out.println("  " + difference));
    }

    private void show(Comparison comparison) {
        out.println();
        Table table = Table.of(comparison);
        out.print(table);
        out.println(table.note());
        showDifferences(Difference.of(comparison));
        for (Run run : comparison.runs()) {
            run.stopped()
                    .ifPresent(stopped ->
                            out.println(run.cell() + (seeds == 1 ? "" : ", seed " + run.seed() + ",") + " " + stopped));
        }
        for (Run run : comparison.runs()) {
            for (Sample sample : run.samples()) {
                String text = sample.prime() + sample.text();
                int end = text.offsetByCodePoints(0, Math.min(PRINTED, text.codePointCount(0, text.length())));
                out.println();
                out.println(run.cell() + " writes:");
                out.println(text.substring(0, end).indent(2).stripTrailing());
            }
        }
        out.println();
    }
}
