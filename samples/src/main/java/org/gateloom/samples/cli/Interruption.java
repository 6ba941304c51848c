package org.gateloom.samples.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Sees to it that a training which the user or the system ends (interrupt, terminate) ends after the step it is at, and
 * that what has to be written afterwards is written. The JVM then ends with 130 or 143.
 */
final class Interruption implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 60;

    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread hook;
    private volatile boolean asked;

    /**
     * From now on until it is closed.
     *
     * @param stop asks for the end; from another thread
     */
    Interruption(Runnable stop) {
        hook = new Thread(() -> {
            asked = true;
            stop.run();
            awaitClosed();
        });
        Runtime.getRuntime().addShutdownHook(hook);
    }

    private void awaitClosed() {
        try {
            if (!closed.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                System.err.println("gateloom: not all was written in " + PATIENCE_SECONDS + " s");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed.countDown();
        if (!asked) {
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException e) {
                // The JVM began to end just now; the hook finds all written.
                asked = true;
            }
        }
    }
}
