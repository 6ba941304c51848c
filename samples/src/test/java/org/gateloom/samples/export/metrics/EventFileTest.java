package org.gateloom.samples.export.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.gateloom.samples.run.RecordedLoss;
import org.junit.jupiter.api.Test;

/** Event files, byte by byte as TensorBoard's own reader takes them apart. */
class EventFileTest {

    private static final Instant BEGAN = Instant.ofEpochMilli(1_700_000_000_500L);

    @Test
    void everyLossIsAScalarOfItsStep() throws IOException {
        List<RecordedLoss> losses = List.of(
                new RecordedLoss(
                        1,
                        1600,
                        0.25,
                        OptionalDouble.of(4.5),
                        OptionalDouble.of(0.75),
                        OptionalDouble.empty(),
                        OptionalDouble.empty()),
                new RecordedLoss(
                        300,
                        480_000,
                        14.5,
                        OptionalDouble.empty(),
                        OptionalDouble.empty(),
                        OptionalDouble.of(2.125),
                        OptionalDouble.of(0.875)));

        assertThat(events(losses))
                .containsExactly(
                        "0.5 step 0: brain.Event:2",
                        "0.75 step 1: loss/training 4.5",
                        "0.75 step 1: gradient/norm 0.75",
                        "15.0 step 300: loss/validation 2.125",
                        "15.0 step 300: success/validation 0.875");
    }

    @Test
    void itsNameIsOneThatTensorBoardLooksFor() {
        assertThat(EventFile.name(BEGAN)).isEqualTo("events.out.tfevents.1700000000.gateloom");
    }

    private static List<String> events(List<RecordedLoss> losses) throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        EventFile.write(losses, BEGAN, file);
        ByteBuffer bytes = ByteBuffer.wrap(file.toByteArray()).order(ByteOrder.LITTLE_ENDIAN);
        List<String> events = new ArrayList<>();
        while (bytes.hasRemaining()) {
            int start = bytes.position();
            long length = bytes.getLong();
            assertThat(bytes.getInt()).isEqualTo(masked(bytes.array(), start, 8));
            events.add(event(bytes.slice(bytes.position(), (int) length).order(ByteOrder.LITTLE_ENDIAN)));
            bytes.position(bytes.position() + (int) length);
            assertThat(bytes.getInt()).isEqualTo(masked(bytes.array(), start + 12, (int) length));
        }
        return events;
    }

    /** {@code time step n: what}. Fields by number and wire type, as protobuf's encoding guide has them. */
    private static String event(ByteBuffer message) {
        double time = 0;
        long step = 0;
        String what = "";
        while (message.hasRemaining()) {
            int key = (int) varint(message);
            switch (key) {
                case 1 << 3 | 1 -> time = message.getDouble();
                case 2 << 3 -> step = varint(message);
                case 3 << 3 | 2 -> what = text(message);
                case 5 << 3 | 2 -> what = summary(inner(message));
                default -> throw new AssertionError("an event has no field " + (key >> 3));
            }
        }
        return time - 1.7e9 + " step " + step + ": " + what;
    }

    private static String summary(ByteBuffer message) {
        assertThat(varint(message)).isEqualTo(1 << 3 | 2);
        ByteBuffer value = inner(message);
        assertThat(varint(value)).isEqualTo(1 << 3 | 2);
        String tag = text(value);
        assertThat(varint(value)).isEqualTo(2 << 3 | 5);
        return tag + " " + value.getFloat();
    }

    private static ByteBuffer inner(ByteBuffer message) {
        int length = (int) varint(message);
        ByteBuffer inner = message.slice(message.position(), length).order(ByteOrder.LITTLE_ENDIAN);
        message.position(message.position() + length);
        return inner;
    }

    private static String text(ByteBuffer message) {
        return StandardCharsets.UTF_8.decode(inner(message)).toString();
    }

    private static long varint(ByteBuffer message) {
        long value = 0;
        for (int shift = 0; ; shift += 7) {
            byte next = message.get();
            value |= (next & 0x7fL) << shift;
            if (next >= 0) {
                return value;
            }
        }
    }

    /** CRC-32C bit by bit, by Castagnoli's polynomial backwards, then TensorFlow's mask. */
    private static int masked(byte[] bytes, int from, int length) {
        int crc = -1;
        for (int i = from; i < from + length; i++) {
            crc ^= bytes[i] & 0xff;
            for (int bit = 0; bit < 8; bit++) {
                crc = (crc >>> 1) ^ ((crc & 1) == 0 ? 0 : 0x82f63b78);
            }
        }
        crc = ~crc;
        return ((crc >>> 15) | (crc << 17)) + 0xa282ead8;
    }
}
