package org.gateloom.generator.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where a cell file may lie for javac to find it: javac itself, on files. */
class CellSearchTest {

    private static final String RNN = """
            cell: Rnn
            states: {h: hidden}
            next:
              h: {of: [x, prev(h)], act: tanh}
            emit: h
            """;

    @TempDir
    private Path project;

    private final List<String> options = new ArrayList<>();
    private Path packageInfo;

    @BeforeEach
    void aPackageThatNamesACell() throws IOException {
        Files.createDirectories(project.resolve("classes"));
        Files.createDirectories(project.resolve("generated"));
        packageInfo = write(
                "my sources/org/acme/package-info.java",
                "@org.gateloom.runtime.cell.GateGraph(\"rnn.yaml\")\npackage org.acme;\n");
    }

    @Test
    void inTheFolderOfTheOption() throws IOException {
        write("elsewhere/rnn.yaml", RNN);
        options.add("-Agateloom.cells=" + project.resolve("elsewhere"));

        assertThat(errors()).isEmpty();
        assertThat(generated()).containsExactly("org/acme/Rnn.java");
    }

    @Test
    void onTheSourcePathInThePackage() throws IOException {
        write("other sources/org/acme/rnn.yaml", RNN);
        options.addAll(List.of("-sourcepath", project.resolve("other sources").toString()));

        assertThat(errors()).isEmpty();
        assertThat(generated()).containsExactly("org/acme/Rnn.java");
    }

    @Test
    void besideTheAnnotatedFile() throws IOException {
        write("my sources/org/acme/rnn.yaml", RNN);

        assertThat(errors()).isEmpty();
        assertThat(generated()).containsExactly("org/acme/Rnn.java");
    }

    @Test
    void amongTheResourcesInThePackageAndAtTheRoot() throws IOException {
        Path inPackage = write("classes/org/acme/rnn.yaml", RNN);
        assertThat(errors()).isEmpty();

        Files.delete(inPackage);
        Files.delete(project.resolve("generated/org/acme/Rnn.java"));
        assertThat(errors()).singleElement().asString().contains("there is no cell file 'rnn.yaml'");

        write("classes/rnn.yaml", RNN);
        assertThat(errors()).isEmpty();
        assertThat(generated()).containsExactly("org/acme/Rnn.java");
    }

    @Test
    void aBaseMayLieOnAnotherRoute() throws IOException {
        write("my sources/org/acme/rnn.yaml", "cell: Variant\nextends: base\n");
        write("classes/org/acme/base.yaml", RNN);

        assertThat(errors()).isEmpty();
        assertThat(generated()).containsExactly("org/acme/Variant.java");
    }

    @Test
    void whatWasTriedIsTold() throws IOException {
        assertThat(errors()).singleElement().asString().isEqualTo("""
                        package-info.java:1:38: there is no cell file 'rnn.yaml'; looked for it at
                        the folder of -Agateloom.cells: the option is not given
                        the source path: org/acme/rnn.yaml
                        beside the annotated file: %s
                        the class output: org/acme/rnn.yaml
                        the class output: rnn.yaml""".formatted(
                        packageInfo.resolveSibling("rnn.yaml")));
    }

    @Test
    void nothingIsWrittenWhenOneOfTheCellsIsWrong() throws IOException {
        write(
                "my sources/org/acme/package-info.java",
                "@org.gateloom.runtime.cell.GateGraph({\"rnn.yaml\", \"gru.yaml\"})\npackage org.acme;\n");
        write("my sources/org/acme/rnn.yaml", RNN);
        Path gru = write("my sources/org/acme/gru.yaml", RNN.replace("act: tanh", "act: tahn"));

        assertThat(errors())
                .singleElement()
                .asString()
                .startsWith("package-info.java:1:51: " + gru + ":4:30: [unknown-function] 'tahn' ");
        assertThat(generated()).isEmpty();
    }

    /** Compiles; errors as {@code file:line:column: text}, without what javac indents. */
    private List<String> errors() throws IOException {
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        try (StandardJavaFileManager files = javac.getStandardFileManager(diagnostics, Locale.ROOT, null)) {
            List<String> all = new ArrayList<>(options);
            all.addAll(List.of("-d", project.resolve("classes").toString()));
            all.addAll(List.of("-s", project.resolve("generated").toString()));
            JavaCompiler.CompilationTask task =
                    javac.getTask(null, files, diagnostics, all, null, files.getJavaFileObjects(packageInfo));
            task.setProcessors(List.of(new GateGraphProcessor()));
            task.call();
        }
        return diagnostics.getDiagnostics().stream()
                .filter(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
                .map(CellSearchTest::text)
                .toList();
    }

    private static String text(Diagnostic<? extends JavaFileObject> diagnostic) {
        return Path.of(diagnostic.getSource().toUri()).getFileName() + ":" + diagnostic.getLineNumber() + ":"
                + diagnostic.getColumnNumber() + ": "
                + diagnostic.getMessage(Locale.ROOT).replaceAll("\n +", "\n");
    }

    private List<String> generated() throws IOException {
        Path root = project.resolve("generated");
        try (Stream<Path> walk = Files.walk(root)) {
            return walk.filter(Files::isRegularFile)
                    .map(file -> root.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }

    private Path write(String path, String text) throws IOException {
        Path file = project.resolve(path);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }
}
