package org.gateloom.runtime.text;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/** Reads UTF-8 piece by piece; what is none is refused by its byte. */
public final class Utf8 {

    private static final int PIECE = 1 << 16;
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    /** Who hears of the symbols. */
    @FunctionalInterface
    public interface CodePoints {

        /** Takes the next one, or refuses the text for it. */
        void accept(int codePoint) throws CorpusException;
    }

    private final ReadableByteChannel source;
    private final String name;
    private final MessageDigest digest = sha256();
    private final CharsetDecoder decoder = StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    private final ByteBuffer bytes = ByteBuffer.allocate(PIECE);

    /** UTF-8 never has more UTF-16 units than bytes, so that this never overflows, and never ends in half a pair. */
    private final CharBuffer text = CharBuffer.allocate(PIECE);

    /** Bytes before those in the buffer. */
    private long before;

    private Utf8(ReadableByteChannel source, String name) {
        this.source = source;
        this.name = name;
    }

    /**
     * Reads to the end. A byte order mark at the start is left out.
     *
     * @param name what to call it in a message
     * @param codePoints hears each
     * @return SHA-256 of the bytes, 64 hexadecimal digits
     * @throws CorpusException at the first byte that is not UTF-8, or what {@code codePoints} throws
     */
    public static String read(ReadableByteChannel source, String name, CodePoints codePoints)
            throws IOException, CorpusException {
        return new Utf8(source, name).read(codePoints);
    }

    private String read(CodePoints codePoints) throws IOException, CorpusException {
        boolean first = true;
        boolean end = false;
        while (!end) {
            int held = bytes.position();
            end = source.read(bytes) < 0;
            digest.update(bytes.array(), held, bytes.position() - held);
            decode(end);
            text.flip();
            if (first && text.hasRemaining()) {
                first = false;
                if (text.get(0) == BYTE_ORDER_MARK) {
                    text.get();
                }
            }
            pass(codePoints);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private void decode(boolean end) throws CorpusException {
        bytes.flip();
        if (decoder.decode(bytes, text, end).isError()) {
            throw refusal();
        }
        before += bytes.position();
        bytes.compact();
    }

    private void pass(CodePoints codePoints) throws CorpusException {
        char[] units = text.array();
        int to = text.limit();
        for (int i = text.position(); i < to; i++) {
            char unit = units[i];
            codePoints.accept(Character.isHighSurrogate(unit) ? Character.toCodePoint(unit, units[++i]) : unit);
        }
        text.clear();
    }

    private CorpusException refusal() {
        int wrong = Byte.toUnsignedInt(bytes.get(bytes.position()));
        long place = before + bytes.position();
        boolean marked = place == 0 && bytes.remaining() > 1 && marksUtf16(wrong, Byte.toUnsignedInt(bytes.get(1)));
        return new CorpusException(String.format(
                Locale.ROOT,
                "%s is not UTF-8: byte %,d (0x%02X, counted from 0) does not begin a character%s",
                name,
                place,
                wrong,
                marked ? "; it begins as UTF-16 does: convert it to UTF-8" : ""));
    }

    private static boolean marksUtf16(int first, int second) {
        return (first == 0xFF && second == 0xFE) || (first == 0xFE && second == 0xFF);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
