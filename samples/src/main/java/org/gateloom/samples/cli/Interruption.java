package org.gateloom.samples.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Sees to it that a training which the user or the system ends (interrupt, terminate) ends after the step it is at, and
 * that what has to be written and said afterwards is written and said. The JVM then ends with 130 or 143.
 */
final class Interruption implements AutoCloseable {

    /** Longer than any step, validation or checkpoint; whoever has less patience kills the process. */
    private static final long PATIENCE_SECONDS = 600;

    private static final long AGAIN_MILLISECONDS = 50;
    private static final long SAYING_SECONDS = 60;

    /** The JVM's last word: what a command prints when its training is closed comes before its end. */
    private static final CountDownLatch SAID = new CountDownLatch(1);

    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread hook;
    private volatile boolean asked;

    /**
     * From now on until it is closed.
     *
     * @param stop asks for the end; from another thread, again and again, since the training may not have begun
     */
    Interruption(Runnable stop) {
        hook = new Thread(() -> {
            asked = true;
            end(stop);
        });
        Runtime.getRuntime().addShutdownHook(hook);
    }

    private void end(Runnable stop) {
        try {
            for (long waited = 0; waited < PATIENCE_SECONDS * 1000; waited += AGAIN_MILLISECONDS) {
                stop.run();
                if (closed.await(AGAIN_MILLISECONDS, TimeUnit.MILLISECONDS)) {
                    SAID.await(SAYING_SECONDS, TimeUnit.SECONDS);
                    return;
                }
            }
            System.err.println("gateloom: not all was written in " + PATIENCE_SECONDS + " s");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether the user or the system asked for the end. */
    boolean asked() {
        return asked;
    }

    /** Says that the process has nothing more to say. */
    static void said() {
        SAID.countDown();
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
