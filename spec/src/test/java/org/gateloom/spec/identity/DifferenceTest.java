package org.gateloom.spec.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.gateloom.spec.CellReader;
import org.gateloom.spec.Reading;
import org.gateloom.spec.graph.CellGraph;
import org.gateloom.spec.graph.Equations;
import org.gateloom.spec.identity.Difference.Added;
import org.gateloom.spec.identity.Difference.Changed;
import org.gateloom.spec.identity.Difference.Removed;
import org.gateloom.spec.identity.Difference.Renamed;
import org.gateloom.spec.identity.Difference.Setting;
import org.gateloom.spec.read.Source;
import org.junit.jupiter.api.Test;

class DifferenceTest {

    private static final String LEAKY = """
            cell: Leaky
            states: {h: hidden}
            gates:
              keep:  {of: [x, prev(h)], act: sigmoid, bias: 1}
              fresh: {of: [x, prev(h)], act: tanh}
            next: {h: keep * prev(h) + (1 - keep) * fresh}
            emit: h
            """;

    private static CellGraph read(String text) {
        Reading reading = CellReader.read(new Source("cell.yaml", text), (reference, from) -> Optional.empty());
        return ((Reading.Cell) reading).graph();
    }

    private static Difference between(String before, String after) {
        return Difference.between(read(before), read(after));
    }

    @Test
    void theOrderOfWhatIsAddedIsNoDifference() {
        Difference difference = between(
                LEAKY, LEAKY.replace("keep * prev(h) + (1 - keep) * fresh", "fresh * (1 - keep) + keep * prev(h)"));
        assertThat(difference.none()).isTrue();
        assertThat(difference.changes()).isEmpty();
    }

    @Test
    void namesAloneAreToldAndAreNoDifference() {
        Difference difference = between(
                LEAKY,
                LEAKY.replace("keep", "z")
                        .replace("fresh", "n")
                        .replace("h: hidden", "m: hidden")
                        .replace("prev(h)", "prev(m)")
                        .replace("{h: z", "{m: z")
                        .replace("emit: h", "emit: m"));
        assertThat(difference.none()).isTrue();
        assertThat(difference.changes())
                .containsExactly(new Renamed("keep", "z"), new Renamed("fresh", "n"), new Renamed("h", "m"));
    }

    /** A size is what it follows, whatever it is called; another rule is another size. */
    @Test
    void aSizeOfAnotherNameIsNoDifference() {
        String narrow = """
            cell: Narrow
            sizes: {cell: 2 * hidden}
            states: {c: cell}
            gates:
              fresh: {of: [x, prev(c)], act: tanh, size: cell}
              shown: {of: [fresh], size: hidden}
            next: {c: fresh}
            emit: shown
            """;
        String renamed = narrow.replace("cell: 2 * hidden", "wide: 2 * hidden")
                .replace("c: cell", "c: wide")
                .replace("size: cell", "size: wide");
        assertThat(between(narrow, renamed).none()).isTrue();
        assertThat(between(narrow, renamed.replace("wide: 2", "wide: 3")).settings())
                .contains(new Setting("size cell", "2*hidden", "none"), new Setting("size wide", "none", "3*hidden"));
    }

    @Test
    void oneChangeIsFoundUnderOtherNames() {
        Difference difference = between(
                LEAKY,
                LEAKY.replace("keep:  {of: [x, prev(h)]", "z: {of: [x]")
                        .replace("keep", "z")
                        .replace("fresh", "n"));
        assertThat(difference.sameGraph()).isFalse();
        assertThat(difference.changes())
                .containsExactly(new Removed("keep"), new Renamed("fresh", "n"), new Changed("h", "h"), new Added("z"));
    }

    @Test
    void ofAChangedEquationTheChangedPartsAreKnown() {
        Difference difference = between(LEAKY, LEAKY.replace("(1 - keep) * fresh", "fresh"));
        assertThat(difference.changes()).containsExactly(new Changed("h", "h"));
        assertThat(difference.onlyBefore("h").stream().map(Equations::text))
                .containsExactlyInAnyOrder(
                        "keep * prev(h) + (1 - keep) * fresh", "(1 - keep) * fresh", "1 - keep", "1");
        assertThat(difference.onlyAfter("h").stream().map(Equations::text)).containsExactly("keep * prev(h) + fresh");
    }

    @Test
    void whatNoEquationSaysIsSaid() {
        Difference difference = between(
                LEAKY, LEAKY.replace("bias: 1", "bias: 2").replace("{h: hidden}", "{h: {size: hidden, initial: 0.5}}"));
        assertThat(difference.none()).isFalse();
        assertThat(difference.changes()).isEmpty();
        assertThat(difference.settings()).containsExactly(new Setting("first value of h", "0.0", "0.5"));
        assertThat(difference.starts()).extracting(LookAlike.Start::parameter).containsExactly("keep.b");
        assertThat(difference.names()).containsAllEntriesOf(Map.of("keep", "keep", "fresh", "fresh", "h", "h"));
    }
}
