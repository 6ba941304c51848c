package org.gateloom.generator.opencl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Map;
import java.util.Optional;
import org.gateloom.runtime.opencl.DeviceLauncher;
import org.gateloom.runtime.opencl.Devices;
import org.gateloom.runtime.opencl.KernelPlan;
import org.gateloom.runtime.opencl.ModelKernel;
import org.gateloom.runtime.opencl.Opening;
import org.junit.jupiter.api.Test;

/** What a device does not take is refused with a reason, and nothing runs in its place. */
class RefusalOnDeviceTest {

    /** Aparapi would run it by threads of Java. */
    public static final class Untranslatable extends ModelKernel {

        private int ran;

        @Override
        public void run() {
            for (int i = 0; i < 10; i++) {
                if (parameters[i] > 0) {
                    break;
                }
                ran = i;
            }
        }

        @Override
        public KernelPlan plan(Map<String, Integer> sizes) {
            // A kernel that is refused is never asked what it keeps.
            throw new UnsupportedOperationException("this kernel is to be refused");
        }
    }

    @Test
    void aKernelThatCannotBeTranslatedIsRefusedAndNotRunInJava() {
        assumeTrue(OnDevice.required() || !Devices.list().isEmpty(), Devices.lacking());
        Untranslatable kernel = new Untranslatable();

        Opening opening = DeviceLauncher.open(kernel, Devices.list().get(0));

        assertThat(((Opening.Refused) opening).reason()).startsWith("Untranslatable could not be translated for ");
        assertThat(kernel.ran).isZero();
    }

    @Test
    void aDeviceThatIsNotThereIsToldWithThoseThatAre() {
        assumeTrue(OnDevice.required() || !Devices.list().isEmpty(), Devices.lacking());

        Devices.Choice choice = Devices.choice(Optional.of("no such device"));

        assertThat(((Devices.NotChosen) choice).reason())
                .startsWith("'no such device' means no device; there are 0 ")
                .contains(Devices.list().get(0).name());
    }
}
