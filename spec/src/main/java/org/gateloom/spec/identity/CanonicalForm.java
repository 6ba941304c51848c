package org.gateloom.spec.identity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gateloom.spec.graph.CellGraph;
import org.gateloom.spec.identity.Skeleton.Edge;
import org.gateloom.spec.identity.Skeleton.Vertex;

/**
 * A cell written so that names and the order of entries no longer show. Two cells with one text are the same cell: their
 * gates, states and parameters correspond one to one. How parameters start is not part of it.
 *
 * <p>Values and parameters are told apart by what they are, what they read and who reads them, again and again until
 * nothing more is told apart (Weisfeiler and Leman 1968), and numbered by that. Where several are left alike, one of them
 * is taken; they are alike in fact in any cell that somebody would write, and if they were not, the worst would be a cell
 * that is not recognised, for the text says all that there is.
 *
 * @param text one vertex a line
 * @param names the vertices in the order of the lines
 */
public record CanonicalForm(String text, List<String> names) {

    public CanonicalForm {
        names = List.copyOf(names);
    }

    /** That of a cell. */
    public static CanonicalForm of(CellGraph graph) {
        Map<String, String> starts = graph.parameters().stream()
                .collect(Collectors.toMap(
                        parameter -> Skeleton.PARAMETER + parameter.name(),
                        parameter -> parameter.initializer().toString()));
        return of(Tidy.of(Skeleton.of(graph)), name -> starts.getOrDefault(name, ""));
    }

    /**
     * That of a skeleton.
     *
     * @param preference among vertices that are alike the one is taken whose text comes first
     */
    static CanonicalForm of(Skeleton skeleton, UnaryOperator<String> preference) {
        return new Numbering(skeleton).form(preference);
    }

    /** The parameters of another cell of this form by the names of this one's. */
    Map<String, String> parameters(CanonicalForm other) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (int i = 0; i < names.size(); i++) {
            if (names.get(i).startsWith(Skeleton.PARAMETER)) {
                parameters.put(
                        names.get(i).substring(Skeleton.PARAMETER.length()),
                        other.names.get(i).substring(Skeleton.PARAMETER.length()));
            }
        }
        return parameters;
    }

    /** The search for the order. */
    private static final class Numbering {

        private final List<String> names;
        private final List<String> kinds = new ArrayList<>();
        private final List<List<Reading>> reads = new ArrayList<>();
        private final List<List<Reading>> readBy = new ArrayList<>();
        private final List<Boolean> ordered = new ArrayList<>();

        /**
         * An edge, from one of its ends.
         *
         * @param vertex at the other end
         * @param how at which place of an ordered list, and when
         */
        private record Reading(int vertex, String how) {}

        Numbering(Skeleton skeleton) {
            names = List.copyOf(skeleton.vertices().keySet());
            Map<String, Integer> places = new LinkedHashMap<>();
            names.forEach(name -> places.put(name, places.size()));
            names.forEach(name -> {
                Vertex vertex = skeleton.vertices().get(name);
                kinds.add(vertex.kind()
                        + (skeleton.states().containsKey(name)
                                ? " kept " + skeleton.states().get(name)
                                : "")
                        + (skeleton.output().equals(name) ? " out" : ""));
                ordered.add(vertex.ordered());
                reads.add(new ArrayList<>());
                readBy.add(new ArrayList<>());
            });
            for (int reader = 0; reader < names.size(); reader++) {
                List<Edge> operands = skeleton.vertices().get(names.get(reader)).operands();
                for (int k = 0; k < operands.size(); k++) {
                    int read = places.get(operands.get(k).vertex());
                    String how = (operands.get(k).previous() ? "'" : "") + (ordered.get(reader) ? "#" + k : "");
                    reads.get(reader).add(new Reading(read, how));
                    readBy.get(read).add(new Reading(reader, how));
                }
            }
        }

        CanonicalForm form(UnaryOperator<String> preference) {
            int[] colours = refined(ranks(kinds));
            while (count(colours) < names.size()) {
                colours = refined(oneToldApart(colours, preference));
            }
            int[] number = colours;
            int[] order = new int[names.size()];
            for (int vertex = 0; vertex < order.length; vertex++) {
                order[number[vertex]] = vertex;
            }
            String text = Arrays.stream(order)
                    .mapToObj(vertex -> kinds.get(vertex)
                            + seen(reads.get(vertex), number).collect(Collectors.joining(", ", "(", ")")))
                    .collect(Collectors.joining("\n"));
            return new CanonicalForm(
                    text, Arrays.stream(order).mapToObj(names::get).toList());
        }

        /** Colours by which two vertices differ when anything around them does. */
        private int[] refined(int[] colours) {
            int[] before = colours;
            while (true) {
                int[] now = before;
                int[] next = ranks(IntStream.range(0, names.size())
                        .mapToObj(vertex -> now[vertex] + "<"
                                + seen(reads.get(vertex), now).collect(Collectors.joining(",")) + ">"
                                + seen(readBy.get(vertex), now).collect(Collectors.joining(",")))
                        .toList());
                if (count(next) == count(now)) {
                    return next;
                }
                before = next;
            }
        }

        private static Stream<String> seen(List<Reading> readings, int[] colours) {
            return readings.stream()
                    .map(reading -> colours[reading.vertex()] + reading.how())
                    .sorted();
        }

        private int[] oneToldApart(int[] colours, UnaryOperator<String> preference) {
            int tied = IntStream.range(0, count(colours))
                    .filter(colour ->
                            Arrays.stream(colours).filter(c -> c == colour).count() > 1)
                    .findFirst()
                    .orElseThrow();
            int first = IntStream.range(0, colours.length)
                    .filter(vertex -> colours[vertex] == tied)
                    .boxed()
                    .min(Comparator.comparing(vertex -> preference.apply(names.get(vertex))))
                    .orElseThrow();
            // Colours are multiplied so that there is room for one more.
            int[] apart = Arrays.stream(colours).map(colour -> 2 * colour + 1).toArray();
            apart[first]--;
            return apart;
        }

        /** The place of each text among the different ones. */
        private static int[] ranks(List<String> texts) {
            Map<String, Integer> ranks = new TreeMap<>();
            texts.forEach(text -> ranks.put(text, 0));
            int rank = 0;
            for (Map.Entry<String, Integer> entry : ranks.entrySet()) {
                entry.setValue(rank++);
            }
            return texts.stream().mapToInt(ranks::get).toArray();
        }

        private static int count(int[] colours) {
            return (int) Arrays.stream(colours).distinct().count();
        }
    }
}
