package org.gateloom.runtime.text;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.Path;
import org.gateloom.runtime.file.RegularFile;
import org.gateloom.runtime.file.UnreadableException;

/**
 * A text as symbols.
 *
 * <p>Any UTF-8 text will do. A byte order mark at its start is no part of the text and is left out; carriage returns,
 * NUL and all else are symbols like any other. Nothing is normalised. A text is read twice, first to learn its symbols and
 * then to number them, so that no more of it is in memory than its symbols, and those only as far as there is {@link Room}.
 *
 * @param vocabulary its symbols
 * @param symbols the text, each a number of the vocabulary
 * @param digest SHA-256 of the file, 64 hexadecimal digits
 */
public record Corpus(Vocabulary vocabulary, Symbols symbols, String digest) {

    /**
     * A text in two: what is trained on, and what is held out behind it.
     *
     * @param training the first part
     * @param validation the rest; may be empty
     */
    public record Split(Passage training, Passage validation) {}

    /** Where the bytes of a text come from, as often as they are asked for. */
    @FunctionalInterface
    interface Source {
        ReadableByteChannel fromTheStart() throws IOException;
    }

    /**
     * Reads a file.
     *
     * @throws CorpusException if it cannot be read, is not UTF-8, or holds fewer than two symbols
     */
    public static Corpus read(Path file) throws CorpusException {
        return read(file, Room.standard());
    }

    /** The same, with the symbols kept where there is room. */
    public static Corpus read(Path file, Room room) throws CorpusException {
        return read(file, room, new Census.Own());
    }

    /**
     * A file as symbols of another text.
     *
     * @throws CorpusException in other cases too if it has a symbol that the other text has not
     */
    public static Corpus read(Path file, Room room, Vocabulary vocabulary) throws CorpusException {
        return read(file, room, new Census.Known(vocabulary));
    }

    private static Corpus read(Path file, Room room, Census census) throws CorpusException {
        String name = file.toString();
        // Opened once, so that both times it is the same file, whatever happens to its name.
        try (FileChannel channel = RegularFile.open(file, "a corpus is one text file")) {
            return of(() -> channel.position(0), name, room, census);
        } catch (UnreadableException e) {
            throw new CorpusException(e.getMessage());
        } catch (IOException e) {
            throw new CorpusException(name + " cannot be read: " + e.getMessage());
        }
    }

    /**
     * Reads a text from memory.
     *
     * @param utf8 the text
     * @param name what to call it in a message
     * @throws CorpusException if it is not UTF-8, or holds fewer than two symbols
     */
    public static Corpus of(byte[] utf8, String name) throws CorpusException {
        try {
            Source source = () -> Channels.newChannel(new ByteArrayInputStream(utf8));
            return of(source, name, Room.standard(), new Census.Own());
        } catch (IOException e) {
            throw new CorpusException(name + " cannot be kept: " + e.getMessage());
        }
    }

    static Corpus of(Source source, String name, Room room, Census census) throws IOException, CorpusException {
        String digest = Utf8.read(source.fromTheStart(), name, census::count);
        if (census.length() == 0) {
            throw new CorpusException(name + " is empty: there is nothing to learn from");
        }
        if (census.length() == 1) {
            throw new CorpusException(name + " has a single symbol: there is none to predict from it");
        }
        Vocabulary vocabulary = census.vocabulary(name);
        int[] numbers = vocabulary.numbers();
        try (Encoding encoding = Encoding.of(census.length(), Symbols.width(vocabulary.size()), room)) {
            String again = Utf8.read(
                    source.fromTheStart(),
                    name,
                    codePoint -> encoding.append(codePoint < numbers.length ? numbers[codePoint] : 0));
            if (!again.equals(digest)) {
                throw new CorpusException(name + " changed while it was read; name a text that keeps still");
            }
            return new Corpus(vocabulary, encoding.done(), digest);
        }
    }

    /** How many symbols. */
    public long length() {
        return symbols.length();
    }

    /** All of it. */
    public Passage passage() {
        return new Passage(symbols, 0, symbols.length());
    }

    /**
     * Holds out the end of the text.
     *
     * @param share of the text that is held out, 0 to below 1: 0.1 for the last tenth
     */
    public Split split(double share) {
        if (!(share >= 0 && share < 1)) {
            throw new IllegalArgumentException("a share to hold out is from 0 to below 1, not " + share);
        }
        long border = (long) (symbols.length() * (1 - share));
        return new Split(new Passage(symbols, 0, border), new Passage(symbols, border, symbols.length()));
    }
}
