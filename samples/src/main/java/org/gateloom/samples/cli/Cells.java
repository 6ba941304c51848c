package org.gateloom.samples.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.gateloom.spec.diagnostic.Nearest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Lists the cell library. */
@Command(
        name = "cells",
        description = {
            "Lists the cells that come with Gateloom, by family: what each is, its states, its gates, and where it is from.",
            "With TEXT those that have every one of the words in their name, description, sources or equations;"
                    + " 'gateloom explain CELL' shows one whole."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
final class Cells implements Callable<Integer> {

    /** Of a line. */
    private static final int WIDTH = 100;

    @Spec
    private CommandSpec command;

    @Parameters(arity = "0..*", paramLabel = "TEXT", description = "Words to look for.")
    private List<String> words = List.of();

    @Option(names = "--family", paramLabel = "F", description = "Only the cells of this family.")
    private String family;

    @Option(
            names = "--table",
            description = "As a table in Markdown, with lines, parameters and the proofs, which take a while.")
    private boolean table;

    @Override
    public Integer call() throws IOException {
        List<LibraryEntry> all = LibraryEntry.all();
        List<LibraryEntry> found = (family == null ? all : ofFamily(all))
                .stream().filter(entry -> entry.has(words)).toList();
        if (found.isEmpty()) {
            throw Stop.failed("no cell of the library" + (family == null ? "" : " of that family") + " has "
                    + words.stream().map(word -> "'" + word + "'").collect(Collectors.joining(" and "))
                    + " in its name, description, sources or equations; 'gateloom cells' lists all");
        }
        if (table) {
            return printTable(found);
        }
        print(found);
        return 0;
    }

    private int printTable(List<LibraryEntry> entries) throws IOException {
        PrintWriter out = command.commandLine().getOut();
        long families = entries.stream().map(LibraryEntry::family).distinct().count();
        LibraryTable.head(entries.size(), families).forEach(out::println);
        List<String> failures = new ArrayList<>();
        Parallel.each(entries, entry -> Map.entry(entry, Proved.of(entry.cell())), proved -> {
            out.println(LibraryTable.row(proved.getKey()) + LibraryTable.proof(proved.getValue()));
            failures.addAll(proved.getValue().failures());
        });
        return failures.isEmpty() ? 0 : Stop.FAILED;
    }

    private List<LibraryEntry> ofFamily(List<LibraryEntry> all) {
        List<LibraryEntry> members = all.stream()
                .filter(entry -> entry.family().equalsIgnoreCase(family))
                .toList();
        if (members.isEmpty()) {
            List<String> families = all.stream()
                    .map(LibraryEntry::family)
                    .distinct()
                    .sorted(LibraryEntry.FAMILIES)
                    .toList();
            String nearest = Nearest.to(family, families);
            throw Stop.wrong("--family: there is no family '" + family + "'; the library has "
                    + String.join(", ", families)
                    + (nearest.isEmpty() ? "" : "; did you mean '" + nearest + "'?"));
        }
        return members;
    }

    private void print(List<LibraryEntry> entries) {
        PrintWriter out = command.commandLine().getOut();
        int widest =
                entries.stream().mapToInt(entry -> entry.name().length()).max().orElseThrow();
        Map<String, List<LibraryEntry>> families = entries.stream()
                .collect(Collectors.groupingBy(
                        LibraryEntry::family, () -> new TreeMap<>(LibraryEntry.FAMILIES), Collectors.toList()));
        families.forEach((name, members) -> {
            out.println(name);
            members.forEach(entry -> lines(entry, widest).forEach(out::println));
        });
    }

    private static List<String> lines(LibraryEntry entry, int widest) {
        String states = (entry.states().size() == 1 ? "state " : "states ") + String.join(", ", entry.states());
        String gates = (entry.gates().size() == 1 ? "gate " : "gates ") + String.join(", ", entry.gates());
        String source = entry.source().isEmpty() ? "" : " (" + entry.source() + ")";
        int margin = 2 + widest + 2;
        List<String> texts = new ArrayList<>(wrapped(entry.line() + source, WIDTH - margin));
        texts.addAll(wrapped(states + (entry.gates().isEmpty() ? "" : "; " + gates), WIDTH - margin));
        List<String> lines = new ArrayList<>();
        for (String text : texts) {
            String left = lines.isEmpty() ? "  " + entry.name() : "";
            lines.add(left + " ".repeat(margin - left.length()) + text);
        }
        return lines;
    }

    /** A text in lines of so many characters, broken at blanks only. */
    private static List<String> wrapped(String text, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split("\\s+", -1)) {
            if (line.length() > 0 && line.length() + 1 + word.length() > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.length() == 0 ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }
}
