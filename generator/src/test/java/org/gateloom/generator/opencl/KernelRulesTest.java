package org.gateloom.generator.opencl;

import static org.assertj.core.api.Assertions.assertThat;

import com.aparapi.Kernel;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.stream.Stream;
import org.gateloom.runtime.opencl.ModelKernel;
import org.junit.jupiter.api.Test;

/** The rules themselves; {@link KernelCell} holds every generated kernel to them. */
class KernelRulesTest {

    /** A boolean field aborts the JVM; a field that is null when a kernel begins makes it run in Java. */
    @Test
    void whatEveryKernelHasIsOfTypesThatTravel() {
        Stream<Class<?>> classes =
                Stream.iterate(ModelKernel.class, type -> type != Kernel.class, Class::getSuperclass);
        assertThat(classes.flatMap(type -> Arrays.stream(type.getDeclaredFields()))
                        .map(Field::getType)
                        .distinct())
                .containsExactlyInAnyOrder(int.class, float.class, float[].class, int[].class);
    }

    @Test
    void theRulesSeeWhatBreaksThem() {
        assertThat(KernelRules.broken("""
                class K {
                    boolean flag;
                    void run() {
                        int i;
                        i = 1;
                        for (int j = 0; j < 3; j++) {
                            if (j == 1) break;
                            if (j == 0) continue;
                        }
                        int a = i = 2;
                        float[] none = new float[0];
                        Object o = new Object();
                        Runnable r = () -> {};
                        String s = "s";
                        switch (a) { default: throw null; }
                    }
                }
                """)).hasSize(11);
    }
}
