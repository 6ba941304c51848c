package org.gateloom.samples.run;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a run has measured until a step.
 *
 * @param training of each step
 * @param validation of each validation
 */
public record PastMetrics(List<Measurement> training, List<Measurement> validation) {

    public PastMetrics {
        training = List.copyOf(training);
        validation = List.copyOf(validation);
    }

    /**
     * Reads a file of {@link Metrics}, and takes what came after the step out of it: a run that goes on from there will
     * measure it again. A last line that was cut off goes as well. A file that is not there has measured nothing.
     *
     * @param mark what the file has to begin with, where that is known
     * @throws IOException with a sentence if it does not; nothing is taken out then
     */
    static PastMetrics until(long step, Optional<LossMark> mark, Path file) throws IOException {
        List<Measurement> training = new ArrayList<>();
        List<Measurement> validation = new ArrayList<>();
        if (!Files.exists(file)) {
            return new PastMetrics(training, validation);
        }
        if (mark.isPresent()) {
            mark.get().require(file);
        }
        long kept = 0;
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            for (Optional<byte[]> line = RecordedLosses.line(in); line.isPresent(); line = RecordedLosses.line(in)) {
                Optional<RecordedLoss> loss = RecordedLosses.loss(line.get());
                if (loss.isEmpty() || loss.get().step() > step) {
                    break;
                }
                kept += line.get().length + 1;
                loss.get().training().ifPresent(value -> training.add(measurement(loss.get(), value)));
                loss.get().validation().ifPresent(value -> validation.add(measurement(loss.get(), value)));
            }
        }
        // Cut, not written anew: whenever the process is killed, the file has all that is needed.
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(kept);
        }
        return new PastMetrics(training, validation);
    }

    private static Measurement measurement(RecordedLoss recorded, double loss) {
        return new Measurement(recorded.step(), recorded.characters(), recorded.seconds(), loss)
                .with(recorded.success());
    }
}
