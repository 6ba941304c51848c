package org.gateloom.runtime.math;

/**
 * Seeds from seeds: independent streams of chance for one run, each named by what it is for. A run thus needs no state
 * of a generator to be kept: whatever is drawn at a step is drawn again from the run's seed and the step's number.
 */
public final class Seeds {

    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    private Seeds() {}

    /** A seed for the thing of that name; FNV-1a over its UTF-16 units, mixed with the seed. */
    public static long of(long seed, String name) {
        long hash = FNV_OFFSET;
        for (int i = 0; i < name.length(); i++) {
            hash = (hash ^ name.charAt(i)) * FNV_PRIME;
        }
        return of(seed, hash);
    }

    /** A seed for the thing of that number: the finisher of SplitMix64 (Steele, Lea, Flood 2014) over both. */
    public static long of(long seed, long number) {
        long z = seed + 0x9e3779b97f4a7c15L * (number + 1);
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
