package org.gateloom.samples.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.gateloom.generator.memory.LoadedCell;
import org.gateloom.runtime.text.Corpus;
import org.gateloom.runtime.text.CorpusException;
import org.gateloom.runtime.train.Workers;
import org.gateloom.samples.compare.Comparison;
import org.gateloom.samples.run.Networks;
import org.gateloom.samples.run.Prompt;
import org.gateloom.samples.run.Run;
import org.gateloom.samples.run.TaskLesson;
import org.gateloom.samples.run.TextLesson;
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
                "Trains several cells on the same text, task or series, with the same settings and seeds, and gives a table,"
                        + " a page with learning curves, and text from each.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
final class Compare implements Callable<Integer> {

    private static final long EPOCHS = 1;
    private static final int VALIDATIONS = 5;

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
    private SeriesOptions series;

    @Mixin
    private BudgetOptions budget;

    @Mixin
    private TuneOptions tune;

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
            description = "Where page, numbers and runs go: empty, not there yet, or with a comparison of the same"
                    + " settings, which then goes on; comparison unless told.")
    private Path folder;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = command.commandLine().getOut();
        acceptOptions();
        List<NamedCell> named = ComparedCells.read(cells, command.commandLine().getErr());
        List<Learnt> learnt = learnt(out);
        Learnt first = learnt.get(0);
        if (tune.told() && !first.lesson().holdsOut(first.settings())) {
            throw Stop.wrong(
                    "--tune compares validation losses, of which there are none with --held-out 0; leave one of"
                            + " them");
        }
        if (parameters == null) {
            named.forEach(cell -> cell.accept(first.settings().hidden()));
        }
        Optional<Prompt> prompt = prompt(first);
        try (Workers workers = new Workers(options.threads())) {
            List<ComparedCell> fit = ComparedCells.fit(named, learnt, backends, this::own, workers);
            Map<String, String> shown = shown(learnt, prompt);
            ComparisonFolder written = folder == null ? ComparisonFolder.fresh() : ComparisonFolder.told(folder, shown);
            try (ComparisonRuns runs = new ComparisonRuns(
                    out,
                    written,
                    new ComparisonRuns.Setting(backends, keeping, workers, prompt, seeds),
                    new Comparison(
                            ShownLesson.subject(
                                    learnt.stream().map(Learnt::lesson).toList(), first.settings()),
                            repetition(written),
                            shown,
                            Version.all(),
                            List.of()))) {
                return compare(fit, runs, written);
            }
        }
    }

    /** What all cells learn: a text, a series, or a task at each of its lags. */
    private List<Learnt> learnt(PrintWriter out) {
        if (series.told()) {
            if (tasks.told()) {
                throw Stop.wrong(SeriesOptions.AND_TASK);
            }
            return List.of(options.learnt(series.lesson(options.heldOut())));
        }
        if (tasks.told()) {
            return tasks.tasks().stream()
                    .map(task -> options.learnt(new TaskLesson(task)))
                    .toList();
        }
        return List.of(options.learnt(new TextLesson(options.corpus(out)), EPOCHS, VALIDATIONS));
    }

    /** What each cell is asked to write, if it learns a text. */
    private Optional<Prompt> prompt(Learnt learnt) {
        return learnt.lesson().text().map(text -> prompt(text, learnt.settings()));
    }

    private Prompt prompt(Corpus text, TrainingSettings settings) {
        Prompt prompt = prompts.prompt(PromptOptions.beginning(text, settings.heldOut()), settings.seed());
        acceptPrime(prompt, text);
        return prompt;
    }

    private int compare(List<ComparedCell> cells, ComparisonRuns runs, ComparisonFolder written) throws IOException {
        PrintWriter out = command.commandLine().getOut();
        Comparison comparison = runs.train(cells, tune);
        new ComparisonText(out, comparison).print();
        out.println("page with " + comparison.subject().page() + ": " + written.page());
        if (runs.interrupted()) {
            out.println("go on with it: " + repetition(written));
            return Stop.INTERRUPTED;
        }
        return comparison.runs().stream().anyMatch(run -> run.ended() == Run.Ended.DIVERGED) ? Stop.FAILED : 0;
    }

    private void acceptOptions() {
        backends.accept(options.toldLanes());
        if (parameters != null && options.toldHidden()) {
            throw Stop.wrong("--parameters and --hidden both say how wide the cells are; give one of them");
        }
        budget.accept(options.toldLength());
        tune.accept(options, budget);
    }

    private static void acceptPrime(Prompt prompt, Corpus corpus) {
        try {
            corpus.vocabulary().encode(prompt.prime());
        } catch (CorpusException e) {
            throw Stop.wrong("--prime: " + e.getMessage());
        }
    }

    /** The settings of one cell: its width and its steps, where the same budget makes them different. */
    private TrainingSettings own(NamedCell cell, LoadedCell loaded, Learnt learnt) {
        TrainingSettings settings = learnt.settings();
        TrainingSettings wide = parameters == null
                ? settings
                : settings.withHidden(
                        new Networks(loaded::of, learnt.lesson().ends(), settings.layers(), settings.dropout())
                                .hiddenFor(parameters.number(), cell.granule()));
        return budget.applied(
                wide,
                cell.argument(),
                () -> ComparedCell.flops(cell, loaded, wide, learnt.lesson()),
                learnt.validations());
    }

    /** What reports say of all runs. */
    private Map<String, String> shown(List<Learnt> learnt, Optional<Prompt> prompt) {
        TrainingSettings settings = learnt.get(0).settings();
        Map<String, String> shown = new LinkedHashMap<>(ShownLesson.of(learnt));
        settings.named().forEach((name, value) -> {
            if (!learnt.get(0).lesson().implied().contains(name)) {
                shown.put(name, value);
            }
        });
        if (parameters != null) {
            shown.put("hidden", "so that there are about " + Figures.grouped(parameters.number()) + " parameters");
        }
        shown.putAll(budget.named());
        shown.putAll(tune.named());
        if (seeds > 1) {
            shown.put("seed", settings.seed() + " to " + (settings.seed() + seeds - 1));
        }
        shown.put("backend", backends.told());
        prompt.ifPresent(given -> shown.putAll(PromptOptions.named(given)));
        return shown;
    }

    /** The command, with the folder in which it goes on. */
    private String repetition(ComparisonFolder written) {
        return CommandText.of(command) + (folder == null ? " --out " + CommandText.path(written.folder()) : "");
    }
}
