package org.gateloom.runtime.text;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/**
 * A text as symbols.
 *
 * <p>Any UTF-8 text will do. A byte order mark at its start is no part of the text and is left out; carriage returns,
 * NUL and all else are symbols like any other. Nothing is normalised.
 *
 * @param vocabulary its symbols
 * @param symbols the text, each a number of the vocabulary; shared, not to be changed
 * @param digest SHA-256 of the file, 64 hexadecimal digits
 */
public record Corpus(Vocabulary vocabulary, int[] symbols, String digest) {

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    /**
     * A text in two: what is trained on, and what is held out behind it.
     *
     * @param training the first part
     * @param validation the rest; may be empty
     */
    public record Split(Passage training, Passage validation) {}

    /**
     * Reads a file.
     *
     * @throws CorpusException if it cannot be read, is not UTF-8, or holds fewer than two symbols
     */
    public static Corpus read(Path file) throws CorpusException {
        return of(bytes(file), file.toString());
    }

    /**
     * Reads a text from memory.
     *
     * @param utf8 the text
     * @param name what to call it in a message
     * @throws CorpusException if it is not UTF-8, or holds fewer than two symbols
     */
    public static Corpus of(byte[] utf8, String name) throws CorpusException {
        String text = decode(utf8, name);
        Vocabulary vocabulary = Vocabulary.of(text);
        int[] symbols = text.codePoints().map(vocabulary::symbol).toArray();
        if (symbols.length == 0) {
            throw new CorpusException(name + " is empty: there is nothing to learn from");
        }
        if (symbols.length == 1) {
            throw new CorpusException(name + " has a single symbol: there is none to predict from it");
        }
        return new Corpus(vocabulary, symbols, sha256(utf8));
    }

    /** How many symbols. */
    public int length() {
        return symbols.length;
    }

    /** All of it. */
    public Passage passage() {
        return new Passage(symbols, 0, symbols.length);
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
        int border = (int) (symbols.length * (1 - share));
        return new Split(new Passage(symbols, 0, border), new Passage(symbols, border, symbols.length));
    }

    private static byte[] bytes(Path file) throws CorpusException {
        try {
            if (Files.isDirectory(file)) {
                throw new CorpusException(file + " is a directory; a corpus is one text file");
            }
            return Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            throw new CorpusException("there is no file " + file);
        } catch (AccessDeniedException e) {
            throw new CorpusException(file + " may not be read by this user");
        } catch (IOException e) {
            throw new CorpusException(file + " cannot be read: " + e.getMessage());
        } catch (OutOfMemoryError e) {
            throw new CorpusException(file + " does not fit into memory");
        }
    }

    private static String decode(byte[] utf8, String name) throws CorpusException {
        ByteBuffer bytes = ByteBuffer.wrap(utf8);
        // UTF-8 never has more UTF-16 units than bytes.
        CharBuffer text = CharBuffer.allocate(utf8.length);
        CoderResult result = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)
                .decode(bytes, text, true);
        if (result.isError()) {
            throw new CorpusException(String.format(
                    Locale.ROOT,
                    "%s is not UTF-8: byte %d (0x%02X, counted from 0) does not begin a character",
                    name,
                    bytes.position(),
                    utf8[bytes.position()]));
        }
        text.flip();
        boolean marked = text.hasRemaining() && text.get(0) == BYTE_ORDER_MARK;
        return text.subSequence(marked ? 1 : 0, text.length()).toString();
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
