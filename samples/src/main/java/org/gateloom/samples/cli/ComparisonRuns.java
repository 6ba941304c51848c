package org.gateloom.samples.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.gateloom.runtime.opencl.DeviceException;
import org.gateloom.runtime.train.Workers;
import org.gateloom.samples.compare.Comparison;
import org.gateloom.samples.compare.LearningRates;
import org.gateloom.samples.compare.Pace;
import org.gateloom.samples.compare.Table;
import org.gateloom.samples.run.FolderLock;
import org.gateloom.samples.run.KeptRun;
import org.gateloom.samples.run.Measurement;
import org.gateloom.samples.run.Prompt;
import org.gateloom.samples.run.Run;
import org.gateloom.samples.run.TrainingSettings;

/**
 * The runs of a comparison, one after the other. What was done before is not done again, what was begun goes on, and what
 * is known is written after each run and at each validation of the one that is trained. Until they are closed no other
 * process may be at the same comparison.
 */
final class ComparisonRuns implements AutoCloseable {

    /**
     * What is the same for all runs.
     *
     * @param prompt what each cell is asked to write at its end, with the first seed; empty where it learns no text
     */
    record Setting(Backends backends, KeepingOptions keeping, Workers workers, Optional<Prompt> prompt, int seeds) {}

    private static final long SECOND = 1_000_000_000L;

    private final PrintWriter out;
    private final ComparisonFolder folder;
    private final FolderLock lock;
    private final Setting setting;
    private final Set<String> computedOn = new LinkedHashSet<>();
    private Comparison comparison;
    private Pace pace;
    private int all;
    private int number;
    private int done;
    private long written;
    private final Set<String> announced = new LinkedHashSet<>();
    private boolean interrupted;

    /** Before the first; another process that is at the same comparison is said by a {@link Stop}. */
    ComparisonRuns(PrintWriter out, ComparisonFolder folder, Setting setting, Comparison comparison)
            throws IOException {
        this.out = out;
        this.folder = folder;
        this.setting = setting;
        this.comparison = comparison;
        this.lock = folder.lock();
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
        try {
            write();
            out.println("page with " + comparison.subject().page() + ", which follows along: " + folder.page());
            trainAll(cells, tune);
        } catch (Stop | DeviceException | IOException | UncheckedIOException failure) {
            try {
                // Nobody is to wait for a page that nobody writes any more.
                ended();
            } catch (IOException unwritable) {
                failure.addSuppressed(unwritable);
            }
            throw failure;
        }
        ended();
        return comparison;
    }

    private void trainAll(List<ComparedCell> cells, TuneOptions tune) throws IOException {
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
    }

    private void ended() throws IOException {
        comparison = comparison.at(new Comparison.Standing(Optional.empty(), all - done));
        write();
    }

    private PlannedRun planned(ComparedCell cell, long seed) {
        boolean several = setting.seeds() > 1;
        return new PlannedRun(
                cell,
                cell.settings().withSeed(seed),
                several ? cell.name() + ", seed " + seed : cell.name(),
                several ? cell.place() + "-seed-" + seed : cell.place());
    }

    /** With the learning rate of its best trial. */
    private ComparedCell tuned(ComparedCell cell, TuneOptions tune) throws IOException {
        List<Run> trials = new ArrayList<>();
        for (TrainingSettings trial : tune.trials(cell.settings())) {
            if (!interrupted) {
                String rate = Table.rate(trial.learningRate());
                trials.add(run(
                        new PlannedRun(cell, trial, cell.name() + " at " + rate, "trials/" + cell.place() + "-" + rate),
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
                planned.determinedBy(setting.backends().told());
        Path place = folder.runFolder(planned.folder(), determinedBy);
        Optional<KeptRun> kept = KeptRun.in(place);
        if (kept.isPresent() && kept.get().done()) {
            Run run = kept.get().run().named(planned.cell().cell().argument());
            pace.skipped(planned.work());
            done++;
            computedOn.add(kept.get().ranOn().getOrDefault(RunSession.COMPUTED_ON, "somewhere"));
            comparison = with(run, into).withVersions(kept.get().ranOn());
            out.println(RunLine.before(title, run, planned.cell().learnt().lesson()));
            return run;
        }
        comparison = comparison.at(new Comparison.Standing(Optional.of(title), all - done));
        write();
        long begin = System.nanoTime();
        KeptTraining.Trained trained = new KeptTraining(planned, place, determinedBy, kept)
                .train(setting, out, new Shown(planned, title, begin, into));
        Run run = trained.run();
        interrupted = trained.interrupted();
        pace.skipped(planned.work() * trained.share());
        pace.worked(planned.work() * (1 - trained.share()), (System.nanoTime() - begin) / 1e9);
        out.println(
                RunLine.of(title, trained.from(), run, planned.cell().learnt().lesson())
                        + (number < all && !interrupted ? "; " + RunLine.left(pace.left()) : ""));
        out.flush();
        comparison = with(run, into);
        done += run.ended() == Run.Ended.INTERRUPTED ? 0 : 1;
        // It is written with the beginning of the next, or with the end.
        return run;
    }

    private Comparison with(Run run, BiFunction<Comparison, Run, Comparison> into) {
        return into.apply(comparison, run).with(RunSession.COMPUTED_ON, String.join(", ", computedOn));
    }

    /** Shows a run while it is trained, with the time that all of them take, and writes it at its validations. */
    private final class Shown implements KeptTraining.Follower {

        private final PlannedRun planned;
        private final String title;
        private final long begin;
        private final BiFunction<Comparison, Run, Comparison> into;

        Shown(PlannedRun planned, String title, long begin, BiFunction<Comparison, Run, Comparison> into) {
            this.planned = planned;
            this.title = title;
            this.begin = begin;
            this.into = into;
        }

        @Override
        public Display begins(RunSession session, double share) {
            if (announced.add(planned.cell().learnt().title())) {
                session.announcement().lesson();
            }
            computedOn.add(session.training().computedOn());
            return Streams.terminal()
                    ? new ComparisonBar(title, planned.settings(), step -> left(step, share))
                    : Display.NONE;
        }

        private String left(Measurement step, double share) {
            double now = planned.settings().share(step.step(), step.seconds());
            String left = RunLine.left(pace.left(planned.work() * (now - share), (System.nanoTime() - begin) / 1e9));
            return left.isEmpty() ? "" : left + ", ";
        }

        /** Unless it was written just now: nobody looks at it more often. */
        @Override
        public void validated(Run soFar) throws IOException {
            if (System.nanoTime() - written > SECOND) {
                folder.write(into.apply(comparison, soFar));
                written = System.nanoTime();
            }
        }
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }

    private void write() throws IOException {
        folder.write(comparison);
        written = System.nanoTime();
    }
}
