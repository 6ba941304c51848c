package org.gateloom.spec.diagnostic;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects what is wrong while a file is read, so that all of it is told in one go. */
public final class Problems {

    private final List<Problem> found = new ArrayList<>();

    public void report(Position position, Key key, String what, String expected, String suggestion) {
        found.add(new Problem(position, key, what, expected, suggestion));
    }

    public void report(Position position, Key key, String what, String expected) {
        report(position, key, what, expected, "");
    }

    /** How many were reported so far. */
    public int count() {
        return found.size();
    }

    /** Whether there is one that makes the file unusable. */
    public boolean refuse() {
        return found.stream().anyMatch(problem -> !problem.warning());
    }

    /**
     * All of them by file, line and column, without repetitions, at most {@link Limits#PROBLEMS}.
     *
     * @param files the order of the files
     */
    public List<Problem> inOrder(List<String> files) {
        List<Problem> sorted = found.stream()
                .distinct()
                .sorted(Comparator.comparingInt((Problem problem) ->
                                files.indexOf(problem.position().file()))
                        .thenComparingInt(problem -> problem.position().line())
                        .thenComparingInt(problem -> problem.position().column()))
                .toList();
        if (sorted.size() <= Limits.PROBLEMS) {
            return sorted;
        }
        List<Problem> first = new ArrayList<>(sorted.subList(0, Limits.PROBLEMS));
        first.add(new Problem(
                sorted.get(Limits.PROBLEMS).position(),
                Key.LIMIT,
                "there are " + (sorted.size() - Limits.PROBLEMS) + " more problems from here on",
                "mend those above first",
                ""));
        return List.copyOf(first);
    }
}
