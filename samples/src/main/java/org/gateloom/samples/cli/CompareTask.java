package org.gateloom.samples.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.gateloom.generator.memory.LoadedCell;
import org.gateloom.runtime.train.Outcome;
import org.gateloom.runtime.train.Workers;
import org.gateloom.samples.compare.Table;
import org.gateloom.samples.compare.TaskComparison;
import org.gateloom.samples.compare.TaskRun;
import org.gateloom.samples.compare.TaskTable;
import org.gateloom.samples.run.Networks;
import org.gateloom.samples.run.Run;
import org.gateloom.samples.run.RunFolder;
import org.gateloom.samples.run.TaskLesson;
import org.gateloom.samples.run.TrainingSettings;
import org.gateloom.samples.task.Task;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Trains several cells on a task at several lags and holds their success side by side.
 *
 * @param parameters that each network comes nearest to, in place of one width for all
 */
record CompareTask(
        CommandSpec command,
        TrainingOptions options,
        KeepingOptions keeping,
        Backends backends,
        OptionalLong parameters) {

    /**
     * Trains each cell at each lag with each seed.
     *
     * @param folder where all of it goes, if told
     * @return the exit code
     */
    int compare(List<NamedCell> cells, List<Task> tasks, int seeds, Optional<Path> folder) throws IOException {
        PrintWriter out = command.commandLine().getOut();
        TrainingSettings shared = options.settings(tasks.get(0));
        if (parameters.isEmpty()) {
            cells.forEach(cell -> cell.accept(shared.hidden()));
        }
        ComparisonFolder written = folder.isEmpty()
                ? ComparisonFolder.fresh()
                : new ComparisonFolder(FreshFolder.told(folder.get(), "--out", ", or empty it"));
        TaskComparison comparison = new TaskComparison(
                CommandText.of(command), shown(tasks, shared, seeds), Version.all(), tasks, List.of());
        Set<String> computedOn = new LinkedHashSet<>();
        boolean interrupted = false;
        List<LoadedCell> loaded = cells.stream().map(backends::load).toList();
        acceptMemory(cells, loaded, tasks);
        try (Workers workers = new Workers(options.threads())) {
            for (int i = 0; i < tasks.size() * seeds * cells.size() && !interrupted; i++) {
                int cell = i % cells.size();
                long seed = shared.seed() + i / cells.size() % seeds;
                Task task = tasks.get(i / cells.size() / seeds);
                Path own = written.freshRun(cells.get(cell).shortName() + "-lag-" + task.lag() + "-seed-" + seed);
                boolean first = i % (seeds * cells.size()) == 0;
                Trained trained = train(cells.get(cell), loaded.get(cell), task, seed, workers, own, computedOn, first);
                TaskRun run = trained.run();
                comparison = comparison.with(run).with(RunSession.COMPUTED_ON, String.join(", ", computedOn));
                interrupted = trained.interrupted();
                out.println(said(run));
                out.flush();
                written.write(comparison);
            }
        }
        out.println();
        Table table = TaskTable.of(comparison);
        out.print(table);
        out.println(table.note());
        out.println();
        out.println("page with success by lag: " + written.page());
        boolean failed = comparison.runs().stream().anyMatch(run -> run.run().ended() == Run.Ended.DIVERGED);
        return interrupted ? Stop.INTERRUPTED : failed ? Stop.FAILED : 0;
    }

    private Map<String, String> shown(List<Task> tasks, TrainingSettings shared, int seeds) {
        Map<String, String> shown = new LinkedHashMap<>();
        shown.put("task", tasks.get(0).kind().word());
        shown.put(
                "lag",
                String.join(
                        ", ",
                        tasks.stream().map(task -> Integer.toString(task.lag())).toList()));
        shown.putAll(shared.named());
        shown.put(
                "sequence",
                String.join(
                        ", ",
                        tasks.stream()
                                .map(task -> Integer.toString(task.steps()))
                                .toList()));
        shown.remove("held-out");
        if (parameters.isPresent()) {
            shown.put("hidden", "so that there are about " + Figures.grouped(parameters.getAsLong()) + " parameters");
        }
        if (seeds > 1) {
            shown.put("seed", shared.seed() + " to " + (shared.seed() + seeds - 1));
        }
        return shown;
    }

    /**
     * A run that came to an end.
     *
     * @param interrupted whether somebody asked for the end of all, be it too late for this run
     */
    private record Trained(TaskRun run, boolean interrupted) {}

    /** Nothing, when there is memory enough for each of them; said before the first is trained. */
    private void acceptMemory(List<NamedCell> cells, List<LoadedCell> loaded, List<Task> tasks) {
        if (!backends.processorAlone()) {
            return;
        }
        for (int cell = 0; cell < cells.size(); cell++) {
            for (Task task : tasks) {
                TrainingSettings settings = settings(cells.get(cell), task, loaded.get(cell));
                MemoryCheck.accept(cells.get(cell), loaded.get(cell), settings, new TaskLesson(task));
            }
        }
    }

    private Trained train(
            NamedCell cell,
            LoadedCell loaded,
            Task task,
            long seed,
            Workers workers,
            Path folder,
            Set<String> computedOn,
            boolean first)
            throws IOException {
        PrintWriter out = command.commandLine().getOut();
        TaskLesson lesson = new TaskLesson(task);
        TrainingSettings own = settings(cell, task, loaded).withSeed(seed);
        try (Backends.Chosen chosen =
                        backends.open(loaded, workers, out, () -> MemoryCheck.accept(cell, loaded, own, lesson));
                RunSession session = new RunSession(
                        out,
                        cell,
                        RunSession.begin(chosen.cells(), own, lesson, chosen.backend()),
                        lesson.named(),
                        keeping.keeping(own));
                RunFolder made = RunFolder.open(folder)) {
            session.begin(made);
            if (first) {
                session.announceText();
                session.announceSteps();
            }
            computedOn.add(session.training().computedOn());
            Outcome outcome = session.train(made, Display.NONE);
            return new Trained(TaskRun.of(task, session.result(outcome, List.of()), outcome), session.interrupted());
        }
    }

    private TrainingSettings settings(NamedCell cell, Task task, LoadedCell loaded) {
        TrainingSettings settings = options.settings(task);
        return parameters.isEmpty()
                ? settings
                : settings.withHidden(
                        new Networks(loaded::of, new TaskLesson(task).ends(), settings.layers(), settings.dropout())
                                .hiddenFor(parameters.getAsLong(), cell.granule()));
    }

    /** {@code lstm at lag 100, seed 1: solved after step 1,200, 99.8 % right}. */
    private static String said(TaskRun run) {
        String how = run.run()
                .stopped()
                .orElse(
                        run.solvedAfter().isPresent()
                                ? String.format(
                                        Locale.ROOT,
                                        "solved after step %,d",
                                        run.solvedAfter().getAsLong())
                                : "not solved");
        return run.run().cell() + " at lag " + run.lag() + ", seed " + run.run().seed() + ": " + how
                + (run.success().isPresent() ? ", " + Lines.right(run.success().getAsDouble()) : "");
    }
}
