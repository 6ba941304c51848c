package org.gateloom.samples.compare;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gateloom.samples.run.Run;

/**
 * Cells trained under the same settings.
 *
 * @param command that repeats it
 * @param settings of all runs, by name, as they are shown
 * @param versions of what it ran on, by name
 * @param runs in the order in which they were done: all cells with the first seed, then with the next
 */
public record Comparison(String command, Map<String, String> settings, Map<String, String> versions, List<Run> runs) {

    public Comparison {
        settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
        versions = Collections.unmodifiableMap(new LinkedHashMap<>(versions));
        runs = List.copyOf(runs);
    }

    /** With one more run. */
    public Comparison with(Run run) {
        List<Run> more = new ArrayList<>(runs);
        more.add(run);
        return new Comparison(command, settings, versions, more);
    }

    /** With a setting that was not known before. */
    public Comparison with(String setting, String value) {
        Map<String, String> all = new LinkedHashMap<>(settings);
        all.put(setting, value);
        return new Comparison(command, all, versions, runs);
    }

    /** The runs by cell. */
    public List<CellRuns> cells() {
        return CellRuns.of(runs);
    }

    /** Whether cells were trained with several seeds. */
    public boolean severalSeeds() {
        return cells().stream().anyMatch(cell -> cell.runs().size() > 1);
    }

    /** The cell with the lowest mean of last validation losses, of those of which a run came to its end. */
    public Optional<CellRuns> best() {
        return cells().stream()
                .filter(cell -> !cell.ended().isEmpty() && cell.validationLoss().isPresent())
                .min(Comparator.comparingDouble(
                        cell -> cell.validationLoss().orElseThrow().mean()));
    }
}
