package org.gateloom.generator.maven;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.gateloom.generator.Generator;
import org.gateloom.generator.Generator.Generation;
import org.gateloom.generator.Generator.JavaFile;
import org.gateloom.generator.Library;
import org.gateloom.spec.diagnostic.Problem;
import org.gateloom.spec.library.CellFiles;
import org.gateloom.spec.library.Siblings;
import org.gateloom.spec.read.Bases;
import org.gateloom.spec.read.Source;

/**
 * What all the cells of a build give together, before anything is written.
 *
 * @param sources digests of every file that was read, by name
 * @param files generated, in the order of the cells
 * @param findings errors and warnings in the order of the cells, each once, though a base is read for every variant
 */
record Harvest(Map<String, String> sources, List<JavaFile> files, List<Finding> findings) {

    private static final Bases BASES = Library.behind(new Siblings());

    /** Generates every cell, whether or not another is wrong: all is told in one run. */
    static Harvest of(List<String> cells, Settings settings, Function<Generator.Request, Generation> maker)
            throws IOException {
        Map<String, String> sources = new LinkedHashMap<>();
        List<JavaFile> files = new ArrayList<>();
        Set<Finding> findings = new LinkedHashSet<>();
        Map<String, String> makers = new LinkedHashMap<>();
        for (String cell : cells) {
            Source source = CellFiles.read(settings.sourceDirectory().resolve(cell));
            Optional<String> javaPackage = PackageName.of(settings.packageName(), cell);
            if (javaPackage.isEmpty()) {
                findings.add(
                        Finding.of(source.name(), "the name of its folder cannot be a package's in Java; rename it"));
                continue;
            }
            Generation generation = generate(
                    maker,
                    new Generator.Request(source, BASES, javaPackage.get(), settings.precision(), settings.kernel()));
            for (Source read : generation.sources()) {
                sources.put(read.name(), Digest.of(read.text()));
            }
            for (Problem problem : generation.problems()) {
                findings.add(Finding.of(problem));
            }
            if (generation instanceof Generation.Done done) {
                for (JavaFile file : done.files()) {
                    // Not all disks tell Lstm from LSTM.
                    String other = makers.putIfAbsent(file.path().toLowerCase(Locale.ROOT), source.name());
                    if (other != null) {
                        findings.add(Finding.of(
                                source.name(),
                                "it makes the class " + done.className() + ", and so does " + other
                                        + "; give one of the two cells another name"));
                    }
                    files.add(file);
                }
            }
        }
        return new Harvest(sources, List.copyOf(files), List.copyOf(findings));
    }

    private static Generation generate(Function<Generator.Request, Generation> maker, Generator.Request request) {
        try {
            return maker.apply(request);
        } catch (UncheckedIOException e) {
            throw e;
        } catch (RuntimeException e) {
            // A defect; without this nobody would know of which cell.
            throw new IllegalStateException(
                    "Gateloom failed on " + request.source().name() + ". That is a defect of Gateloom, not of the cell;"
                            + " please report it with the cell file and what mvn -e prints",
                    e);
        }
    }

    /** Whether nothing is to be written. */
    boolean refused(boolean warningsAsErrors) {
        return findings.stream().anyMatch(finding -> warningsAsErrors || !finding.warning());
    }
}
