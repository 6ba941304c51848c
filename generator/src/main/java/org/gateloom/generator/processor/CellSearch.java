package org.gateloom.generator.processor;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.tools.StandardLocation;
import org.gateloom.spec.library.CellFiles;
import org.gateloom.spec.read.Bases;
import org.gateloom.spec.read.Source;

/**
 * Looks for cell files along several routes, since no place suits every build: IDEs give no source path, Gradle keeps
 * resources away from the compiler, and a plain javac knows neither.
 */
final class CellSearch implements Bases {

    private final List<Route> routes;

    /** By a source's name: the path by which it was found, since bases are named relative to that. */
    private final Map<String, String> paths = new HashMap<>();

    CellSearch(List<Route> routes) {
        this.routes = routes;
    }

    /** The routes for what is annotated in a package. */
    static CellSearch around(Element element, String javaPackage, ProcessingEnvironment environment) {
        Optional<Path> option = Optional.ofNullable(environment.getOptions().get(GateGraphProcessor.CELLS))
                .map(Path::of);
        return new CellSearch(List.of(
                new FolderRoute(option, "the folder of -A" + GateGraphProcessor.CELLS, "the option is not given"),
                new FilerRoute(environment.getFiler(), StandardLocation.SOURCE_PATH, javaPackage, "the source path"),
                new FolderRoute(
                        BesideSource.folder(environment, element),
                        "beside the annotated file",
                        "this compiler does not tell where that is"),
                new FilerRoute(environment.getFiler(), StandardLocation.CLASS_OUTPUT, javaPackage, "the class output"),
                new FilerRoute(environment.getFiler(), StandardLocation.CLASS_OUTPUT, "", "the class output")));
    }

    /** The first file of that path. */
    Optional<Source> find(String path) {
        Optional<Source> found = routes.stream()
                .map(route -> route.find(path))
                .flatMap(Optional::stream)
                .findFirst();
        found.ifPresent(source -> paths.put(source.name(), path));
        return found;
    }

    @Override
    public Optional<Source> find(String reference, Source from) {
        String path = Objects.requireNonNull(paths.get(from.name()), from.name());
        return find(path.substring(0, path.lastIndexOf('/') + 1) + CellFiles.withExtension(reference));
    }

    /** Where {@link #find} looked, a line each. */
    String places(String path) {
        return routes.stream()
                .map(route -> "\n    " + route.place(path))
                .distinct()
                .collect(Collectors.joining());
    }
}
