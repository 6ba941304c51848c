package org.gateloom.generator.memory;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;
import org.gateloom.generator.Generator.Generation;
import org.gateloom.generator.Generator.JavaFile;
import org.gateloom.spec.read.Source;

/** What a user sees, and sends us, when generated Java does not compile. */
final class DefectReport {

    private static final int MOST_ERRORS = 10;

    private DefectReport() {}

    /**
     * The report.
     *
     * <pre>
     * The class Lstm, generated from lstm.yaml, does not compile. That is a defect of Gateloom, not of the cell.
     * Please report it with lstm.yaml and these lines:
     *   Java 17.0.15 (Debian)
     *   Lstm.java:3:9: cannot find symbol
     *     int y = z;
     * </pre>
     */
    static String of(Generation.Done generated, List<? extends Diagnostic<? extends JavaFileObject>> diagnostics) {
        Map<String, JavaFile> files =
                generated.files().stream().collect(Collectors.toMap(file -> "/" + file.path(), Function.identity()));
        String cells = generated.sources().stream().map(Source::name).collect(Collectors.joining(", "));
        return "The class " + generated.className() + ", generated from " + cells
                + ", does not compile. That is a defect of Gateloom, not of the cell.\n"
                + "Please report it with " + cells + " and these lines:\n"
                + "  Java " + System.getProperty("java.version") + " (" + System.getProperty("java.vendor") + ")"
                + diagnostics.stream()
                        .filter(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
                        .limit(MOST_ERRORS)
                        .map(diagnostic -> lines(diagnostic, files))
                        .collect(Collectors.joining());
    }

    private static String lines(Diagnostic<? extends JavaFileObject> diagnostic, Map<String, JavaFile> files) {
        String message = diagnostic.getMessage(Locale.ROOT).replace("\n", "\n    ");
        JavaFileObject place = diagnostic.getSource();
        if (place == null || diagnostic.getLineNumber() == Diagnostic.NOPOS) {
            return "\n  " + message;
        }
        JavaFile file = files.get(place.toUri().getPath());
        String line = file.text()
                .lines()
                .skip(diagnostic.getLineNumber() - 1)
                .findFirst()
                .orElse("")
                .strip();
        return "\n  " + file.path() + ":" + diagnostic.getLineNumber() + ":" + diagnostic.getColumnNumber() + ": "
                + message + "\n    " + line;
    }
}
