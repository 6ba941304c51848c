package org.gateloom.samples.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gateloom.runtime.checkpoint.Checkpoint;
import org.gateloom.runtime.checkpoint.CheckpointException;
import org.gateloom.runtime.train.Outcome;
import org.gateloom.samples.run.KeptRun;
import org.gateloom.samples.run.Prompt;
import org.gateloom.samples.run.Run;
import org.gateloom.samples.run.RunFolder;
import org.gateloom.samples.run.Sample;
import org.gateloom.samples.run.SampledMoments;
import org.gateloom.samples.run.TrainingSettings;
import org.gateloom.samples.run.Watcher;

/**
 * A run of a comparison that is begun, or goes on from its latest checkpoint.
 *
 * @param planned what is trained
 * @param place its folder
 * @param determinedBy all that determines what comes of it
 * @param before what has come of it
 */
record KeptTraining(PlannedRun planned, Path place, Map<String, String> determinedBy, Optional<KeptRun> before) {

    /** Who follows it. */
    interface Follower {

        /**
         * It begins, or goes on.
         *
         * @param share which part of it is done
         * @return what shows it
         */
        Display begins(RunSession session, double share);

        /** What has come of it at a validation. */
        void validated(Run soFar) throws IOException;
    }

    /**
     * What came of it.
     *
     * @param from steps that were done before
     * @param share which part of it these were
     * @param interrupted whether somebody asked for the end of all
     */
    record Trained(Run run, long from, double share, boolean interrupted) {}

    /** Trains it to its end, or until it is interrupted. */
    Trained train(ComparisonRuns.Setting setting, PrintWriter out, Follower follower) throws IOException {
        ComparedCell cell = planned.cell();
        try (Backends.Chosen chosen = setting.backends()
                        .open(
                                cell.loaded(),
                                setting.workers(),
                                out,
                                () -> MemoryCheck.accept(
                                        cell.cell(),
                                        cell.loaded(),
                                        planned.settings(),
                                        cell.learnt().lesson()));
                RunSession session = new RunSession(
                        out,
                        cell.cell(),
                        RunSession.begin(
                                chosen.cells(),
                                planned.settings(),
                                cell.learnt().lesson(),
                                chosen.backend()),
                        cell.learnt().named(),
                        setting.keeping().keeping(planned.settings()))) {
            if (before.isEmpty()) {
                keep(session, session.soFar(List.of()));
            }
            try (RunFolder made = RunFolder.open(place)) {
                goOn(session, made);
                return train(session, made, setting, follower);
            }
        }
    }

    private Trained train(RunSession session, RunFolder made, ComparisonRuns.Setting setting, Follower follower)
            throws IOException {
        long from = session.training().step();
        double share = planned.settings().share(from, session.training().seconds());
        SampledMoments moments =
                new SampledMoments(session.training(), setting.prompt().map(Prompt::prime), samplesUntil(from));
        FollowedRun followed = new FollowedRun(session, moments, soFar -> {
            keep(session, soFar);
            follower.validated(soFar);
        });
        Outcome outcome;
        try (Display display = follower.begins(session, share)) {
            outcome = session.train(made, Watcher.both(display, followed));
        }
        List<Sample> samples = new ArrayList<>(moments.samples());
        if (!outcome.diverged()) {
            setting.prompt()
                    .filter(prompt -> prompt.seed() == planned.settings().seed())
                    .ifPresent(prompt -> samples.add(session.sample(prompt)));
        }
        Run run = session.result(outcome, samples);
        // What it wrote where it was interrupted is no moment of the run that goes on.
        keep(session, outcome instanceof Outcome.Interrupted ? session.result(outcome, moments.samples()) : run);
        followed.requireWritten(place.toString(), "the same command");
        return new Trained(run, from, share, session.interrupted());
    }

    private void keep(RunSession session, Run run) throws IOException {
        Map<String, String> ranOn = new LinkedHashMap<>(Version.all());
        ranOn.put(RunSession.COMPUTED_ON, session.training().computedOn());
        new KeptRun(determinedBy, ranOn, run).write(place);
    }

    private void goOn(RunSession session, RunFolder made) throws IOException {
        try {
            Optional<Checkpoint> checkpoint = RunFolder.latest(place);
            if (checkpoint.isEmpty()) {
                session.begin(made);
                return;
            }
            requireSame(checkpoint.get(), session.training().settings());
            if (checkpoint.get().step() > 0 && !made.hasLosses()) {
                throw Stop.wrong("the losses of the run in " + place
                        + " are not there; put them back, or take its folder away, and it is trained again");
            }
            session.goOn(checkpoint.get(), made);
            session.announceChanges(checkpoint.get().description().settings());
        } catch (CheckpointException e) {
            throw Stop.wrong(e.getMessage());
        }
    }

    /** Somebody may have gone on with the run alone, to more steps. */
    private void requireSame(Checkpoint checkpoint, TrainingSettings settings) {
        Map<String, String> saved = checkpoint.description().settings();
        settings.named().forEach((name, value) -> {
            if (!value.equals(saved.get(name))) {
                throw Stop.wrong("the run in " + place + " went on with another setting: " + name + " is "
                        + saved.get(name) + " in it, " + value
                        + " here; take its folder away, and it is trained again");
            }
        });
    }

    /** Those after a step are made again. */
    private List<Sample> samplesUntil(long step) {
        return before.stream()
                .flatMap(kept -> kept.run().samples().stream())
                .filter(sample -> sample.step() <= step)
                .toList();
    }
}
