package org.gateloom.samples.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gateloom.samples.cli.Ran.gateloom;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class CellsTest {

    private static final Pattern CELL = Pattern.compile("(?m)^  ([a-z0-9-]+) ");

    private static List<String> names(Ran ran) {
        return CELL.matcher(ran.out()).results().map(found -> found.group(1)).toList();
    }

    @Test
    void eachCellOfTheLibraryIsThereOnce() throws IOException {
        assertThat(names(gateloom("cells"))).containsExactlyInAnyOrderElementsOf(LibraryNames.all());
    }

    @Test
    void aCellTellsWhatItIsItsStatesItsGatesAndWhereItIsFrom() {
        assertThat(gateloom("cells", "learning", "forget").out().lines().map(String::strip))
                .contains("states h, c; gates forget, input, candidate, output")
                .anyMatch(line ->
                        line.matches("lstm +Long short-term memory with a forget gate \\(Gers, Schmidhuber,.*"));
    }

    @Test
    void noLineIsWiderThanAHundredColumns() {
        assertThat(gateloom("cells").out().lines()).allMatch(line -> line.length() <= 100);
    }

    @Test
    void everyWordIsLookedForInNamesTextsSourcesAndEquations() {
        assertThat(names(gateloom("cells", "CUDNN")))
                .contains("gru-reset-after")
                .doesNotContain("gru", "lstm");
        assertThat(names(gateloom("cells", "d_c * prev(c)", "gers"))).contains("peephole-lstm");
        assertThat(names(gateloom("cells", "lecture", "lstm")))
                .contains("lstm-lecture", "lstm-peephole-lecture")
                .doesNotContain("rnn");
    }

    @Test
    void whatNoCellHasIsSaid() {
        assertThat(gateloom("cells", "lstm", "quaternion"))
                .isEqualTo(new Ran(
                        1,
                        "",
                        "gateloom: no cell of the library has 'lstm' and 'quaternion' in its name, description, sources or"
                                + " equations; 'gateloom cells' lists all" + System.lineSeparator()));
    }

    /** The first, the last and one between. */
    @Test
    void aFamilyIsListedAlone() throws IOException {
        List<LibraryEntry> all = LibraryEntry.all();
        List<String> families = all.stream()
                .map(LibraryEntry::family)
                .distinct()
                .sorted(LibraryEntry.FAMILIES)
                .toList();
        for (String family : List.of(families.get(0), "LSTM", families.get(families.size() - 1))) {
            Ran ran = gateloom("cells", "--family", family);
            assertThat(ran.out().lines().filter(line -> !line.startsWith(" "))).containsExactly(family);
            assertThat(names(ran))
                    .isEqualTo(all.stream()
                            .filter(entry -> entry.family().equals(family))
                            .map(LibraryEntry::name)
                            .toList());
        }
    }

    @Test
    void anUnknownFamilyIsSaidWithThoseThereAre() {
        Ran ran = gateloom("cells", "--family=othr");
        assertThat(ran.err()).startsWith("gateloom: --family: there is no family 'othr'; the library has ");
        assertThat(ran.exitCode()).isEqualTo(2);
    }

    /** The columns of the proof take minutes; {@code check --library} makes them. */
    @Test
    void thePageOfTheLibraryListsIt() throws IOException {
        List<LibraryEntry> all = LibraryEntry.all();
        List<String> expected = new ArrayList<>(LibraryTable.head(
                all.size(), all.stream().map(LibraryEntry::family).distinct().count()));
        all.forEach(entry -> expected.add(LibraryTable.row(entry)));
        List<String> page = Files.readAllLines(Path.of("CELLS.md"));
        assertThat(page.stream().map(line -> line.startsWith("| [") ? line.replaceFirst("( [^|]*\\|){3}$", "") : line))
                .as("samples/bin/gateloom cells --table > samples/CELLS.md writes the page anew")
                .isEqualTo(expected);
        assertThat(page).noneMatch(line -> line.contains("FAILED"));
    }

    @Test
    void aTableHasTheProofs() {
        Ran ran = gateloom("cells", "--table", "gers", "d_c * prev(c)", "time and count");
        assertThat(ran.out().lines().filter(line -> line.startsWith("| [peephole-lstm]")))
                .singleElement()
                .asString()
                .matches(
                        "\\| \\[peephole-lstm]\\(src/main/cells/peephole-lstm.yaml\\) \\| [^|]* \\| Gers, Schmidhuber 2000"
                                + " \\| 1[0-9] \\| 4 hidden \\+ 4 in \\+ 7 \\| 131,968 \\| \\S+e-1[4-6] \\| \\S+e-1[4-6]"
                                + " \\| \\S+e-0[67] \\|");
        assertThat(ran.exitCode()).isZero();
    }

    @Test
    void theLectureIsInTheLibrary() throws IOException {
        assertThat(LibraryNames.all()).containsAll(LibraryNames.LECTURE);
    }
}
