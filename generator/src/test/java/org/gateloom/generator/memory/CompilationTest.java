package org.gateloom.generator.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.DataInputStream;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.util.List;
import java.util.Map;
import org.gateloom.generator.Generator.Generation;
import org.gateloom.generator.Generator.JavaFile;
import org.gateloom.runtime.cell.Cell;
import org.gateloom.spec.read.Source;
import org.junit.jupiter.api.Test;

class CompilationTest {

    /** As much of a generated cell as can be seen here. */
    private static final String ECHO = """
            package org.acme;

            import java.util.List;
            import java.util.Map;
            import org.gateloom.runtime.cell.*;

            public final class Echo implements Cell {
                private final Map<String, Integer> sizes;

                private Echo(Map<String, Integer> sizes) {
                    this.sizes = sizes;
                }

                public static Echo of(Map<String, Integer> sizes) {
                    if (!sizes.containsKey("in")) {
                        throw new IllegalArgumentException("the size 'in' is missing");
                    }
                    return new Echo(sizes);
                }

                @Override public String name() { return "Echo"; }
                @Override public String digest() { return "0".repeat(64); }
                @Override public Map<String, Integer> sizes() { return sizes; }
                @Override public int inputSize() { return sizes.get("in"); }
                @Override public int outputSize() { return sizes.get("in"); }
                @Override public List<Cell.StateShape> states() { return List.of(); }
                @Override public ParameterTable parameters() { return null; }
                @Override public Precision precision() { return Precision.FLOAT; }
                @Override public boolean readsSymbols() { return false; }
                @Override public Tape tape(Parameters parameters, Sequence input, int time, int rows) {
                    return new Tapes().make();
                }
                @Override public List<GradientWork> gradients(List<? extends Tape> lanes, Values gradient) {
                    return List.of();
                }

                private static final class Tapes {
                    Tape make() { return null; }
                }
            }
            """;

    @Test
    void givesACellAtTheSizesAskedFor() {
        Cell cell = load(ECHO).of(Map.of("in", 3));

        assertThat(cell.name()).isEqualTo("Echo");
        assertThat(cell.inputSize()).isEqualTo(3);
    }

    @Test
    void handsOnWhatTheCellSaysOfItsSizes() {
        LoadedCell echo = load(ECHO);

        assertThatThrownBy(() -> echo.of(Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the size 'in' is missing");
    }

    @Test
    void eachCompilationHasALoaderOfItsOwn() {
        assertThat(load(ECHO).type()).isNotSameAs(load(ECHO).type());
    }

    @Test
    void theLoaderGivesOutTheClassFile() throws IOException {
        Class<? extends Cell> type = load(ECHO).type();

        for (String name : List.of("org/acme/Echo.class", "org/acme/Echo$Tapes.class")) {
            try (DataInputStream file =
                    new DataInputStream(type.getClassLoader().getResourceAsStream(name))) {
                assertThat(file.readInt()).isEqualTo(0xCAFEBABE);
            }
        }
    }

    @Test
    void theClassGoesWithTheCell() throws InterruptedException {
        WeakReference<ClassLoader> loader =
                new WeakReference<>(load(ECHO).type().getClassLoader());

        for (int i = 0; i < 50 && loader.get() != null; i++) {
            System.gc();
            Thread.sleep(20);
        }
        assertThat(loader.get()).isNull();
    }

    @Test
    void javaThatDoesNotCompileIsOurDefectAndSaysWhatToSend() {
        Compilation compilation = Compilation.of(done(ECHO.replace("new Tapes().make()", "nobody.make()")));

        assertThat(compilation).isEqualTo(new Compilation.Defect("""
                The class org.acme.Echo, generated from cells/echo.yaml, does not compile. That is a defect of Gateloom, not of the cell.
                Please report it with cells/echo.yaml and these lines:
                  Java %s (%s)
                  org/acme/Echo.java:31:16: cannot find symbol
                      symbol:   variable nobody
                      location: class org.acme.Echo
                    return nobody.make();""".formatted(
                        System.getProperty("java.version"), System.getProperty("java.vendor"))));
    }

    private static LoadedCell load(String text) {
        return ((Compilation.Loaded) Compilation.of(done(text))).cell();
    }

    private static Generation.Done done(String text) {
        return new Generation.Done(
                "org.acme.Echo",
                List.of(new JavaFile("org/acme/Echo.java", text)),
                List.of(),
                List.of(new Source("cells/echo.yaml", "cell: Echo\n")));
    }
}
