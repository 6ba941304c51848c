package org.gateloom.samples.site;

import java.nio.file.Path;
import java.util.List;

/**
 * A page in the menu.
 *
 * @param source its Markdown, from the repository's root
 * @param title in the menu
 */
record Entry(Path source, String title) {

    /** A part of the menu. */
    record Part(String title, List<Entry> entries) {}

    /** The whole menu, in the order in which somebody new would read. */
    static final List<Part> MENU = List.of(
            new Part("Begin", List.of(of("README.md", "A first cell"))),
            new Part(
                    "Write cells",
                    List.of(
                            of("spec/LANGUAGE.md", "The language"),
                            of("spec/REFERENCE.md", "The language on one page"),
                            of("samples/CELLS.md", "The library"),
                            of("samples/DRAW.md", "Cells drawn and told apart"))),
            new Part(
                    "Train",
                    List.of(
                            of("samples/COMPARE.md", "Comparing fairly"),
                            of("samples/INSPECT.md", "Inside a trained cell"),
                            of("samples/INPUT.md", "Texts and options"),
                            of("samples/TASKS.md", "Tasks and series"),
                            of("samples/TRUST.md", "What a run survives"),
                            of("samples/UDACITY.md", "A long run"))),
            new Part(
                    "Use",
                    List.of(
                            of("samples/EXPORT.md", "In other programs"),
                            of("runtime/EMBEDDING.md", "In your application"),
                            of("generator/BUILDS.md", "In your build"),
                            of("samples/OPENCL.md", "On OpenCL"))),
            new Part(
                    "Inside",
                    List.of(
                            of("samples/SPEED.md", "How fast"),
                            of("ARCHITECTURE.md", "How it works"),
                            of("CONTRIBUTING.md", "How to change it"),
                            of("CHANGELOG.md", "What changed"))));

    private static Entry of(String source, String title) {
        return new Entry(Path.of(source), title);
    }

    /** Where it lies in the site: the README is the first page, all others keep their folders. */
    static Path page(Path source) {
        String name = source.toString().replaceFirst("\\.(md|yaml)$", ".html");
        return Path.of(name.equals("README.html") ? "index.html" : name);
    }
}
