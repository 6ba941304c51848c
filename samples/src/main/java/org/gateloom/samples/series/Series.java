package org.gateloom.samples.series;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.gateloom.runtime.file.RegularFile;
import org.gateloom.runtime.file.UnreadableException;
import org.gateloom.runtime.text.CorpusException;
import org.gateloom.runtime.text.Utf8;
import org.gateloom.spec.diagnostic.Nearest;

/**
 * Rows of real numbers, one a time step, from a CSV file whose first line names the columns; of one series, or of several whose
 * rows a column tells apart.
 *
 * @param columns names of the columns of numbers, in order
 * @param rows of as many numbers each as there are columns; those of a series behind each other
 * @param parts which rows are of which series, at least one
 * @param places where in the file these are
 * @param digest SHA-256 of the file, 64 hexadecimal digits
 */
public record Series(List<String> columns, List<double[]> rows, List<Part> parts, Places places, String digest) {

    /** As Java writes and most programs do; no hexadecimal numbers and no suffixes. */
    private static final Pattern NUMBER = Pattern.compile("[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]+)?");

    private static final Pattern AROUND = Pattern.compile("^[ \\t]+|[ \\t]+$");

    /** Whose square still is a number. */
    private static final double LARGEST = 1e150;

    private static final CSVFormat CSV =
            CSVFormat.RFC4180.builder().setIgnoreEmptyLines(true).get();

    public Series {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
        parts = List.copyOf(parts);
    }

    /**
     * Rows that belong together.
     *
     * @param name of the series; empty where all rows are of one
     * @param label of the series; empty where it has none
     * @param from its first row
     * @param to behind its last
     */
    public record Part(String name, String label, int from, int to) {

        /** How many. */
        public int rows() {
            return to - from;
        }
    }

    /** Whether a column tells which series a row belongs to. */
    public boolean grouped() {
        return !parts.get(0).name().isEmpty();
    }

    /** Rows of the longest of its series. */
    public int longest() {
        return parts.stream().mapToInt(Part::rows).max().orElseThrow();
    }

    /**
     * Reads a file. Rows of a series need not stand together.
     *
     * @param wanted what its columns are for
     * @throws SeriesException if it cannot be read, is no table of numbers, lacks one of the named columns, or has a series of
     *     several labels
     */
    public static Series read(Path file, Columns wanted) throws SeriesException {
        Content content = Content.of(file);
        List<String> named = new ArrayList<>();
        List<Integer> kept = new ArrayList<>();
        Groups groups = new Groups(wanted);
        long read = 0;
        try (CSVParser parser = CSV.parse(new StringReader(content.text()))) {
            for (CSVRecord record : parser) {
                List<String> row = stripped(record);
                Place place = new Place(file, parser.getCurrentLineNumber());
                read = place.line();
                if (named.isEmpty()) {
                    named.addAll(names(place, row));
                    kept.addAll(kept(file, named, wanted));
                } else {
                    groups.add(place, row, named, numbers(place, row, named, kept));
                }
            }
        } catch (IOException | UncheckedIOException e) {
            // A string in memory is always read; what the parser finds is about quotes.
            throw new Place(file, read + 1)
                    .wrong("a value has text behind its closing quote, or an opening quote has no closing one");
        }
        if (groups.rows().size() < 2) {
            throw new SeriesException(file + " has " + groups.rows().size()
                    + " rows of numbers under its line of names; a series has two at least");
        }
        return new Series(
                kept.stream().map(named::get).toList(),
                groups.rows(),
                groups.parts(),
                new Places(file, groups.lines(), kept),
                content.digest());
    }

    /**
     * Where a file has the numbers that were read of it.
     *
     * @param lines of the rows, counted from 1
     * @param columns among all of the file, counted from 0
     */
    public record Places(Path file, List<Long> lines, List<Integer> columns) {

        public Places {
            lines = List.copyOf(lines);
            columns = List.copyOf(columns);
        }

        SeriesException wrong(int row, int column, String what) {
            return new Place(file, lines.get(row)).wrong(columns.get(column), what);
        }
    }

    /** A line of the file. */
    record Place(Path file, long line) {

        SeriesException wrong(String what) {
            return new SeriesException(file + ":" + line + ": " + what);
        }

        SeriesException wrong(int column, String what) {
            return new SeriesException(file + ":" + line + ": column " + (column + 1) + ": " + what);
        }
    }

    /**
     * A file as it is read.
     *
     * @param text of it, with a line's end behind the last row, so that its line is counted as all others are
     */
    private record Content(String text, String digest) {

        static Content of(Path file) throws SeriesException {
            StringBuilder text = new StringBuilder();
            try (FileChannel channel = RegularFile.open(file, "a series is one CSV file")) {
                String digest = Utf8.read(channel, file.toString(), text::appendCodePoint);
                return new Content(text.append('\n').toString(), digest);
            } catch (UnreadableException | CorpusException e) {
                throw new SeriesException(e.getMessage());
            } catch (IOException e) {
                throw new SeriesException(file + " cannot be read: " + e.getMessage());
            }
        }
    }

    /** Its values without the blanks and tabs around them; what else is there belongs to them. */
    private static List<String> stripped(CSVRecord record) {
        return record.stream()
                .map(value -> AROUND.matcher(value).replaceAll(""))
                .toList();
    }

    private static List<String> names(Place place, List<String> row) throws SeriesException {
        if (row.size() == 1) {
            refuseOtherSeparators(place, row.get(0));
        }
        List<String> names = new ArrayList<>();
        for (String name : row) {
            if (name.isEmpty()) {
                throw place.wrong(names.size(), "it has no name; the first line names each column");
            }
            if (names.contains(name)) {
                throw place.wrong(names.size(), "there is another column '" + name + "'");
            }
            names.add(name);
        }
        return names;
    }

    private static void refuseOtherSeparators(Place place, String line) throws SeriesException {
        String found = line.indexOf(';') >= 0 ? "semicolons" : line.indexOf('\t') >= 0 ? "tabs" : "";
        if (!found.isEmpty()) {
            throw place.wrong("columns are separated by commas, and this line has " + found
                    + "; expected the names of the columns with commas between them, and numbers as 12.5");
        }
    }

    private static List<Integer> kept(Path file, List<String> named, Columns wanted) throws SeriesException {
        List<String> all = new ArrayList<>(wanted.without());
        wanted.group().ifPresent(all::add);
        wanted.label().ifPresent(all::add);
        for (String name : all) {
            require(file, named, name);
        }
        List<Integer> kept = new ArrayList<>();
        for (int i = 0; i < named.size(); i++) {
            if (wanted.reads(named.get(i))) {
                kept.add(i);
            }
        }
        if (kept.isEmpty()) {
            throw new SeriesException(file + " has no column of numbers left to read beside " + String.join(", ", all));
        }
        return kept;
    }

    private static void require(Path file, List<String> columns, String name) throws SeriesException {
        if (!columns.contains(name)) {
            String nearest = Nearest.to(name, columns);
            throw new SeriesException(file + " has no column '" + name + "'; it has " + String.join(", ", columns)
                    + (nearest.isEmpty() ? "" : "; did you mean '" + nearest + "'?"));
        }
    }

    private static double[] numbers(Place place, List<String> row, List<String> named, List<Integer> kept)
            throws SeriesException {
        if (row.size() != named.size()) {
            throw place.wrong(
                    "the row has " + row.size() + " values, the first line names " + named.size() + " columns");
        }
        double[] numbers = new double[kept.size()];
        for (int i = 0; i < numbers.length; i++) {
            int column = kept.get(i);
            numbers[i] = number(place, column, row.get(column), named.get(column));
        }
        return numbers;
    }

    private static double number(Place place, int column, String text, String name) throws SeriesException {
        if (NUMBER.matcher(text).matches()) {
            double number = Double.parseDouble(text);
            if (Math.abs(number) <= LARGEST) {
                return number;
            }
            throw place.wrong(
                    column,
                    "'" + text + "' is too large; expected a number from -1e150 to 1e150, or leave the column out by"
                            + " --without " + name);
        }
        throw place.wrong(
                column,
                (text.isEmpty() ? "there is nothing" : "'" + text + "' is no number")
                        + "; expected one as 12.5 or 1e-3, or" + " leave the column out by --without " + name);
    }

    /**
     * Nothing, if it has columns of all these names.
     *
     * @throws SeriesException if it has none of one
     */
    public void require(Path file, List<String> names) throws SeriesException {
        for (String name : names) {
            require(file, columns, name);
        }
    }
}
