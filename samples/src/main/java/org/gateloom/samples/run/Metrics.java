package org.gateloom.samples.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The losses of a run as JSON Lines:
 *
 * <pre>
 * {"step":1,"characters":1600,"seconds":0.21,"training":4.42,"norm":0.31}
 * {"step":300,"characters":480000,"seconds":14.2,"validation":2.08}
 * </pre>
 *
 * <p>Where answers are right or wrong, as in tasks, a validation has {@code success} too: the share of right ones.
 *
 * <p>Lines are gathered until {@link #flush}. What could not be written is kept, so that it may be written elsewhere.
 */
final class Metrics implements Watcher, AutoCloseable {

    private final Path file;
    private final FileChannel channel;
    private final ByteArrayOutputStream pending = new ByteArrayOutputStream();

    /** Bytes of the file, all of them whole lines. */
    private long whole;

    /** Of the file's lines and those that wait. */
    private final LossMark.Marking marking;

    private Metrics(Path file, FileChannel channel) throws IOException {
        this.file = file;
        this.channel = channel;
        this.whole = channel.size();
        this.marking = LossMark.of(file, whole);
    }

    /** Those of a run that begins, or goes on after what the file holds already. */
    static Metrics to(Path file) throws IOException {
        return new Metrics(
                file,
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE));
    }

    @Override
    public void stepped(Measurement training, double norm) {
        ObjectNode line = line(training);
        line.put("training", training.loss());
        line.put("norm", norm);
        add(line);
    }

    @Override
    public void validated(Measurement validation) {
        ObjectNode line = line(validation);
        line.put("validation", validation.loss());
        validation.success().ifPresent(success -> line.put("success", success));
        add(line);
    }

    private static ObjectNode line(Measurement measurement) {
        ObjectNode line = JsonNodeFactory.instance.objectNode();
        line.put("step", measurement.step());
        line.put("characters", measurement.characters());
        line.put("seconds", measurement.seconds());
        return line;
    }

    private void add(ObjectNode line) {
        byte[] bytes = (line + "\n").getBytes(UTF_8);
        pending.writeBytes(bytes);
        marking.add(bytes, bytes.length);
    }

    /** All lines until now. */
    LossMark mark() {
        return marking.mark();
    }

    /** How many bytes wait to be written. */
    int waiting() {
        return pending.size();
    }

    /**
     * Writes all lines until here.
     *
     * @throws IOException with a sentence that names the file; it then holds the whole lines of before, and the others
     *     are still waiting
     */
    void flush() throws IOException {
        ByteBuffer lines = ByteBuffer.wrap(pending.toByteArray());
        try {
            long at = whole;
            while (lines.hasRemaining()) {
                at += channel.write(lines, at);
            }
            whole = at;
            pending.reset();
        } catch (IOException e) {
            IOException failure = unwritable(e);
            try {
                channel.truncate(whole);
            } catch (IOException second) {
                failure.addSuppressed(second);
            }
            throw failure;
        }
    }

    /** The same, and waits until the disk has them. A checkpoint must not be there before its losses. */
    void force() throws IOException {
        flush();
        try {
            channel.force(false);
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    private IOException unwritable(IOException e) {
        return new IOException(file + " cannot be written: " + e.getMessage(), e);
    }

    /**
     * Writes all lines, those of the file and those that wait, into another folder's file.
     *
     * @throws IOException if it cannot be written; it is then not there
     */
    void copyTo(Path other) throws IOException {
        try {
            copy(other);
        } catch (IOException e) {
            Files.deleteIfExists(other);
            throw e;
        }
    }

    private void copy(Path other) throws IOException {
        try (FileChannel target = FileChannel.open(other, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            long at = 0;
            while (at < whole) {
                at += channel.transferTo(at, whole - at, target);
            }
            Channels.newOutputStream(target).write(pending.toByteArray());
            target.force(true);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
