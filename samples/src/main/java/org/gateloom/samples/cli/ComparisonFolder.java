package org.gateloom.samples.cli;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gateloom.runtime.checkpoint.UnfinishedFile;
import org.gateloom.runtime.checkpoint.WholeFile;
import org.gateloom.samples.compare.Comparison;
import org.gateloom.samples.compare.ComparisonJson;
import org.gateloom.samples.compare.Subject;
import org.gateloom.samples.compare.TaskComparison;
import org.gateloom.samples.compare.TaskJson;
import org.gateloom.samples.report.Page;
import org.gateloom.samples.report.TaskPage;
import org.gateloom.samples.run.FolderLock;
import org.gateloom.samples.run.KeptRun;

/**
 * A comparison on disk: {@code report.html}, {@code comparison.json}, {@code lock} and a folder for each run.
 *
 * @param folder made when it is first written to
 */
record ComparisonFolder(Path folder) {

    private static final Path STANDARD = Path.of("comparison");
    private static final String NUMBERS = "comparison.json";
    private static final String PAGE = "report.html";

    /** Not the same in each run, so that a run's own tells; or not known before the first run. */
    private static final Set<String> OF_RUNS = Set.of("seed", "lag", RunSession.COMPUTED_ON);

    /** One that nothing is in yet. */
    static ComparisonFolder fresh() throws IOException {
        return new ComparisonFolder(FreshFolder.next(STANDARD));
    }

    /**
     * The one that was told: empty, not there yet, or one whose comparison goes on.
     *
     * @param settings of the comparison
     * @throws Stop when something else is in it, with what differs
     */
    static ComparisonFolder told(Path folder, Map<String, String> settings) throws IOException {
        Path numbers = folder.resolve(NUMBERS);
        if (!Files.isRegularFile(numbers)) {
            return new ComparisonFolder(
                    FolderLock.alone(folder) ? folder : FreshFolder.told(folder, "--out", ", or empty it"));
        }
        Map<String, String> before = settings(numbers);
        if (before.isEmpty()) {
            throw Stop.wrong("--out: " + numbers + " is not of a comparison; name another folder, or empty it");
        }
        List<String> differences = differences(before, settings);
        if (!differences.isEmpty()) {
            throw Stop.wrong("--out: the comparison in " + folder + " is another one: " + String.join("; ", differences)
                    + "; name another folder, or empty it");
        }
        return new ComparisonFolder(folder);
    }

    /** Those of the comparison in a file; none if it is not one. */
    private static Map<String, String> settings(Path numbers) throws IOException {
        try {
            return ComparisonJson.settings(Files.readString(numbers));
        } catch (CharacterCodingException e) {
            return Map.of();
        }
    }

    private static List<String> differences(Map<String, String> before, Map<String, String> now) {
        Set<String> names = new LinkedHashSet<>(now.keySet());
        names.addAll(before.keySet());
        names.removeAll(OF_RUNS);
        List<String> differences = new ArrayList<>();
        for (String name : names) {
            String was = before.getOrDefault(name, "not told");
            String is = now.getOrDefault(name, "not told");
            if (!was.equals(is)) {
                differences.add(name + " is " + was + " in it, " + is + " now");
            }
        }
        return differences;
    }

    /**
     * The folder of a run: the one that it has, whatever its name, or else one that nothing is in.
     *
     * @param name of a new folder, with a number behind it where there is one already
     * @param determinedBy all that tells the run from others
     */
    Path runFolder(String name, Map<String, String> determinedBy) throws IOException {
        Optional<Path> begun = Optional.empty();
        for (Path candidate : KeptRun.folders(folder)) {
            Optional<KeptRun> kept = KeptRun.in(candidate);
            if (kept.isPresent() && kept.get().determinedBy().equals(determinedBy)) {
                if (kept.get().done()) {
                    return candidate;
                }
                begun = begun.or(() -> Optional.of(candidate));
            }
        }
        return begun.isPresent() ? begun.get() : freshRun(name);
    }

    /** A folder for a run that is not gone on with; two may have the same name. */
    Path freshRun(String name) throws IOException {
        return FreshFolder.next(folder.resolve(name));
    }

    /**
     * Keeps it from other processes, which would write the same page. What a killed one left unfinished is removed.
     *
     * @throws Stop when another has it
     */
    FolderLock lock() throws IOException {
        FolderLock lock = FolderLock.take(folder)
                .orElseThrow(() -> Stop.failed("another process is at the comparison in " + folder
                        + "; await its end, or name another folder"));
        UnfinishedFile.clear(folder, Set.of(NUMBERS, PAGE)::contains);
        return lock;
    }

    /** Where the page is. */
    Path page() {
        return folder.resolve(PAGE);
    }

    /** Writes what is known so far; whoever has the page open finds the old one or the new one, never half of one. */
    void write(Comparison comparison) throws IOException {
        Files.createDirectories(folder);
        // By the numbers it is known as one that goes on, though there may be no room for the page.
        if (comparison.subject() instanceof Subject.AtLags lags) {
            TaskComparison byLag = new TaskComparison(comparison, lags.tasks());
            WholeFile.write(folder.resolve(NUMBERS), TaskJson.write(byLag));
            WholeFile.write(page(), TaskPage.of(byLag));
        } else {
            WholeFile.write(folder.resolve(NUMBERS), ComparisonJson.write(comparison));
            WholeFile.write(page(), Page.of(comparison));
        }
    }
}
