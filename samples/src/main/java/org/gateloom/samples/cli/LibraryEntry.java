package org.gateloom.samples.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gateloom.spec.graph.CellGraph;
import org.gateloom.spec.graph.Equations;
import org.gateloom.spec.graph.State;

/**
 * What one looks for in the library.
 *
 * @param name by which commands take the cell
 * @param cell its file and graph
 */
record LibraryEntry(String name, NamedCell cell) {

    /** Of cells whose file names no family. */
    static final String NO_FAMILY = "other";

    /** By letters, those of none last. */
    static final Comparator<String> FAMILIES = Comparator.<String, Boolean>comparing(NO_FAMILY::equals)
            .thenComparing(String.CASE_INSENSITIVE_ORDER)
            .thenComparing(Comparator.naturalOrder());

    /** Authors and the year, which is how a paper is spoken of. */
    private static final Pattern UP_TO_THE_YEAR = Pattern.compile("^.{1,70}?\\b(?:19|20)[0-9]{2}\\b");

    /** All, by name. */
    static List<LibraryEntry> all() throws IOException {
        List<LibraryEntry> all = new ArrayList<>();
        for (String name : LibraryNames.all()) {
            all.add(new LibraryEntry(name, NamedCell.read(name)));
        }
        return all;
    }

    CellGraph graph() {
        return cell.graph();
    }

    String family() {
        return graph().family().isEmpty() ? NO_FAMILY : graph().family();
    }

    /** The first sentence about it, without its full stop. */
    String line() {
        return graph().about().replaceFirst("(?s)(?<=[.;])\\s.*", "").replaceFirst("[.;]$", "");
    }

    /** Names of the states that the file declares. */
    List<String> states() {
        return graph().states().stream()
                .filter(State::declared)
                .map(State::node)
                .toList();
    }

    /** Names of what is computed and is no state. */
    List<String> gates() {
        List<String> states = states();
        return Equations.byName(graph()).keySet().stream()
                .filter(name -> !states.contains(name))
                .toList();
    }

    /** {@code Gers, Schmidhuber, Cummins 2000}; what stands before the first comma where there is no year. */
    String source() {
        String first = graph().sources().stream().findFirst().orElse("");
        Matcher year = UP_TO_THE_YEAR.matcher(first);
        return year.find() ? year.group() : first.replaceFirst("[,;:].*", "");
    }

    /** Whether each of the words is somewhere in its name, family, text, sources or equations, in any case. */
    boolean has(List<String> words) {
        String all = Stream.of(
                        Stream.of(name, graph().name(), family(), graph().about()),
                        graph().sources().stream(),
                        Equations.of(graph()).stream())
                .flatMap(texts -> texts)
                .collect(Collectors.joining("\n"))
                .toLowerCase(Locale.ROOT);
        return words.stream().allMatch(word -> all.contains(word.toLowerCase(Locale.ROOT)));
    }
}
