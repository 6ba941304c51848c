package org.gateloom.samples.trust;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.gateloom.runtime.opencl.UnsuitableException;
import org.gateloom.runtime.text.CorpusException;
import org.gateloom.runtime.train.Outcome;
import org.gateloom.runtime.train.Workers;
import org.gateloom.samples.run.Keeping;
import org.gateloom.samples.run.Measurement;
import org.gateloom.samples.run.RunFolder;
import org.gateloom.samples.run.RunUnkeptException;
import org.gateloom.samples.run.Training;
import org.gateloom.samples.run.Watcher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** A long run takes no more memory, and no more files, at its end than at its beginning. */
@EnabledIfSystemProperty(named = "gateloom.long", matches = "true")
class LongRunTest {

    private static final long STEPS = 100_000;
    private static final long EACH = 10_000;

    /**
     * What a tenth of the run left.
     *
     * @param heap bytes after a collection
     * @param files that the process has open; -1 where it cannot be told
     * @param seconds of all processors that it took; printed and not tested, as all times are
     */
    private record Tenth(long heap, long files, double seconds) {}

    @TempDir
    private Path folder;

    @Test
    void aHundredThousandSteps() throws IOException, CorpusException, UnsuitableException, RunUnkeptException {
        List<Tenth> tenths = new ArrayList<>();
        Path run = folder.resolve("run");
        try (Workers workers = new Workers(2);
                RunFolder made = RunFolder.open(run);
                Training training =
                        LibraryCell.training(LibraryCell.named("lstm"), LibraryCell.settings(8, 2, STEPS), workers)) {
            Outcome outcome = made.train(
                    training, training.description(Map.of(), Map.of()), new Keeping(2, 1000, folder), watcher(tenths));
            assertThat(outcome).isEqualTo(new Outcome.Finished(STEPS));
        }
        for (Tenth tenth : tenths) {
            System.out.printf(
                    Locale.ROOT, "heap %,d bytes, %d files, %.2f s%n", tenth.heap, tenth.files, tenth.seconds);
        }
        Tenth second = tenths.get(1);
        for (int i = 2; i < tenths.size(); i++) {
            assertThat(tenths.get(i).heap).isLessThan((long) (1.05 * second.heap));
            assertThat(tenths.get(i).files).isLessThanOrEqualTo(second.files);
        }
    }

    private static Watcher watcher(List<Tenth> tenths) {
        return new Watcher() {
            private double last = processors();

            @Override
            public void stepped(Measurement training, double norm) {
                if (training.step() % EACH == 0) {
                    tenths.add(new Tenth(heap(), files(), processors() - last));
                    last = processors();
                }
            }

            @Override
            public void validated(Measurement validation) {}
        };
    }

    private static long heap() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private static double processors() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime() / 1e9;
    }

    private static long files() {
        Path open = Path.of("/proc/self/fd");
        if (!Files.isDirectory(open)) {
            return -1;
        }
        try (Stream<Path> files = Files.list(open)) {
            return files.count();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
