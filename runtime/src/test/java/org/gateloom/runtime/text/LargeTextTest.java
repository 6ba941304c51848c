package org.gateloom.runtime.text;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts that do not fit on the heap. */
class LargeTextTest {

    @TempDir
    private Path folder;

    /** One, two and four bytes a symbol; 150,000 of them, more than a buffer of the reader or the writer holds. */
    @ParameterizedTest
    @ValueSource(ints = {256, 257, 65_536, 65_537})
    void aMappedTextIsTheTextOnTheHeap(int kinds) throws IOException, CorpusException {
        Path file = Files.writeString(folder.resolve("text"), text(kinds, 150_000, 7));
        Corpus expected = Corpus.read(file, new Room(Long.MAX_VALUE, folder));
        Corpus mapped = Corpus.read(file, new Room(0, folder));
        assertThat(expected.symbols().mappedIn()).isEmpty();
        assertThat(mapped.symbols().mappedIn()).contains(folder);
        assertThat(mapped.vocabulary()).isEqualTo(expected.vocabulary());
        assertThat(mapped.vocabulary().size()).isEqualTo(kinds);
        assertThat(mapped.digest()).isEqualTo(expected.digest());
        assertThat(mapped.length()).isEqualTo(expected.length()).isEqualTo(150_000);
        for (long i = 0; i < expected.length(); i++) {
            if (mapped.symbols().at(i) != expected.symbols().at(i)) {
                throw new AssertionError("symbol " + i);
            }
        }
        assertThat(mapped.symbols().bytes()).isEqualTo(150_000L * (kinds <= 256 ? 1 : kinds <= 65_536 ? 2 : 4));
    }

    @Test
    void theCopyHasNoNameAndIsGoneWithTheProgram() throws IOException, CorpusException {
        Path file = Files.writeString(folder.resolve("text"), text(100, 5_000, 7));
        Corpus mapped = Corpus.read(file, new Room(0, folder));
        try (Stream<Path> content = Files.list(folder)) {
            assertThat(content).containsExactly(file);
        }
        Files.delete(file);
        assertThat(mapped.symbols().at(4_999)).isNotNegative();
    }

    @Test
    void aFolderForTheCopyMustBeThere() throws IOException {
        Path file = Files.writeString(folder.resolve("text"), "some text");
        assertThatThrownBy(() -> Corpus.read(file, new Room(0, folder.resolve("none"))))
                .hasMessage("there is no folder " + folder.resolve("none") + " to keep the text in");
        assertThatThrownBy(() -> Corpus.read(file, new Room(0, file)))
                .hasMessage("there is no folder " + file + " to keep the text in");
    }

    @Test
    void aFolderWithTooLittleRoomIsRefusedBeforeAnythingIsWritten() throws IOException {
        assertThatThrownBy(() -> Encoding.of(1L << 60, 1, new Room(0, folder)))
                .isInstanceOf(CorpusException.class)
                .hasMessageMatching("the text is kept in 1,152,921,504,606,846,976 bytes, too many for memory, and "
                        + folder + " has only [0-9,]+ free: name a folder with more room, or give Java more memory");
        try (Stream<Path> content = Files.list(folder)) {
            assertThat(content).isEmpty();
        }
    }

    /** Each time that it is asked for it is another text: of one length, shorter, longer, and no text at all. */
    @ParameterizedTest
    @ValueSource(strings = {"another text", "a text", "a text that grows while it is read", "\u4e00\u4e01", ""})
    void aTextThatChangesWhileItIsReadIsRefused(String second) {
        for (long heap : new long[] {0, Long.MAX_VALUE}) {
            Iterator<String> texts = List.of("\u00e9in text...", second).iterator();
            Corpus.Source source = () ->
                    Channels.newChannel(new ByteArrayInputStream(texts.next().getBytes(UTF_8)));
            assertThatThrownBy(() -> Corpus.of(source, "it", new Room(heap, folder), new Census.Own()))
                    .isInstanceOf(CorpusException.class)
                    .hasMessage("it changed while it was read; name a text that keeps still");
        }
    }

    /** Three billion symbols, of which a million are there again and again. */
    @Test
    void placesArePastWhatAnIntCounts() throws CorpusException {
        int bits = 20;
        byte[] million = new byte[1 << bits];
        new Random(5).nextBytes(million);
        long length = 3_000_000_000L;
        List<ByteBuffer> segments = Collections.nCopies(
                (int) (length >> bits) + 1, ByteBuffer.wrap(million).asReadOnlyBuffer());
        Symbols symbols = new Symbols(segments, bits, 1, length, null);
        Corpus corpus = new Corpus(Vocabulary.of("ab"), symbols, "");
        Corpus.Split split = corpus.split(0.1);
        assertThat(split.training().length()).isEqualTo(2_700_000_000L);
        assertThat(split.validation().length()).isEqualTo(300_000_000L);

        TextBatches batches = Batches.whole(split.training(), 32, 50);
        assertThat(batches.chunks()).isEqualTo(1_687_500);
        assertThat(batches.dropped()).isZero();
        int[] inputs = new int[50 * 32];
        int[] targets = new int[50 * 32];
        batches.fill(batches.chunks() - 1, 0, 32, inputs, targets);
        for (int row = 0; row < 32; row++) {
            for (int step = 0; step < 50; step++) {
                long place = row * 84_375_000L + 84_374_950 + step;
                assertThat(inputs[step * 32 + row]).isEqualTo(million[(int) (place % million.length)] & 0xFF);
                assertThat(targets[step * 32 + row])
                        .isEqualTo(
                                place + 1 == 2_700_000_000L
                                        ? Batches.NO_TARGET
                                        : million[(int) ((place + 1) % million.length)] & 0xFF);
            }
        }
        assertThatThrownBy(() -> Batches.whole(corpus.passage(), 1, 1))
                .hasMessage("3,000,000,000 symbols of text are too many for 1 streams in chunks of 1:"
                        + " take more streams or longer chunks");
    }

    @Test
    void aByteThatIsWrongIsFoundFarIn() throws IOException {
        byte[] text = text(90_000, 200_000, 3).getBytes(UTF_8);
        for (int place : new int[] {65_535, 65_536, 65_537, 400_000}) {
            byte[] broken = text.clone();
            broken[place] = (byte) 0xFF;
            Path file = Files.write(folder.resolve("broken"), broken);
            // The bytes before it may have begun a character that it cuts.
            assertThatThrownBy(() -> Corpus.read(file, new Room(0, folder)))
                    .isInstanceOf(CorpusException.class)
                    .hasMessageMatching(".* is not UTF-8: byte "
                            + Stream.of(0, 1, 2, 3)
                                    .map(back -> String.format(Locale.ROOT, "%,d", place - back))
                                    .collect(Collectors.joining("|", "(", ")"))
                            + " .*");
        }
    }

    /** Some of so many kinds of characters, each at least once: from a letter on, beyond the first plane too. */
    private static String text(int kinds, int length, long seed) {
        Random random = new Random(seed);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            int kind = i < kinds ? i : random.nextInt(kinds);
            // No halves of pairs.
            int codePoint = 'a' + kind;
            text.appendCodePoint(codePoint < Character.MIN_SURROGATE ? codePoint : codePoint + 0x800);
        }
        return text.toString();
    }
}
