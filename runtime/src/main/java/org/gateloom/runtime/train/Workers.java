package org.gateloom.runtime.train;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;

/**
 * A few kept threads that share out numbered pieces of work. Who calls {@link #run} works with them and returns when all
 * pieces are done. Which thread takes which piece is left open: pieces must not meet.
 *
 * <p>A thread without work spins for some ten microseconds, because the next phase of a step comes soon, and then sleeps.
 * It allocates nothing once made. One caller at a time.
 */
public final class Workers implements AutoCloseable {

    /** Rounds of waiting before a thread sleeps; one is some ten nanoseconds. */
    private static final int SPINS = 4000;

    private final Helper[] helpers;
    private final int spins;

    /** Bits of a number of pieces in the ticket. */
    private static final int BITS = 20;

    private static final long MASK = (1L << BITS) - 1;

    /**
     * The number of the call, how many pieces it has, and the next of them to be taken, in one number: whoever takes a
     * piece by changing it knows that all three were still true. In particular the caller is still waiting then, so that
     * {@link #work} is the call's.
     */
    private final AtomicLong ticket = new AtomicLong();

    private final AtomicInteger done = new AtomicInteger();

    // Written by the caller before the ticket that announces them.
    private IntConsumer work;
    private Thread caller;

    private volatile Throwable failure;
    private volatile boolean closed;

    /**
     * Starts threads.
     *
     * @param threads how many work in all, the caller among them; at least 1
     */
    public Workers(int threads) {
        if (threads < 1) {
            throw new IllegalArgumentException("at least one thread works, not " + threads);
        }
        // More threads than cores: whoever spins keeps a core from one that has work.
        this.spins = threads <= Runtime.getRuntime().availableProcessors() ? SPINS : 0;
        this.helpers = new Helper[threads - 1];
        for (int i = 0; i < helpers.length; i++) {
            helpers[i] = new Helper(i + 1);
            helpers[i].start();
        }
    }

    /** How many threads work, the caller among them. */
    public int threads() {
        return helpers.length + 1;
    }

    /**
     * Runs pieces 0 to {@code pieces - 1} and waits for the last. If a piece fails, the others run still, and then the
     * failure is thrown.
     */
    public void run(int pieces, IntConsumer work) {
        if (helpers.length == 0 || pieces == 1) {
            for (int piece = 0; piece < pieces; piece++) {
                work.accept(piece);
            }
            return;
        }
        if (closed) {
            throw new IllegalStateException("these workers have been closed");
        }
        if (pieces > MASK) {
            throw new IllegalArgumentException("at most " + MASK + " pieces, not " + pieces);
        }
        this.work = work;
        this.caller = Thread.currentThread();
        this.done.set(0);
        long call = call(ticket.get() + (1L << (2 * BITS)));
        ticket.set(((call << BITS) | pieces) << BITS);
        for (Helper helper : helpers) {
            if (helper.asleep) {
                LockSupport.unpark(helper);
            }
        }
        take(call);
        await(pieces);
        Throwable thrown = failure;
        if (thrown != null) {
            failure = null;
            throw new IllegalStateException("a piece of work failed: " + thrown, thrown);
        }
    }

    private static long call(long ticket) {
        return ticket >>> (2 * BITS);
    }

    private void await(int pieces) {
        for (int i = 0; done.get() < pieces; i++) {
            if (i < spins) {
                Thread.onSpinWait();
            } else {
                // Whoever does the last piece wakes the caller; a wake-up that comes first makes park return at once.
                LockSupport.park(this);
            }
        }
    }

    /** Does pieces of a call until there are none left. */
    private void take(long call) {
        while (true) {
            long now = ticket.get();
            int count = (int) ((now >>> BITS) & MASK);
            int piece = (int) (now & MASK);
            if (call(now) != call || piece >= count) {
                return;
            }
            IntConsumer current = work;
            Thread waiting = caller;
            if (ticket.compareAndSet(now, now + 1)) {
                perform(current, piece);
                if (done.incrementAndGet() == count && waiting != Thread.currentThread()) {
                    LockSupport.unpark(waiting);
                }
            }
        }
    }

    private void perform(IntConsumer current, int piece) {
        try {
            current.accept(piece);
        } catch (Throwable thrown) {
            // Whatever it is, it is the caller's: were it to end this thread, the caller would wait for ever.
            failure = thrown;
        }
    }

    /** Ends the threads; afterwards nothing can be run. */
    @Override
    public void close() {
        closed = true;
        for (Helper helper : helpers) {
            LockSupport.unpark(helper);
        }
    }

    private final class Helper extends Thread {

        private volatile boolean asleep;

        Helper(int number) {
            super("gateloom-worker-" + number);
            setDaemon(true);
        }

        @Override
        public void run() {
            long seen = 0;
            while (!closed) {
                seen = next(seen);
                take(seen);
            }
        }

        /** Waits for a call after the one of that number; returns its number. */
        private long next(long seen) {
            for (int i = 0; !closed; i++) {
                long call = call(ticket.get());
                if (call != seen) {
                    return call;
                }
                if (i < spins) {
                    Thread.onSpinWait();
                } else {
                    doze(seen);
                }
            }
            return seen;
        }

        private void doze(long seen) {
            asleep = true;
            // Looked at again after saying so: a caller either sees that this thread sleeps, or has been seen by it.
            if (call(ticket.get()) == seen && !closed) {
                LockSupport.park(Workers.this);
            }
            asleep = false;
        }
    }
}
