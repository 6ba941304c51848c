package org.gateloom.samples.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gateloom.samples.cli.Ran.gateloom;

import java.io.IOException;
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

    @Test
    void aFamilyIsListedAlone() throws IOException {
        for (String family :
                LibraryEntry.all().stream().map(LibraryEntry::family).distinct().toList()) {
            Ran ran = gateloom("cells", "--family", family);
            assertThat(ran.out().lines().filter(line -> !line.startsWith(" "))).containsExactly(family);
            assertThat(names(ran))
                    .isEqualTo(LibraryEntry.all().stream()
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

    @Test
    void theLectureIsInTheLibrary() throws IOException {
        assertThat(LibraryNames.all()).containsAll(LibraryNames.LECTURE);
    }
}
