package org.gateloom.generator.maven;

import java.util.List;

/** What the goal says at its end. */
final class Sentences {

    private Sentences() {}

    /** {@code Gateloom found 2 errors and 1 warning in 2 cell files} */
    static String failure(List<Finding> findings) {
        long warnings = findings.stream().filter(Finding::warning).count();
        long errors = findings.size() - warnings;
        long files = findings.stream()
                .map(finding -> finding.position().file())
                .distinct()
                .count();
        String found = errors == 0 ? count(warnings, "warning") : count(errors, "error");
        String also = errors == 0 || warnings == 0 ? "" : " and " + count(warnings, "warning");
        String strict = errors == 0 ? "; gateloom.treatWarningsAsErrors is set" : "";
        return "Gateloom found " + found + also + " in " + count(files, "cell file") + strict;
    }

    /**
     * {@code 3 cells generated: 2 files written, 1 as before, 0 deleted}
     *
     * @param noun what was generated of each cell: {@code cell}, {@code test}
     */
    static String summary(String noun, Outcome.Generated generated) {
        return count(generated.cells(), noun) + " generated: "
                + count(generated.written().size(), "file") + " written, " + generated.unchanged() + " as before, "
                + generated.deleted() + " deleted";
    }

    /** {@code 3 cells are up to date} */
    static String upToDate(String noun, int cells) {
        return count(cells, noun) + (cells == 1 ? " is" : " are") + " up to date";
    }

    private static String count(long number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }
}
