package org.gateloom.samples.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gateloom.samples.cli.Ran.gateloom;

import org.gateloom.runtime.opencl.Devices;
import org.junit.jupiter.api.Test;

class BenchOpenClTest {

    /** Where there is a device, by a name that none has; elsewhere because there is none. */
    @Test
    void aDeviceThatIsNoneIsASentence() {
        Ran ran = gateloom("bench", "opencl", "--task", "T", "rnn", "--device", "no such device");
        assertThat(ran.err())
                .contains(Devices.list().isEmpty() ? "no OpenCL device was found" : "'no such device' means no device");
        assertThat(ran.exitCode()).isEqualTo(1);
    }

    @Test
    void aTaskThatIsNoneIsASentence() {
        Ran ran = gateloom("bench", "opencl", "--task", "X");
        assertThat(ran.err()).contains("--task: 'X' is none; expected S, M or T");
        assertThat(ran.exitCode()).isEqualTo(2);
    }
}
