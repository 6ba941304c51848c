package org.gateloom.generator.processor;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.FilerException;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import org.gateloom.generator.Generator;
import org.gateloom.generator.Generator.Generation;
import org.gateloom.generator.Generator.JavaFile;
import org.gateloom.generator.Library;
import org.gateloom.generator.opencl.Tile;
import org.gateloom.runtime.cell.GateGraph;
import org.gateloom.runtime.cell.Precision;
import org.gateloom.spec.diagnostic.Problem;
import org.gateloom.spec.read.Source;

/**
 * Generates the cells that {@link GateGraph} names into the package of what it stands on.
 *
 * <p>Whatever is wrong is reported at the path in the annotation; the processor never throws. The classes of one
 * annotation are all written, or none.
 */
public final class GateGraphProcessor extends AbstractProcessor {

    /** The option that names a folder of cell files: {@code -Agateloom.cells=src/main/cells}. */
    static final String CELLS = "gateloom.cells";

    @Override
    public Set<String> getSupportedAnnotationTypes() {
        return Set.of(GateGraph.class.getCanonicalName());
    }

    @Override
    public Set<String> getSupportedOptions() {
        return Set.of(CELLS);
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
        return SourceVersion.latestSupported();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        for (Element element : round.getElementsAnnotatedWith(GateGraph.class)) {
            for (AnnotationMirror annotation : element.getAnnotationMirrors()) {
                if (annotation.getAnnotationType().toString().equals(GateGraph.class.getCanonicalName())) {
                    generate(element, annotation);
                }
            }
        }
        return false;
    }

    private void generate(Element element, AnnotationMirror annotation) {
        String javaPackage = processingEnv
                .getElementUtils()
                .getPackageOf(element)
                .getQualifiedName()
                .toString();
        CellSearch search = CellSearch.around(element, javaPackage, processingEnv);
        List<Generated> cells = new ArrayList<>();
        boolean complete = true;
        for (AnnotationValue path : paths(annotation)) {
            Place place = new Place(element, annotation, path);
            Optional<Generation.Done> done = generate(place, search, javaPackage, annotation);
            done.ifPresent(generation -> cells.add(new Generated(place, generation)));
            complete &= done.isPresent();
        }
        if (complete) {
            cells.forEach(this::write);
        }
    }

    private Optional<Generation.Done> generate(
            Place place, CellSearch search, String javaPackage, AnnotationMirror annotation) {
        String path = String.valueOf(place.path().getValue());
        if (!path.matches("[A-Za-z0-9_][A-Za-z0-9_.-]*(/[A-Za-z0-9_][A-Za-z0-9_.-]*)*")) {
            error(
                    place,
                    "'" + path + "' is not the path of a cell file; names of letters, digits, '-', '_' and '.',"
                            + " with '/' between them, such as 'cells/lstm.yaml'");
            return Optional.empty();
        }
        Precision precision = precision(annotation);
        Optional<Tile> kernel = kernel(annotation);
        if (precision != Precision.FLOAT && kernel.isPresent()) {
            error(place, "kernels are in float; leave out one of precision and kernels");
            return Optional.empty();
        }
        try {
            Optional<Source> source = search.find(path);
            if (source.isEmpty()) {
                error(place, "there is no cell file '" + path + "'; looked for it at" + search.places(path));
                return Optional.empty();
            }
            Generation generation = Generator.generate(
                    new Generator.Request(source.get(), Library.behind(search), javaPackage, precision, kernel));
            for (Problem problem : generation.problems()) {
                place.problem(processingEnv.getMessager(), problem);
            }
            return generation instanceof Generation.Done done ? Optional.of(done) : Optional.empty();
        } catch (UncheckedIOException e) {
            error(place, e.getMessage() + ": " + e.getCause().getMessage());
            return Optional.empty();
        } catch (RuntimeException e) {
            // A defect; left to itself javac would print a stack trace that names neither cell nor culprit.
            error(
                    place,
                    "Gateloom failed on '" + path + "'. That is a defect of Gateloom, not of the cell.\n"
                            + "Please report it with the cell file and these lines:\n" + stackTrace(e));
            return Optional.empty();
        }
    }

    private void write(Generated cell) {
        for (JavaFile file : cell.generation().files()) {
            String name = file.path()
                    .substring(0, file.path().length() - ".java".length())
                    .replace('/', '.');
            try (Writer writer = processingEnv
                    .getFiler()
                    .createSourceFile(name, cell.place().element())
                    .openWriter()) {
                writer.write(file.text());
            } catch (FilerException e) {
                error(
                        cell.place(),
                        "the class " + name + " is there already; two cells, or a cell and a class of"
                                + " yours, have the same name in this package");
            } catch (IOException e) {
                error(cell.place(), "the class " + name + " cannot be written: " + e.getMessage());
            }
        }
    }

    private void error(Place place, String sentence) {
        place.error(processingEnv.getMessager(), sentence);
    }

    /** Empty where javac could not read the annotation, which it has reported itself. */
    private List<? extends AnnotationValue> paths(AnnotationMirror annotation) {
        return value(annotation, "value") instanceof List<?> list
                ? list.stream().map(AnnotationValue.class::cast).toList()
                : List.of();
    }

    private Precision precision(AnnotationMirror annotation) {
        return value(annotation, "precision") instanceof VariableElement constant
                ? Precision.valueOf(constant.getSimpleName().toString())
                : Precision.FLOAT;
    }

    private Optional<Tile> kernel(AnnotationMirror annotation) {
        return Boolean.TRUE.equals(value(annotation, "kernels")) ? Optional.of(Tile.STANDARD) : Optional.empty();
    }

    /** Null where nothing was given. */
    private Object value(AnnotationMirror annotation, String name) {
        return processingEnv.getElementUtils().getElementValuesWithDefaults(annotation).entrySet().stream()
                .filter(entry -> entry.getKey().getSimpleName().contentEquals(name))
                .map(entry -> entry.getValue().getValue())
                .findFirst()
                .orElse(null);
    }

    private static String stackTrace(RuntimeException e) {
        StringWriter text = new StringWriter();
        e.printStackTrace(new PrintWriter(text, true));
        return text.toString();
    }

    private record Generated(Place place, Generation.Done generation) {}
}
