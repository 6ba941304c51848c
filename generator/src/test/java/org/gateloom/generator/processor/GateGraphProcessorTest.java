package org.gateloom.generator.processor;

import static com.google.testing.compile.CompilationSubject.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import com.google.testing.compile.JavaFileObjects;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.tools.JavaFileObject;
import org.gateloom.generator.TextOf;
import org.gateloom.runtime.cell.Precision;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GateGraphProcessorTest {

    private static final String RNN = """
        cell: Rnn
        states: {h: hidden}
        next:
          h: {of: [x, prev(h)], act: tanh}
        emit: h
        """;

    @TempDir
    private Path folder;

    @Test
    void generatesIntoThePackageOfThePackageInfo() throws IOException {
        write("rnn.yaml", RNN);

        Compilation compilation = compile(packageInfo("@GateGraph(\"rnn.yaml\")"), uses("Rnn"));

        assertThat(compilation).succeededWithoutWarnings();
        assertThat(compilation)
                .generatedSourceFile("org.acme.Rnn")
                .contentsAsUtf8String()
                .isEqualTo(TextOf.cell(RNN, "org.acme", Precision.FLOAT));
    }

    @Test
    void generatesIntoThePackageOfTheClass() throws IOException {
        write("rnn.yaml", RNN);

        Compilation compilation = compile(JavaFileObjects.forSourceString("org.acme.Net", """
            package org.acme;
            @org.gateloom.runtime.cell.GateGraph("rnn.yaml")
            class Net {
                org.gateloom.runtime.cell.Cell cell = Rnn.of(java.util.Map.of("in", 2, "hidden", 3));
            }
            """));

        assertThat(compilation).succeededWithoutWarnings();
    }

    @Test
    void generatesSeveralInDouble() throws IOException {
        write("rnn.yaml", RNN);
        write("variants/rnn-sigmoid.yaml", """
            cell: RnnSigmoid
            extends: base
            next:
              h: {act: sigmoid}
            """);
        write("variants/base.yaml", RNN);

        Compilation compilation = compile(
                packageInfo("@GateGraph(value = {\"rnn.yaml\", \"variants/rnn-sigmoid.yaml\"}, precision ="
                        + " Precision.DOUBLE)"),
                uses("RnnDouble"),
                uses("RnnSigmoidDouble"));

        assertThat(compilation).succeededWithoutWarnings();
    }

    @Test
    void makesKernelsWhereTheyAreAskedFor() throws IOException {
        write("rnn.yaml", RNN);

        Compilation compilation = compile(packageInfo("@GateGraph(value = \"rnn.yaml\", kernels = true)"));
        Compilation inDouble =
                compile(packageInfo("@GateGraph(value = \"rnn.yaml\", precision = Precision.DOUBLE, kernels = true)"));

        assertThat(compilation).succeededWithoutWarnings();
        assertThat(compilation).generatedSourceFile("org.acme.RnnKernel");
        assertThat(inDouble).hadErrorContaining("kernels are in float; leave out one of precision and kernels");
    }

    @Test
    void pointsAtThePathInTheAnnotationAndNamesThePlaceInTheCell() throws IOException {
        write("rnn.yaml", RNN.replace("prev(h)", "prev(hh)"));
        JavaFileObject packageInfo = packageInfo("@GateGraph(\"rnn.yaml\")");

        Compilation compilation = compile(packageInfo);

        assertThat(compilation)
                .hadErrorContaining(folder.resolve("rnn.yaml") + ":4:20: [unknown-name] ")
                .inFile(packageInfo)
                .onLine(1)
                .atColumn("@GateGraph(".length() + 1);
    }

    @Test
    void tellsEveryMistakeInOneRun() throws IOException {
        write("rnn.yaml", RNN.replace("act: tanh", "act: tan").replace("emit: h", "emit: k"));

        Compilation compilation = compile(packageInfo("@GateGraph(\"rnn.yaml\")"));

        assertThat(compilation).hadErrorCount(2);
        assertThat(compilation).hadErrorContaining("rnn.yaml:4:");
        assertThat(compilation).hadErrorContaining("rnn.yaml:5:");
    }

    @Test
    void refusesAPathThatLeadsOut() {
        assertThat(compile(packageInfo("@GateGraph(\"../lstm.yaml\")")))
                .hadErrorContaining("'../lstm.yaml' is not the path of a cell file");
    }

    @Test
    void refusesAClassThatIsThere() throws IOException {
        write("rnn.yaml", RNN);

        assertThat(compile(
                        packageInfo("@GateGraph(\"rnn.yaml\")"),
                        JavaFileObjects.forSourceString("org.acme.Rnn", "package org.acme; class Rnn {}")))
                .hadErrorContaining("the class org.acme.Rnn is there already");
    }

    @Test
    void leavesToJavacWhatJavacCannotRead() {
        Compilation missing = compile(packageInfo("@GateGraph"));
        Compilation unknown = compile(packageInfo("@GateGraph(value = Nobody.NAME, precision = Precision.HALF)"));

        assertThat(missing).hadErrorContaining("missing a default value for the element 'value'");
        assertThat(unknown).hadErrorContaining("cannot find symbol");
        assertThat(missing.errors()).noneMatch(error -> error.toString().contains("Gateloom"));
    }

    private Compilation compile(JavaFileObject... sources) {
        return Compiler.javac()
                .withProcessors(new GateGraphProcessor())
                .withOptions("-A" + GateGraphProcessor.CELLS + "=" + folder, "-Xlint:all,-processing")
                .compile(sources);
    }

    private static JavaFileObject packageInfo(String annotation) {
        return JavaFileObjects.forSourceString("org.acme.package-info", """
            %s
            package org.acme;
            import org.gateloom.runtime.cell.GateGraph;
            import org.gateloom.runtime.cell.Precision;
            """.formatted(annotation));
    }

    private static JavaFileObject uses(String cell) {
        return JavaFileObjects.forSourceString("org.other.Uses" + cell, """
            package org.other;
            class Uses%1$s {
                org.acme.%1$s cell = org.acme.%1$s.of(java.util.Map.of("in", 2, "hidden", 3));
            }
            """.formatted(cell));
    }

    private void write(String path, String text) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text, StandardCharsets.UTF_8);
    }
}
