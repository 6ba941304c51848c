package org.gateloom.generator.memory;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;
import org.gateloom.generator.Generator.Generation;
import org.gateloom.runtime.cell.Cell;

/** javac with sources and classes in memory. Not to be touched where {@link Jdk#lacking} has something to say. */
final class MemoryCompiler {

    private MemoryCompiler() {}

    /**
     * Compiles and loads.
     *
     * @param classPath where the runtime's classes are
     */
    static Compilation compile(Generation.Done generated, Path classPath) {
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        List<MemorySource> sources =
                generated.files().stream().map(MemorySource::new).toList();
        String all = RuntimeClasses.kernels()
                .map(kernels -> classPath + File.pathSeparator + kernels)
                .orElse(classPath.toString());
        // -g: names of variables in a debugger, and for kernels' translation; -proc:none: our own processor may be on
        // the
        // class path.
        List<String> options = List.of("-g", "-proc:none", "-classpath", all);
        try (MemoryFiles files =
                new MemoryFiles(javac.getStandardFileManager(diagnostics, Locale.ROOT, StandardCharsets.UTF_8))) {
            boolean compiled = javac.getTask(null, files, diagnostics, options, null, sources)
                    .call();
            return compiled
                    ? new Compilation.Loaded(LoadedCell.load(
                            generated.className(), new MemoryLoader(files.classes(), Cell.class.getClassLoader())))
                    : new Compilation.Defect(DefectReport.of(generated, diagnostics.getDiagnostics()));
        } catch (IOException e) {
            throw new UncheckedIOException("javac could not close its files", e);
        }
    }
}
