package org.gateloom.spec.diagnostic;

import java.util.Collection;
import java.util.Locale;

/** Finds what somebody may have meant. */
public final class Nearest {

    private Nearest() {}

    /**
     * The name that is nearest to the wrong one.
     *
     * @param wrong what was written
     * @param right what could have been written
     * @return empty when nothing is near: it is no beginning of it, and more than a third of the
     *     letters would have to change
     */
    public static String to(String wrong, Collection<String> right) {
        String nearest = "";
        int least = Math.max(1, Math.min(wrong.length(), Limits.NAME_CHARACTERS) / 3) + 1;
        for (String candidate : right) {
            if (prefix(wrong, candidate)) {
                return candidate;
            }
            if (Math.abs(candidate.length() - wrong.length()) >= least) {
                continue;
            }
            int distance = distance(wrong.toLowerCase(Locale.ROOT), candidate.toLowerCase(Locale.ROOT));
            boolean sameLetter = wrong.length() > 1 || distance == 0;
            if (distance < least && sameLetter) {
                least = distance;
                nearest = candidate;
            }
        }
        return nearest;
    }

    /** Whether one is the beginning of the other: {@code activation} of {@code act}. */
    private static boolean prefix(String wrong, String candidate) {
        return Math.min(wrong.length(), candidate.length()) >= 3
                && (wrong.startsWith(candidate) || candidate.startsWith(wrong));
    }

    /** Letters to insert, drop, change or swap with their neighbour (optimal string alignment). */
    static int distance(String a, String b) {
        int[][] steps = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    steps[i][j] = i + j;
                    continue;
                }
                boolean same = a.charAt(i - 1) == b.charAt(j - 1);
                int least = Math.min(steps[i - 1][j], steps[i][j - 1]) + 1;
                least = Math.min(least, steps[i - 1][j - 1] + (same ? 0 : 1));
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    least = Math.min(least, steps[i - 2][j - 2] + 1);
                }
                steps[i][j] = least;
            }
        }
        return steps[a.length()][b.length()];
    }
}
