package org.gateloom.samples.cli;

import java.io.IOException;
import java.util.Locale;
import org.gateloom.samples.run.Measurement;
import org.gateloom.samples.run.Run;
import org.gateloom.samples.run.SampledMoments;
import org.gateloom.samples.run.Training;
import org.gateloom.samples.run.Watcher;

/** Writes at each validation of a run what has come of it until now, so that it can be read while it is trained. */
final class FollowedRun implements Watcher {

    /** Takes what has come of the run until now. */
    @FunctionalInterface
    interface Reader {

        /** Writes it. */
        void write(Run soFar) throws IOException;
    }

    private final RunSession session;
    private final SampledMoments samples;
    private final Reader reader;
    private IOException failure;

    FollowedRun(RunSession session, SampledMoments samples, Reader reader) {
        this.session = session;
        this.samples = samples;
        this.reader = reader;
    }

    @Override
    public void stepped(Measurement step, double norm) {}

    @Override
    public void validated(Measurement validation) {
        samples.validated(validation);
        try {
            reader.write(session.soFar(samples.samples()));
        } catch (IOException e) {
            // The run itself is to be kept first: it ends as if it had been interrupted.
            failure = e;
            Training training = session.training();
            training.stop();
        }
    }

    /**
     * Nothing, when all could be written.
     *
     * @param saved where the run is now
     * @param on how one goes on with it
     */
    void requireWritten(String saved, String on) {
        if (failure != null) {
            Training training = session.training();
            throw Stop.failed(String.format(
                    Locale.ROOT,
                    "%s; the run until step %,d is saved in %s; go on with it by %s",
                    Mistakes.sentence(failure),
                    training.step(),
                    saved,
                    on));
        }
    }
}
