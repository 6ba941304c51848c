package org.gateloom.generator.opencl;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.gateloom.runtime.opencl.DeviceEngine;
import org.gateloom.runtime.opencl.UnsuitableException;
import org.gateloom.runtime.text.CorpusException;
import org.gateloom.runtime.train.Progress;
import org.gateloom.runtime.train.Validation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Long trainings and many models take no more memory at their end than at their beginning; PoCL's is the process's own. */
@EnabledOnOs(OS.LINUX)
@EnabledIfSystemProperty(named = "gateloom.long", matches = "true")
class LongOnDeviceTest {

    private static final long STEPS = 10_000;
    private static final int MODELS = 50;

    /**
     * What there is.
     *
     * @param heap bytes after a collection
     * @param resident kilobytes of the process, which the device's memory is a part of
     */
    private record Memory(long heap, long resident) {

        static Memory now() {
            System.gc();
            try (var lines = Files.lines(Path.of("/proc/self/status"))) {
                return new Memory(
                        Runtime.getRuntime().totalMemory()
                                - Runtime.getRuntime().freeMemory(),
                        lines.filter(line -> line.startsWith("VmRSS:"))
                                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                                .findFirst()
                                .orElseThrow());
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }
    }

    @Test
    void tenThousandSteps() throws CorpusException, UnsuitableException {
        KernelCell cell = KernelCell.of("lstm");
        TrainingCase training = TrainingCase.of(cell, TrainingCase.symbols()).steps(STEPS);
        List<Memory> tenths = new ArrayList<>();
        try (DeviceEngine engine = training.engine(OnDevice.open(cell.kernel()))) {
            training.trainer(engine).run(new Progress() {
                @Override
                public void stepped(long step, double loss, double norm) {
                    if (step % (STEPS / 10) == 0) {
                        tenths.add(Memory.now());
                    }
                }

                @Override
                public void validated(Validation validation) {}
            });
        }
        assertThat(tenths).hasSize(10);
        noMore("steps", tenths);
    }

    @Test
    void fiftyModels() throws CorpusException, UnsuitableException {
        KernelCell cell = KernelCell.of("lstm");
        TrainingCase training = TrainingCase.of(cell, TrainingCase.symbols()).steps(3);
        List<Memory> tenths = new ArrayList<>();
        for (int model = 1; model <= MODELS; model++) {
            try (DeviceEngine engine = training.engine(OnDevice.open(cell.kernel()))) {
                training.trainer(engine).run(new TrainingCase.Heard());
            }
            if (model % (MODELS / 10) == 0) {
                tenths.add(Memory.now());
            }
        }
        noMore("models", tenths);
    }

    private static void noMore(String of, List<Memory> tenths) {
        for (Memory tenth : tenths) {
            System.out.printf(Locale.ROOT, "%s: heap %,d bytes, resident %,d kB%n", of, tenth.heap(), tenth.resident());
        }
        Memory second = tenths.get(1);
        Memory last = tenths.get(tenths.size() - 1);
        assertThat(last.heap()).isLessThan((long) (1.05 * second.heap()));
        assertThat(last.resident()).isLessThanOrEqualTo((long) (1.05 * second.resident()));
    }
}
