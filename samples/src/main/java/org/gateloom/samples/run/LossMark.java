package org.gateloom.samples.run;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gateloom.runtime.checkpoint.Description;

/**
 * Which losses were on the disk when a checkpoint was written. By it the two are known to be of one run, and whole.
 *
 * @param bytes of the file of losses
 * @param digest their SHA-256, 64 hexadecimal digits
 */
record LossMark(long bytes, String digest) {

    /** A checkpoint's setting that has it. */
    private static final String SETTING = "losses";

    private static final Pattern TEXT = Pattern.compile("(\\d{1,18}) bytes of SHA-256 ([0-9a-f]{64})");

    /** Takes lines as they are recorded. */
    static final class Marking {

        private final MessageDigest digest = sha256();
        private long bytes;

        void add(byte[] lines, int length) {
            digest.update(lines, 0, length);
            bytes += length;
        }

        LossMark mark() {
            try {
                return new LossMark(bytes, HexFormat.of().formatHex(((MessageDigest) digest.clone()).digest()));
            } catch (CloneNotSupportedException e) {
                throw new IllegalStateException("Java's own SHA-256 is cloned", e);
            }
        }

        private static MessageDigest sha256() {
            try {
                return MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every Java has SHA-256", e);
            }
        }
    }

    /** Goes on with what a file holds already. */
    static Marking of(Path file, long bytes) throws IOException {
        Marking marking = new Marking();
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            byte[] piece = new byte[1 << 16];
            while (marking.bytes < bytes) {
                int read = in.read(piece, 0, (int) Math.min(piece.length, bytes - marking.bytes));
                if (read < 0) {
                    break;
                }
                marking.add(piece, read);
            }
        }
        return marking;
    }

    /** What a checkpoint says; empty in one that was written before checkpoints said it. */
    static Optional<LossMark> of(Description description) {
        Matcher text = TEXT.matcher(description.settings().getOrDefault(SETTING, ""));
        return text.matches()
                ? Optional.of(new LossMark(Long.parseLong(text.group(1)), text.group(2)))
                : Optional.empty();
    }

    /** What a checkpoint says then. */
    Description in(Description run) {
        Map<String, String> settings = new LinkedHashMap<>(run.settings());
        settings.put(SETTING, bytes + " bytes of SHA-256 " + digest);
        return new Description(run.layers(), run.sources(), run.vocabulary(), run.corpus(), run.optimizer(), settings);
    }

    /**
     * Makes sure that a file begins with these losses.
     *
     * @throws IOException with a sentence that says what it has in their place
     */
    void require(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IOException(file + " is no file; expected the losses of the run");
        }
        if (of(file, bytes).mark().equals(this)) {
            return;
        }
        String what = damage(file)
                .map(line -> "line " + line + " is no loss of a step")
                .orElse("they are others, or not all of them");
        throw new IOException(file + " does not begin with the losses that were there when the checkpoint was written: "
                + what + "; put it back as it was, or take it away, and the run goes on without its earlier losses");
    }

    /** The first line among them that is no loss. */
    private Optional<Long> damage(Path file) throws IOException {
        long number = 0;
        long at = 0;
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            for (Optional<byte[]> line = RecordedLosses.line(in);
                    line.isPresent() && at < bytes;
                    line = RecordedLosses.line(in)) {
                number++;
                at += line.get().length + 1;
                if (RecordedLosses.loss(line.get()).isEmpty()) {
                    return Optional.of(number);
                }
            }
        }
        return Optional.empty();
    }
}
