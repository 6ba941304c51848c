package org.gateloom.samples.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.gateloom.runtime.checkpoint.Checkpoint;
import org.gateloom.runtime.checkpoint.CheckpointException;
import org.gateloom.runtime.text.Corpus;
import org.gateloom.runtime.train.Outcome;
import org.gateloom.runtime.train.Workers;
import org.gateloom.samples.compare.Comparison;
import org.gateloom.samples.compare.LearningRates;
import org.gateloom.samples.compare.Pace;
import org.gateloom.samples.compare.Table;
import org.gateloom.samples.run.KeptRun;
import org.gateloom.samples.run.Prompt;
import org.gateloom.samples.run.Run;
import org.gateloom.samples.run.RunFolder;
import org.gateloom.samples.run.Sample;
import org.gateloom.samples.run.SampledMoments;
import org.gateloom.samples.run.TrainingSettings;
import org.gateloom.samples.run.Watcher;

/**
 * The runs of a comparison, one after the other. What was done before is not done again, what was begun goes on, and what
 * is known is written after each run and at each validation of the one that is trained.
 */
final class ComparisonRuns {

    /**
     * What is the same for all runs.
     *
     * @param prompt what each cell is asked to write at its end, with the first seed
     */
    record Setting(
            Corpus corpus,
            Path corpusFile,
            Backends backends,
            KeepingOptions keeping,
            Workers workers,
            Prompt prompt,
            int seeds) {}

    private static final long SECOND = 1_000_000_000L;

    private final PrintWriter out;
    private final ComparisonFolder folder;
    private final Setting setting;
    private final Set<String> computedOn = new LinkedHashSet<>();
    private Comparison comparison;
    private Pace pace;
    private int all;
    private int number;
    private int done;
    private long written;
    private boolean announced;
    private boolean interrupted;

    ComparisonRuns(PrintWriter out, ComparisonFolder folder, Setting setting, Comparison comparison) {
        this.out = out;
        this.folder = folder;
        this.setting = setting;
        this.comparison = comparison;
    }

    /** Whether somebody asked for its end before its time. */
    boolean interrupted() {
        return interrupted;
    }

    /**
     * All of them.
     *
     * @param cells each with its settings
     * @param tune which learning rates are tried first
     */
    Comparison train(List<ComparedCell> cells, TuneOptions tune) throws IOException {
        double work = cells.stream()
                .mapToDouble(cell -> setting.seeds() * cell.work(cell.settings())
                        + tune.trials(cell.settings()).stream()
                                .mapToDouble(cell::work)
                                .sum())
                .sum();
        pace = new Pace(work);
        all = cells.size() * (setting.seeds() + (tune.told() ? LearningRates.GRID.size() : 0));
        comparison = comparison.at(new Comparison.Standing(Optional.of("it has just begun"), all));
        write();
        List<ComparedCell> tuned = new ArrayList<>();
        for (ComparedCell cell : cells) {
            tuned.add(tuned(cell, tune));
        }
        for (int seed = 0; seed < setting.seeds(); seed++) {
            for (ComparedCell cell : tuned) {
                if (!interrupted) {
                    run(planned(cell, cell.settings().seed() + seed), Comparison::with);
                }
            }
        }
        comparison = comparison.at(new Comparison.Standing(Optional.empty(), all - done));
        write();
        return comparison;
    }

    private PlannedRun planned(ComparedCell cell, long seed) {
        boolean several = setting.seeds() > 1;
        return new PlannedRun(
                cell,
                cell.settings().withSeed(seed),
                several ? cell.name() + ", seed " + seed : cell.name(),
                several
                        ? cell.cell().shortName() + "-seed-" + seed
                        : cell.cell().shortName());
    }

    /** With the learning rate of its best trial. */
    private ComparedCell tuned(ComparedCell cell, TuneOptions tune) throws IOException {
        List<Run> trials = new ArrayList<>();
        for (TrainingSettings trial : tune.trials(cell.settings())) {
            if (!interrupted) {
                String rate = Table.rate(trial.learningRate());
                trials.add(run(
                        new PlannedRun(
                                cell,
                                trial,
                                cell.name() + " at " + rate,
                                "trials/" + cell.cell().shortName() + "-" + rate),
                        Comparison::withTrial));
            }
        }
        if (trials.isEmpty() || interrupted) {
            return cell;
        }
        Run best = LearningRates.best(trials).orElse(trials.get(0));
        out.println(cell.name() + ": " + LearningRates.told(best));
        return cell.with(cell.settings().withLearningRate(best.learningRate()));
    }

    /** Takes what came of a run before, or trains it. */
    private Run run(PlannedRun planned, BiFunction<Comparison, Run, Comparison> into) throws IOException {
        number++;
        String title = "run " + number + " of " + all + ": " + planned.name();
        Map<String, String> determinedBy =
                planned.determinedBy(setting.corpus(), setting.backends().told());
        Path place = folder.runFolder(planned.folder(), determinedBy);
        Optional<KeptRun> kept = KeptRun.in(place);
        if (kept.isPresent() && kept.get().done()) {
            Run run = kept.get().run().named(planned.cell().cell().argument());
            pace.skipped(planned.work());
            done++;
            computedOn.add(kept.get().ranOn().getOrDefault(RunSession.COMPUTED_ON, "somewhere"));
            comparison = with(run, into).withVersions(kept.get().ranOn());
            out.println(RunLine.before(title, run));
            return run;
        }
        comparison = comparison.at(new Comparison.Standing(Optional.of(title), all - done));
        write();
        Run run = trained(planned, title, place, new KeptBefore(determinedBy, kept), into);
        comparison = with(run, into);
        done += run.ended() == Run.Ended.INTERRUPTED ? 0 : 1;
        // It is written with the beginning of the next, or with the end.
        return run;
    }

    private Comparison with(Run run, BiFunction<Comparison, Run, Comparison> into) {
        return into.apply(comparison, run).with(RunSession.COMPUTED_ON, String.join(", ", computedOn));
    }

    /** What a run's folder tells of it. */
    private record KeptBefore(Map<String, String> determinedBy, Optional<KeptRun> kept) {}

    private Run trained(
            PlannedRun planned,
            String title,
            Path place,
            KeptBefore before,
            BiFunction<Comparison, Run, Comparison> into)
            throws IOException {
        ComparedCell cell = planned.cell();
        long begin = System.nanoTime();
        try (Backends.Chosen chosen = setting.backends()
                        .open(
                                cell.loaded(),
                                setting.workers(),
                                out,
                                () -> MemoryCheck.accept(
                                        cell.cell(), cell.loaded(), planned.settings(), setting.corpus()));
                RunSession session = new RunSession(
                        out,
                        cell.cell(),
                        RunSession.begin(chosen.cells(), planned.settings(), setting.corpus(), chosen.backend()),
                        setting.corpusFile(),
                        setting.keeping().keeping(planned.settings()))) {
            if (before.kept().isEmpty()) {
                new KeptRun(before.determinedBy(), ranOn(session), session.soFar(List.of())).write(place);
            }
            try (RunFolder made = RunFolder.open(place)) {
                goOn(session, made, place);
                announce(session);
                Outcome outcome;
                long from = session.training().step();
                SampledMoments moments =
                        new SampledMoments(session.training(), setting.prompt().prime(), samples(before, from));
                FollowedRun followed = new FollowedRun(session, moments, soFar -> {
                    new KeptRun(before.determinedBy(), ranOn(session), soFar).write(place);
                    writeSoFar(into.apply(comparison, soFar));
                });
                double done = planned.settings().share(from, session.training().seconds());
                try (Display display = display(title, planned, done, begin)) {
                    outcome = session.train(made, Watcher.both(display, followed));
                }
                Run run = session.result(outcome, samples(session, moments, outcome));
                interrupted = session.interrupted();
                // What it wrote where it was interrupted is no moment of the run that goes on.
                new KeptRun(
                                before.determinedBy(),
                                ranOn(session),
                                outcome instanceof Outcome.Interrupted
                                        ? session.result(outcome, moments.samples())
                                        : run)
                        .write(place);
                followed.requireWritten();
                pace.skipped(planned.work() * done);
                pace.worked(planned.work() * (1 - done), (System.nanoTime() - begin) / 1e9);
                out.println(RunLine.of(title, from, run)
                        + (number < all && !interrupted ? "; " + RunLine.left(pace.left()) : ""));
                out.flush();
                return run;
            }
        }
    }

    private void goOn(RunSession session, RunFolder made, Path place) throws IOException {
        try {
            Optional<Checkpoint> checkpoint = RunFolder.latest(place);
            if (checkpoint.isEmpty()) {
                session.begin(made);
                return;
            }
            session.goOn(checkpoint.get(), made);
            session.announceChanges(checkpoint.get().description().settings());
        } catch (CheckpointException e) {
            throw Stop.wrong(e.getMessage());
        }
    }

    private static Map<String, String> ranOn(RunSession session) {
        Map<String, String> ranOn = new LinkedHashMap<>(Version.all());
        ranOn.put(RunSession.COMPUTED_ON, session.training().computedOn());
        return ranOn;
    }

    private void announce(RunSession session) {
        if (!announced) {
            session.announceText();
            announced = true;
        }
        computedOn.add(session.training().computedOn());
    }

    /** Of the steps until here; those after them are made again. */
    private static List<Sample> samples(KeptBefore before, long step) {
        return before.kept().stream()
                .flatMap(kept -> kept.run().samples().stream())
                .filter(sample -> sample.step() <= step)
                .toList();
    }

    /** Those of its moments, and with the first seed what it writes when it is asked to at the end. */
    private List<Sample> samples(RunSession session, SampledMoments moments, Outcome outcome) {
        List<Sample> samples = new ArrayList<>(moments.samples());
        if (!outcome.diverged()
                && session.training().settings().seed() == setting.prompt().seed()) {
            samples.add(session.sample(setting.prompt()));
        }
        return samples;
    }

    private Display display(String title, PlannedRun planned, double done, long begin) {
        return Streams.terminal()
                ? new ComparisonBar(title, planned.settings(), step -> {
                    double share = planned.settings().share(step.step(), step.seconds());
                    String left =
                            RunLine.left(pace.left(planned.work() * (share - done), (System.nanoTime() - begin) / 1e9));
                    return left.isEmpty() ? "" : left + ", ";
                })
                : Display.NONE;
    }

    private void write() throws IOException {
        folder.write(comparison);
        written = System.nanoTime();
    }

    /** Unless it was written just now: nobody looks at it more often. */
    private void writeSoFar(Comparison soFar) throws IOException {
        if (System.nanoTime() - written > SECOND) {
            folder.write(soFar);
            written = System.nanoTime();
        }
    }
}
