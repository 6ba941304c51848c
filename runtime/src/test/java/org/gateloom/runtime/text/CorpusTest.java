package org.gateloom.runtime.text;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CorpusTest {

    @Test
    void aSymbolIsACodePointAndTheyAreNumberedInOrder() throws CorpusException {
        Corpus corpus = Corpus.of("ba\u00e9\uD834\uDD1Eab\r\n\0".getBytes(UTF_8), "text");
        assertThat(corpus.vocabulary().codePoints()).containsExactly(0, '\n', '\r', 'a', 'b', 0xe9, 0x1D11E);
        assertThat(symbols(corpus)).containsExactly(4, 3, 5, 6, 3, 4, 2, 1, 0);
        assertThat(corpus.vocabulary().decode(4, 6, 3)).isEqualTo("b\uD834\uDD1Ea");
        assertThat(Vocabulary.of(corpus.vocabulary().text())).isEqualTo(corpus.vocabulary());
    }

    @Test
    void aByteOrderMarkIsLeftOut() throws CorpusException {
        assertThat(symbols(Corpus.of("\uFEFFab".getBytes(UTF_8), "text"))).containsExactly(0, 1);
        assertThat(Corpus.of("a\uFEFFb".getBytes(UTF_8), "text").length()).isEqualTo(3);
    }

    @Test
    void theDigestIsThatOfTheFile(@TempDir Path folder) throws CorpusException, IOException {
        Path file = Files.writeString(folder.resolve("abc"), "abc");
        // The example of FIPS 180-2, appendix B.1.
        assertThat(Corpus.read(file).digest())
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    @Test
    void theLastTenthIsHeldOut() throws CorpusException {
        Corpus.Split split =
                Corpus.of("0123456789abcdefghij".getBytes(UTF_8), "text").split(0.1);
        assertThat(split.training().length()).isEqualTo(18);
        assertThat(split.validation().length()).isEqualTo(2);
        assertThat(split.validation().at(0)).isEqualTo(18);
    }

    @Test
    void whatIsNotUtf8IsNamedByItsByte() {
        assertRefused(new byte[] {'a', (byte) 0xC3, (byte) 0xA9, (byte) 0xFF, 'b'}, "byte 3 (0xFF, counted from 0)");
        assertRefused(new byte[] {'a', 'b', (byte) 0xC3}, "byte 2 (0xC3, counted from 0)");
        // Half a surrogate pair, written as if it were a character.
        assertRefused(new byte[] {'a', (byte) 0xED, (byte) 0xA0, (byte) 0x80}, "byte 1 (0xED, counted from 0)");
    }

    @Test
    void emptyAndTinyFilesAndWhatIsNoFile(@TempDir Path folder) throws IOException {
        assertRefused(new byte[0], "text is empty: there is nothing to learn from");
        assertRefused("\uFEFF".getBytes(UTF_8), "text is empty: there is nothing to learn from");
        assertRefused(new byte[] {'a'}, "text has a single symbol: there is none to predict from it");
        assertRefused("aaaa".getBytes(UTF_8), "text is 'a' (U+0061) and nothing else: there is nothing to learn from");
        assertThatThrownBy(() -> Corpus.read(folder)).hasMessage(folder + " is a directory; a corpus is one text file");
        Path none = folder.resolve("none.txt");
        assertThatThrownBy(() -> Corpus.read(none)).hasMessage("there is no file " + none);
    }

    @Test
    void pipesAndDevicesAreNoFiles(@TempDir Path folder) throws IOException, InterruptedException {
        Path pipe = folder.resolve("pipe");
        assumeTrue(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() == 0);
        for (Path none : List.of(pipe, Path.of("/dev/zero"), Path.of("/dev/null"))) {
            assertThatThrownBy(() -> Corpus.read(none))
                    .hasMessage(
                            none
                                    + " is a pipe or a device; a corpus is one text file: write what comes from there to one first");
        }
    }

    @Test
    void aFileThatMayNotBeRead(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("secret"), "some text");
        file.toFile().setReadable(false);
        assumeFalse(Files.isReadable(file), "whoever runs this may read everything");
        assertThatThrownBy(() -> Corpus.read(file)).hasMessage(file + " may not be read by this user");
    }

    @Test
    void utf16IsRecognised() {
        assertRefused(
                "\uFEFFabc".getBytes(StandardCharsets.UTF_16LE),
                "byte 0 (0xFF, counted from 0) does not begin a character; it begins as UTF-16 does: convert it to UTF-8");
        assertRefused("\uFEFFabc".getBytes(StandardCharsets.UTF_16BE), "it begins as UTF-16 does");
    }

    @Test
    void anotherTextIsReadInTheSymbolsOfTheFirst(@TempDir Path folder) throws CorpusException, IOException {
        Vocabulary vocabulary = Vocabulary.of("abcd");
        Path file = Files.writeString(folder.resolve("other"), "dadb");
        Corpus other = Corpus.read(file, Room.standard(), vocabulary);
        assertThat(symbols(other)).containsExactly(3, 0, 3, 1);
        assertThat(other.vocabulary()).isEqualTo(vocabulary);
        Files.writeString(file, "dab\uD834\uDD1Ee");
        assertThatThrownBy(() -> Corpus.read(file, Room.standard(), vocabulary))
                .hasMessage("U+1D11E, symbol 4 of the text, is not among the 4 symbols that the model knows");
    }

    @Test
    void anUnknownSymbolIsNamed() throws CorpusException {
        Vocabulary vocabulary = Vocabulary.of("abc");
        assertThat(vocabulary.encode("cab")).containsExactly(2, 0, 1);
        assertThatThrownBy(() -> vocabulary.encode("ca\u00e9"))
                .hasMessage("'\u00e9' (U+00E9), symbol 3 of the text, is not among the 3 symbols that the model knows");
    }

    private static int[] symbols(Corpus corpus) {
        return LongStream.range(0, corpus.length())
                .mapToInt(corpus.symbols()::at)
                .toArray();
    }

    private static void assertRefused(byte[] text, String part) {
        assertThatThrownBy(() -> Corpus.of(text, "text"))
                .isInstanceOf(CorpusException.class)
                .hasMessageContaining(part);
    }
}
