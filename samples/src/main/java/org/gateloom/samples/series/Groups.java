package org.gateloom.samples.series;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The rows of a file, gathered by the series that they belong to, in the order in which these first occur. */
final class Groups {

    private final Columns columns;
    private final Map<String, Group> byName = new LinkedHashMap<>();

    /**
     * One series.
     *
     * @param line where it has its label
     */
    private record Group(String label, long line, List<double[]> rows, List<Long> lines) {}

    Groups(Columns columns) {
        this.columns = columns;
    }

    /**
     * Adds a row.
     *
     * @param named the file's columns
     * @param numbers of the row
     * @throws SeriesException if it does not tell its series, or has another label than the series' first row
     */
    void add(Series.Place place, List<String> row, List<String> named, double[] numbers) throws SeriesException {
        String name = text(place, row, named, columns.group(), "there is no name of a series; each row has one in ");
        String label =
                text(place, row, named, columns.label(), "there is no label; each row has that of its series in ");
        Group group = byName.computeIfAbsent(
                name, key -> new Group(label, place.line(), new ArrayList<>(), new ArrayList<>()));
        if (!group.label().equals(label)) {
            throw place.wrong(
                    named.indexOf(columns.label().orElseThrow()),
                    "'" + label + "' is not the label '" + group.label() + "' that the series '" + name
                            + "' has in line " + group.line() + "; a series has one label");
        }
        group.rows().add(numbers);
        group.lines().add(place.line());
    }

    private static String text(
            Series.Place place, List<String> row, List<String> named, Optional<String> column, String missing)
            throws SeriesException {
        if (column.isEmpty()) {
            return "";
        }
        int index = named.indexOf(column.get());
        if (row.get(index).isEmpty()) {
            throw place.wrong(index, missing + column.get());
        }
        return row.get(index);
    }

    /** All rows, those of a series behind each other. */
    List<double[]> rows() {
        return byName.values().stream().flatMap(group -> group.rows().stream()).toList();
    }

    /** In which lines of the file {@link #rows} are. */
    List<Long> lines() {
        return byName.values().stream().flatMap(group -> group.lines().stream()).toList();
    }

    /** Which of {@link #rows} are of which series. */
    List<Series.Part> parts() {
        List<Series.Part> parts = new ArrayList<>();
        int from = 0;
        for (Map.Entry<String, Group> group : byName.entrySet()) {
            int to = from + group.getValue().rows().size();
            parts.add(new Series.Part(group.getKey(), group.getValue().label(), from, to));
            from = to;
        }
        return parts;
    }
}
