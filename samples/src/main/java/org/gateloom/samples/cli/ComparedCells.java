package org.gateloom.samples.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import org.gateloom.generator.memory.LoadedCell;
import org.gateloom.runtime.train.Workers;
import org.gateloom.samples.run.Lesson;
import org.gateloom.samples.run.Training;
import org.gateloom.samples.run.TrainingSettings;

/** The cells of a comparison, all found fit before the first is trained: what is wrong with any is told at once. */
final class ComparedCells {

    private ComparedCells() {}

    /**
     * Reads them.
     *
     * @param arguments as the user named them
     * @param err where warnings go
     * @throws Stop with all that is wrong with any of them
     */
    static List<NamedCell> read(List<String> arguments, PrintWriter err) throws IOException {
        Set<String> before = new LinkedHashSet<>();
        List<NamedCell> named = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        for (String argument : arguments) {
            try {
                if (!before.add(argument)) {
                    throw Stop.wrong(
                            argument + " is named twice, and trained twice it would give the same numbers; name"
                                    + " each cell once, and --seeds for chance");
                }
                NamedCell found = NamedCell.read(argument);
                found.warnings().forEach(err::println);
                named.add(found);
            } catch (Stop stop) {
                problems.add(stop.getMessage());
            }
        }
        requireNone(problems);
        return named;
    }

    private static void requireNone(List<String> problems) {
        if (!problems.isEmpty()) {
            throw Stop.wrong(problems);
        }
    }

    /** How a cell is trained. */
    @FunctionalInterface
    interface Settings {

        /** Its settings; what does not fit is said by a {@link Stop}. */
        TrainingSettings of(NamedCell cell, LoadedCell loaded, Learnt learnt);
    }

    /**
     * Loads them, and makes sure that each can be trained: that there is memory enough, and that a device takes it.
     *
     * @throws Stop with all that is wrong with any of them
     */
    static List<ComparedCell> fit(
            List<NamedCell> named, List<Learnt> learnt, Backends backends, Settings settings, Workers workers) {
        Map<NamedCell, LoadedCell> loaded = new LinkedHashMap<>();
        List<ComparedCell> fit = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        for (Learnt each : learnt) {
            for (NamedCell cell : named) {
                try {
                    LoadedCell classes = loaded.computeIfAbsent(cell, backends::load);
                    TrainingSettings own = settings.of(cell, classes, each);
                    tryOut(cell, classes, own, backends, each.lesson(), workers);
                    fit.add(new ComparedCell(
                            cell,
                            each,
                            name(cell, named) + each.title(),
                            classes,
                            own,
                            ComparedCell.flops(cell, classes, own, each.lesson())));
                } catch (Stop stop) {
                    if (stop.exitCode() != Stop.WRONG) {
                        throw stop;
                    }
                    problems.add(stop.getMessage()
                            .replaceFirst(
                                    "^gateloom: ", Matcher.quoteReplacement("gateloom: " + cell.argument() + ": ")));
                }
            }
        }
        requireNone(problems.stream().distinct().toList());
        return fit;
    }

    private static void tryOut(
            NamedCell cell,
            LoadedCell loaded,
            TrainingSettings settings,
            Backends backends,
            Lesson lesson,
            Workers workers) {
        Runnable memory = () -> MemoryCheck.accept(cell, loaded, settings, lesson);
        if (backends.processorAlone()) {
            memory.run();
            return;
        }
        PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
        try (Backends.Chosen chosen = backends.open(loaded, workers, nowhere, memory);
                Training training = RunSession.begin(chosen.cells(), settings, lesson, chosen.backend())) {
            training.step(); // a device takes it
        }
    }

    /** By what it is told from the others: without folders and ending, where that is enough. */
    private static String name(NamedCell cell, List<NamedCell> all) {
        boolean alone = all.stream()
                        .map(NamedCell::shortName)
                        .filter(cell.shortName()::equals)
                        .count()
                == 1;
        return alone ? cell.shortName() : cell.argument();
    }
}
