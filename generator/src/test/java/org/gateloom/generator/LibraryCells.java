package org.gateloom.generator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.gateloom.generator.opencl.Tile;
import org.gateloom.runtime.cell.Precision;
import org.gateloom.spec.CellReader;
import org.gateloom.spec.Reading;
import org.gateloom.spec.graph.CellGraph;
import org.gateloom.spec.graph.Node;
import org.gateloom.spec.graph.Operation;
import org.gateloom.spec.graph.Parameter;
import org.gateloom.spec.graph.Ref;
import org.gateloom.spec.graph.Size;
import org.gateloom.spec.library.CellFiles;
import org.gateloom.spec.library.Siblings;

/** The samples' cells, as a user of the generator would read them. */
public final class LibraryCells {

    private static final Path FOLDER = Path.of("..", "samples", "src", "main", "cells");

    /** Read once; many tests ask for the same at each of many cases. */
    private static final Map<String, CellGraph> GRAPHS = new ConcurrentHashMap<>();

    private LibraryCells() {}

    /** All of them by name, sorted. */
    public static List<String> names() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(CellFiles.EXTENSION))
                    .map(name -> name.substring(0, name.length() - CellFiles.EXTENSION.length()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Some of them, in which everything occurs that occurs in all: each operation on what each operation gives, in this step or
     * the one before, and each kind of parameter. For tests to which all are too many.
     */
    public static List<String> covering() {
        Map<String, Set<String>> left = new LinkedHashMap<>();
        names().forEach(name -> left.put(name, occurring(graph(name))));
        List<String> chosen = new ArrayList<>();
        while (!left.isEmpty()) {
            String most = Collections.max(
                    left.keySet(),
                    Comparator.comparingInt(name -> left.get(name).size()));
            Set<String> covered = left.remove(most);
            left.values().forEach(occurring -> occurring.removeAll(covered));
            left.values().removeIf(Set::isEmpty);
            chosen.add(most);
        }
        return chosen;
    }

    private static Set<String> occurring(CellGraph graph) {
        Map<String, Operation> operations = new LinkedHashMap<>();
        graph.nodes().forEach(node -> operations.put(node.name(), node.operation()));
        Set<String> occurring = new LinkedHashSet<>();
        for (Node node : graph.nodes()) {
            occurring.add(kind(node.operation()));
            for (Ref operand : node.operands()) {
                occurring.add(kind(node.operation()) + " of " + kind(operations.get(operand.node()))
                        + (operand.previous() ? " before" : ""));
            }
        }
        graph.parameters().forEach(parameter -> occurring.add(kind(parameter.shape())));
        return occurring;
    }

    private static String kind(Parameter.Shape shape) {
        boolean blocks = shape instanceof Parameter.Shape.Matrix matrix
                && !matrix.blocks().equals(Size.ONE);
        return shape.getClass().getSimpleName() + (blocks ? " of blocks" : "");
    }

    private static String kind(Operation operation) {
        if (operation instanceof Operation.Pointwise pointwise) {
            return pointwise.function().toString();
        }
        boolean transposed = operation instanceof Operation.Product product && product.transposed();
        return operation.getClass().getSimpleName() + (transposed ? " transposed" : "");
    }

    public static CellGraph graph(String name) {
        return GRAPHS.computeIfAbsent(name, LibraryCells::read);
    }

    private static CellGraph read(String name) {
        Generator.Request request = request(name, "", Precision.FLOAT);
        return ((Reading.Cell) CellReader.read(request.source(), request.bases())).graph();
    }

    public static Generator.Generation.Done generate(String name, String javaPackage, Precision precision) {
        return (Generator.Generation.Done) Generator.generate(request(name, javaPackage, precision));
    }

    /** With the cell's kernel beside it. */
    public static Generator.Generation.Done generateKernel(String name, String javaPackage, Tile tile) {
        Generator.Request one = request(name, javaPackage, Precision.FLOAT);
        return (Generator.Generation.Done) Generator.generate(
                new Generator.Request(one.source(), one.bases(), javaPackage, Precision.FLOAT, Optional.of(tile)));
    }

    private static Generator.Request request(String name, String javaPackage, Precision precision) {
        try {
            Path file = FOLDER.resolve(name + CellFiles.EXTENSION);
            return new Generator.Request(CellFiles.read(file), new Siblings(), javaPackage, precision);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
