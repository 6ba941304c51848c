package org.gateloom.runtime.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class WorkersTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7})
    void everyPieceOfEveryCallRunsOnceBeforeTheCallReturns(int threads) {
        try (Workers workers = new Workers(threads)) {
            for (int call = 0; call < 20_000; call++) {
                int pieces = call % 9;
                AtomicIntegerArray runs = new AtomicIntegerArray(9);
                workers.run(pieces, runs::incrementAndGet);
                for (int piece = 0; piece < 9; piece++) {
                    assertThat(runs.get(piece)).isEqualTo(piece < pieces ? 1 : 0);
                }
            }
        }
    }

    @Test
    void sleepingWorkersWakeUp() throws InterruptedException {
        try (Workers workers = new Workers(2)) {
            for (int call = 0; call < 20; call++) {
                Thread.sleep(10);
                // The two pieces wait for each other: one thread alone would never end.
                AtomicIntegerArray there = new AtomicIntegerArray(2);
                workers.run(2, piece -> {
                    there.set(piece, 1);
                    while (there.get(1 - piece) == 0) {
                        Thread.onSpinWait();
                    }
                });
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void aFailureReachesTheCallerAndTheWorkersLiveOn(int threads) {
        try (Workers workers = new Workers(threads)) {
            assertThatThrownBy(() -> workers.run(4, piece -> {
                        if (piece == 2) {
                            throw new IllegalArgumentException("two");
                        }
                    }))
                    .hasStackTraceContaining("two");
            AtomicIntegerArray runs = new AtomicIntegerArray(4);
            workers.run(4, runs::incrementAndGet);
            assertThat(runs).hasToString("[1, 1, 1, 1]");
        }
    }

    @Test
    void thereIsAtLeastOneThread() {
        assertThatThrownBy(() -> new Workers(0)).hasMessage("at least one thread works, not 0");
    }
}
