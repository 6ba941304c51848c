package org.gateloom.runtime.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.SplittableRandom;
import org.gateloom.runtime.network.Elman;
import org.gateloom.runtime.network.Lane;
import org.gateloom.runtime.network.Network;
import org.gateloom.runtime.network.Network.DropoutRates;
import org.gateloom.runtime.optimize.Weights;
import org.junit.jupiter.api.Test;

class WriterTest {

    private final Network network =
            new Network(List.of(new Elman(9, 20), new Elman(20, 12)), 9, new DropoutRates(0.5, 0.5));
    private final Weights weights = Weights.initial(network.parameters(), 1);

    /** One symbol at a time is what one long sequence is. */
    @Test
    void theLikeliestSymbolsAreThoseOfOneLongSequence() {
        Writer writer = writer(new Choice(0, 0, 1));
        writer.read(3, 1, 4);
        int[] text = {3, 1, 4, 0, 0, 0, 0, 0};
        for (int i = 3; i < text.length; i++) {
            text[i] = writer.write();
        }
        Lane lane = network.lane(weights.parameters(), text.length, 0, 1, 1);
        System.arraycopy(text, 0, lane.inputs(), 0, text.length);
        lane.forward(text.length);
        float[] logits = new float[9];
        for (int i = 2; i < text.length - 1; i++) {
            lane.logits(i, 0, logits);
            for (float logit : logits) {
                assertThat(logit).isLessThanOrEqualTo(logits[text[i + 1]]);
            }
        }
    }

    @Test
    void aSeedGivesTheSameText() {
        assertThat(text(5)).isEqualTo(text(5)).isNotEqualTo(text(6));
    }

    @Test
    void logitsAreThoseWhoseLossIsMeasured() {
        Lane lane = network.lane(weights.parameters(), 1, 0, 1, 1);
        lane.inputs()[0] = 2;
        lane.targets()[0] = 7;
        double loss = lane.measure(1);
        float[] logits = new float[9];
        lane.logits(0, 0, logits);
        double sum = 0;
        for (float logit : logits) {
            sum += Math.exp(logit);
        }
        assertThat(loss).isCloseTo(Math.log(sum) - logits[7], within(1e-6));
    }

    @Test
    void aSymbolAllocatesNothing() {
        Writer writer = writer(new Choice(0.8, 5, 0.9));
        writer.read(0);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long id = Thread.currentThread().getId();
        for (int i = 0; i < 30_000; i++) {
            writer.write();
        }
        int allocating = 0;
        long before = threads.getThreadAllocatedBytes(id);
        for (int i = 0; i < 1000; i++) {
            writer.write();
            long after = threads.getThreadAllocatedBytes(id);
            allocating += after > before ? 1 : 0;
            before = after;
        }
        // When the JIT compiles a method once more, the JVM makes the strings of its messages on the asking thread.
        assertThat(allocating).isLessThanOrEqualTo(8);
    }

    @Test
    void aTextNeedsABeginning() {
        assertThatThrownBy(() -> writer(Choice.PLAIN).write())
                .hasMessage("a text begins with at least one symbol that is given");
    }

    private String text(long seed) {
        Writer writer = new Writer(network, weights.parameters(), Choice.PLAIN, new SplittableRandom(seed));
        writer.read(0);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 50; i++) {
            text.append(writer.write());
        }
        return text.toString();
    }

    private Writer writer(Choice choice) {
        return new Writer(network, weights.parameters(), choice, new SplittableRandom(1));
    }
}
