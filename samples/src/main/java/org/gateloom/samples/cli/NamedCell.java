package org.gateloom.samples.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gateloom.generator.Generator;
import org.gateloom.generator.Generator.Generation;
import org.gateloom.generator.Library;
import org.gateloom.generator.memory.Compilation;
import org.gateloom.generator.memory.LoadedCell;
import org.gateloom.generator.opencl.Tile;
import org.gateloom.runtime.cell.Precision;
import org.gateloom.runtime.file.RegularFile;
import org.gateloom.runtime.file.UnreadableException;
import org.gateloom.runtime.opencl.Devices;
import org.gateloom.spec.CellReader;
import org.gateloom.spec.Reading;
import org.gateloom.spec.diagnostic.Nearest;
import org.gateloom.spec.diagnostic.Problem;
import org.gateloom.spec.graph.CellGraph;
import org.gateloom.spec.library.CellFiles;
import org.gateloom.spec.library.Siblings;
import org.gateloom.spec.read.Bases;
import org.gateloom.spec.read.Source;

/**
 * A cell that the user named on the command line, read and found to be one.
 *
 * @param argument what the user wrote
 * @param source its file
 * @param bases where its {@code extends} looks
 * @param graph what it means
 * @param warnings of its file
 * @param sources its file and those of its bases
 */
record NamedCell(
        String argument, Source source, Bases bases, CellGraph graph, List<Problem> warnings, List<Source> sources) {

    /**
     * Reads the cell.
     *
     * @throws Stop when there is none, or its file is wrong
     */
    static NamedCell read(String argument) throws IOException {
        boolean path = path(argument);
        Source source = path ? file(argument) : libraryCell(argument);
        return read(argument, source, Library.behind(path ? new Siblings() : (reference, from) -> Optional.empty()));
    }

    /** Whether the user named a file rather than a cell of the library. */
    boolean path() {
        return path(argument);
    }

    /** Whether an argument names a file rather than a cell of the library. */
    static boolean path(String argument) {
        return CellFiles.isPath(argument);
    }

    /**
     * The cell of a run, from the sources that its checkpoint holds.
     *
     * @param argument as it was named when the run began
     * @param texts its file, then its bases, by name
     */
    static NamedCell saved(String argument, Map<String, String> texts) {
        List<Source> sources = texts.entrySet().stream()
                .map(text -> new Source(text.getKey(), text.getValue()))
                .toList();
        Bases next = (reference, from) -> {
            int base = sources.indexOf(from) + 1;
            return base < sources.size() ? Optional.of(sources.get(base)) : Optional.empty();
        };
        return read(argument, sources.get(0), next);
    }

    private static NamedCell read(String argument, Source source, Bases bases) {
        Reading reading = CellReader.read(source, bases);
        if (reading instanceof Reading.Refused refused) {
            throw Stop.wrong(refused.problems().stream().map(Problem::toString).toList());
        }
        Reading.Cell cell = (Reading.Cell) reading;
        return new NamedCell(argument, source, bases, cell.graph(), cell.problems(), cell.sources());
    }

    private static Source file(String argument) throws IOException {
        Path path;
        try {
            path = Path.of(argument);
        } catch (InvalidPathException e) {
            throw Stop.wrong("'" + argument + "' is not a path: " + e.getReason());
        }
        try {
            RegularFile.require(path, "a cell is one YAML file");
        } catch (UnreadableException e) {
            throw Stop.wrong(e.getMessage());
        }
        return CellFiles.read(path);
    }

    private static Source libraryCell(String name) throws IOException {
        if (name.isEmpty()) {
            throw Stop.wrong(
                    "the name of the cell is empty; 'gateloom cells' lists the library, and a path ends in .yaml");
        }
        Optional<Source> found = Library.find(name);
        if (found.isPresent()) {
            return found.get();
        }
        if (Files.exists(Path.of(name))) {
            throw Stop.wrong("'" + name + "' is not a cell of the library; a file of that name is written ./" + name);
        }
        String nearest = Nearest.to(name, LibraryNames.all());
        throw Stop.wrong("there is no cell '" + name + "' in the library"
                + (nearest.isEmpty()
                        ? "; 'gateloom cells' lists it, and a path ends in .yaml"
                        : "; did you mean '" + nearest + "'?"));
    }

    /** Its name without folders and ending, for folders and columns. */
    String shortName() {
        return argument.replaceFirst(".*/", "").replaceFirst("\\.ya?ml$", "");
    }

    /** What {@code hidden} must be a multiple of. */
    int granule() {
        return graph.fitting(Map.of("in", 1, "hidden", 1)).get("hidden");
    }

    /**
     * Nothing, when its states can be that wide.
     *
     * @throws Stop with the nearest width that they can have
     */
    void accept(int hidden) {
        int granule = granule();
        if (hidden % granule != 0) {
            throw Stop.wrong("--hidden: " + shortName()
                    + " divides hidden into parts, so that it must be a multiple of " + granule + "; expected "
                    + (hidden + granule - 1) / granule * granule + " in place of " + hidden);
        }
    }

    /** The texts of its file and its bases, by name. */
    Map<String, String> texts() {
        Map<String, String> texts = new LinkedHashMap<>();
        for (Source text : sources) {
            // A file may have the name of the library cell that it extends.
            String name = texts.containsKey(text.name()) ? "base/" + text.name() : text.name();
            texts.put(name, text.text());
        }
        return texts;
    }

    /** Its classes, compiled and loaded. */
    LoadedCell load(Precision precision) {
        return load(precision, Optional.empty());
    }

    /** Its classes in float, with the kernel for a device beside them, compiled and loaded. */
    LoadedCell loadFor(Devices.Entry device) {
        return load(Precision.FLOAT, Optional.of(Tile.of(device)));
    }

    private LoadedCell load(Precision precision, Optional<Tile> kernel) {
        // A kernel's name is its own, because OpenCL programs are kept by name.
        String javaPackage = kernel.map(tile -> "cell" + graph.digest() + "_" + tile.rows() + "x" + tile.units())
                .orElse("");
        Generation generation =
                Generator.generate(new Generator.Request(source, bases, javaPackage, precision, kernel));
        if (generation instanceof Generation.Refused refused) {
            throw Stop.wrong(refused.problems().stream().map(Problem::toString).toList());
        }
        Compilation compilation = Compilation.of((Generation.Done) generation);
        if (compilation instanceof Compilation.Loaded loaded) {
            return loaded.cell();
        }
        if (compilation instanceof Compilation.Impossible impossible) {
            throw Stop.failed(impossible.reason());
        }
        throw Stop.defect(((Compilation.Defect) compilation).report());
    }
}
