package org.gateloom.samples.export.metrics;

import com.google.protobuf.CodedOutputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.zip.CRC32C;
import org.gateloom.samples.run.RecordedLoss;

/**
 * The losses of a run as an event file of TensorBoard, with the scalars {@code loss/training}, {@code loss/validation},
 * {@code success/validation} and {@code gradient/norm} by step.
 *
 * <p>A record is its length, eight bytes; a checksum of these; an {@code Event} in protobuf; a checksum of that. Formats
 * from TensorFlow's record_writer.h, event.proto and summary.proto.
 */
public final class EventFile {

    private static final String VERSION = "brain.Event:2";

    /** Added to a rotated checksum, so that a checksum of a checksum is none of a file's. */
    private static final int MASK = 0xa282ead8;

    // Fields of Event.
    private static final int WALL_TIME = 1;
    private static final int STEP = 2;
    private static final int FILE_VERSION = 3;
    private static final int SUMMARY = 5;

    // Of Summary and its Value.
    private static final int VALUE = 1;
    private static final int TAG = 1;
    private static final int SIMPLE_VALUE = 2;

    private final OutputStream out;

    private EventFile(OutputStream out) {
        this.out = out;
    }

    /** The name that TensorBoard looks for. */
    public static String name(Instant began) {
        return String.format(Locale.ROOT, "events.out.tfevents.%010d.gateloom", began.getEpochSecond());
    }

    /**
     * Writes all losses.
     *
     * @param began when the training did
     */
    public static void write(List<RecordedLoss> losses, Instant began, OutputStream out) throws IOException {
        BufferedOutputStream buffer = new BufferedOutputStream(out);
        EventFile file = new EventFile(buffer);
        double start = began.toEpochMilli() / 1e3;
        file.record(event(start, fields -> fields.writeString(FILE_VERSION, VERSION)));
        for (RecordedLoss loss : losses) {
            double time = start + loss.seconds();
            file.scalar(time, loss.step(), "loss/training", loss.training());
            file.scalar(time, loss.step(), "loss/validation", loss.validation());
            file.scalar(time, loss.step(), "success/validation", loss.success());
            file.scalar(time, loss.step(), "gradient/norm", loss.norm());
        }
        buffer.flush();
    }

    private void scalar(double time, long step, String tag, OptionalDouble value) throws IOException {
        if (value.isEmpty()) {
            return;
        }
        byte[] scalar = message(fields -> {
            fields.writeString(TAG, tag);
            fields.writeFloat(SIMPLE_VALUE, (float) value.getAsDouble());
        });
        byte[] summary = message(fields -> fields.writeByteArray(VALUE, scalar));
        record(event(time, fields -> {
            fields.writeInt64(STEP, step);
            fields.writeByteArray(SUMMARY, summary);
        }));
    }

    private static byte[] event(double time, Fields more) throws IOException {
        return message(fields -> {
            fields.writeDouble(WALL_TIME, time);
            more.writeTo(fields);
        });
    }

    /** The fields of a message. */
    private interface Fields {
        void writeTo(CodedOutputStream fields) throws IOException;
    }

    private static byte[] message(Fields content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        CodedOutputStream fields = CodedOutputStream.newInstance(bytes);
        content.writeTo(fields);
        fields.flush();
        return bytes.toByteArray();
    }

    private void record(byte[] event) throws IOException {
        byte[] length = ByteBuffer.allocate(Long.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(event.length)
                .array();
        out.write(length);
        out.write(checksum(length));
        out.write(event);
        out.write(checksum(event));
    }

    private static byte[] checksum(byte[] bytes) {
        CRC32C crc = new CRC32C();
        crc.update(bytes);
        int masked = Integer.rotateRight((int) crc.getValue(), 15) + MASK;
        return ByteBuffer.allocate(Integer.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(masked)
                .array();
    }
}
