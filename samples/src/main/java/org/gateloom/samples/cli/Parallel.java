package org.gateloom.samples.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/** Does the same work for many things, on all processors; what comes of it is taken in the order of the things. */
final class Parallel {

    private Parallel() {}

    /** The work for one thing. */
    @FunctionalInterface
    interface Work<T, R> {
        R of(T thing) throws IOException;
    }

    /**
     * Does it.
     *
     * @param taken gets each result as soon as it and all before it are there, on this thread
     */
    static <T, R> void each(List<T> things, Work<T, R> work, Consumer<R> taken) throws IOException {
        ExecutorService threads = Executors.newFixedThreadPool(
                Math.max(1, Math.min(things.size(), Runtime.getRuntime().availableProcessors())));
        try {
            List<Future<R>> results = new ArrayList<>();
            things.forEach(thing -> results.add(threads.submit(() -> work.of(thing))));
            for (Future<R> result : results) {
                taken.accept(result(result));
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static <R> R result(Future<R> future) throws IOException {
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("it was interrupted", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException failure) {
                throw failure;
            }
            if (e.getCause() instanceof RuntimeException defect) {
                throw defect;
            }
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw new IllegalStateException(e.getCause());
        }
    }
}
