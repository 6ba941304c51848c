package org.gateloom.runtime.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BatchesTest {

    @Test
    void theLecturesOneToTwelve() throws CorpusException {
        TextBatches batches = Batches.whole(oneTo(12), 2, 3);
        assertThat(batches.chunks()).isEqualTo(2);
        assertThat(batches.dropped()).isZero();
        assertThat(inputs(batches, 0)).isEqualTo("[1 2 3][7 8 9]");
        assertThat(inputs(batches, 1)).isEqualTo("[4 5 6][10 11 12]");
        assertThat(targets(batches, 0)).isEqualTo("[2 3 4][8 9 10]");
        assertThat(targets(batches, 1)).isEqualTo("[5 6 7][11 12 -1]");
        assertThat(batches.targets(0)).isEqualTo(6);
        assertThat(batches.targets(1)).isEqualTo(5);
    }

    @Test
    void wholeChunksDropWhatFillsNone() throws CorpusException {
        TextBatches batches = Batches.whole(oneTo(17), 2, 3);
        assertThat(batches.chunks()).isEqualTo(2);
        assertThat(batches.dropped()).isEqualTo(5);
        assertThat(inputs(batches, 1)).isEqualTo("[4 5 6][10 11 12]");
        assertThat(targets(batches, 1)).isEqualTo("[5 6 7][11 12 13]");
        assertThat(batches.targets(1)).isEqualTo(6);
    }

    @Test
    void measuringTakesAShorterLastChunk() throws CorpusException {
        TextBatches batches = Batches.all(oneTo(17), 2, 3);
        assertThat(batches.chunks()).isEqualTo(3);
        assertThat(batches.dropped()).isEqualTo(1);
        assertThat(batches.steps(2)).isEqualTo(2);
        assertThat(inputs(batches, 2)).isEqualTo("[7 8][15 16]");
        assertThat(targets(batches, 2)).isEqualTo("[8 9][16 17]");
    }

    @Test
    void aPassageNeverLooksBehindItsEnd() throws CorpusException {
        TextBatches batches = Batches.whole(new Passage(oneTo(12).symbols(), 4, 8), 2, 2);
        assertThat(inputs(batches, 0)).isEqualTo("[5 6][7 8]");
        assertThat(targets(batches, 0)).isEqualTo("[6 7][8 -1]");
    }

    @Test
    void someStreamsOfAChunkAreThatPartOfAll() throws CorpusException {
        TextBatches batches = Batches.whole(oneTo(40), 4, 5);
        int[] inputs = new int[10];
        int[] targets = new int[10];
        batches.fill(1, 1, 2, inputs, targets);
        assertThat(inputs).containsExactly(16, 26, 17, 27, 18, 28, 19, 29, 20, 30);
        assertThat(targets).containsExactly(17, 27, 18, 28, 19, 29, 20, 30, 21, 31);
    }

    /** As many steps an epoch as the well-known run on this text has: 90 % of it, 128 streams, chunks of 100. */
    @Test
    void annaKareninaHas139Chunks() throws CorpusException {
        Passage text = Passage.of(new int[1_786_701]);
        assertThat(Batches.whole(text, 128, 100).chunks()).isEqualTo(139);
    }

    @Test
    void aTextTooShortIsASentence() {
        assertThatThrownBy(() -> Batches.whole(oneTo(11), 4, 3))
                .isInstanceOf(CorpusException.class)
                .hasMessage("11 symbols of text are too few for 4 streams of 3 symbols:"
                        + " take fewer streams, shorter chunks or a longer text");
        assertThatThrownBy(() -> Batches.all(oneTo(3), 4, 3)).isInstanceOf(CorpusException.class);
        assertThatThrownBy(() -> Batches.all(oneTo(1), 1, 3)).isInstanceOf(CorpusException.class);
    }

    private static Passage oneTo(int last) {
        return Passage.of(IntStream.rangeClosed(1, last).toArray());
    }

    private static String inputs(SymbolBatches batches, int chunk) {
        return rows(batches, chunk, true);
    }

    private static String targets(SymbolBatches batches, int chunk) {
        return rows(batches, chunk, false);
    }

    private static String rows(SymbolBatches batches, int chunk, boolean wantInputs) {
        int steps = batches.steps(chunk);
        int[] inputs = new int[steps * batches.streams()];
        int[] targets = new int[steps * batches.streams()];
        batches.fill(chunk, 0, batches.streams(), inputs, targets);
        int[] wanted = wantInputs ? inputs : targets;
        StringBuilder text = new StringBuilder();
        for (int row = 0; row < batches.streams(); row++) {
            int first = row;
            int[] stream = IntStream.range(0, steps)
                    .map(step -> wanted[step * batches.streams() + first])
                    .toArray();
            text.append(Arrays.toString(stream).replace(",", ""));
        }
        return text.toString();
    }
}
