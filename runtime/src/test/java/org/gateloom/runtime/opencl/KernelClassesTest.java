package org.gateloom.runtime.opencl;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Classes that Aparapi would hang on, or take for others, do not get there. */
class KernelClassesTest {

    @TempDir
    private Path folder;

    @Test
    void aClassWithoutDebugInformationIsRefused() throws Exception {
        assertThat(KernelClasses.refused(compile("without", "Bare", 1, "-g:none")))
                .hasValue("Bare was compiled without debug information, which a kernel's translation needs: compile it"
                        + " with -g");
        assertThat(KernelClasses.refused(compile("with", "Bare", 1, "-g"))).isEmpty();
    }

    @Test
    void ofTwoClassesOfOneNameTheSecondIsRefused() throws Exception {
        assertThat(KernelClasses.refused(compile("first", "Twice", 1, "-g"))).isEmpty();
        assertThat(KernelClasses.refused(compile("again", "Twice", 1, "-g"))).isEmpty();
        assertThat(KernelClasses.refused(compile("second", "Twice", 2, "-g")))
                .hasValueSatisfying(reason ->
                        assertThat(reason).startsWith("another class of the name Twice was run as a kernel before"));
    }

    private Class<?> compile(String where, String name, int number, String debug)
            throws IOException, ClassNotFoundException {
        Path target = Files.createDirectory(folder.resolve(where));
        Path source = Files.writeString(target.resolve(name + ".java"), """
            public class %s extends org.gateloom.runtime.opencl.ModelKernel {
                @Override
                public void run() {
                    int i = %d;
                    model(i, i);
                }
                @Override
                public org.gateloom.runtime.opencl.KernelPlan plan(java.util.Map<String, Integer> sizes) {
                    return null;
                }
            }
            """.formatted(name, number));
        int compiled = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        null,
                        debug,
                        "-d",
                        target.toString(),
                        "-classpath",
                        System.getProperty("java.class.path"),
                        source.toString());
        assertThat(compiled).isZero();
        URLClassLoader loader = new URLClassLoader(
                new URL[] {target.toUri().toURL()}, getClass().getClassLoader());
        return loader.loadClass(name);
    }
}
