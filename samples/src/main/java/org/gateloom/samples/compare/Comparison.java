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
 * @param subject what they were trained on
 * @param command that repeats it
 * @param settings of all runs, by name, as they are shown
 * @param versions of what it ran on, by name
 * @param runs in the order in which they were done: all cells with the first seed, then with the next
 * @param trials short runs by which each cell's learning rate was chosen; empty where all have the same
 * @param standing how far it has come
 */
public record Comparison(
        Subject subject,
        String command,
        Map<String, String> settings,
        Map<String, String> versions,
        List<Run> runs,
        List<Run> trials,
        Standing standing) {

    private static final String AND = "; and ";

    /**
     * How far a comparison has come.
     *
     * @param now the run that is trained, by its number and name: {@code run 3 of 15: gru, seed 2}; empty when nothing is
     *     trained any more
     * @param left runs that are not done
     */
    public record Standing(Optional<String> now, int left) {

        /** All is done. */
        public static final Standing DONE = new Standing(Optional.empty(), 0);
    }

    /** One that is done, and had no trials. */
    public Comparison(
            Subject subject,
            String command,
            Map<String, String> settings,
            Map<String, String> versions,
            List<Run> runs) {
        this(subject, command, settings, versions, runs, List.of(), Standing.DONE);
    }

    public Comparison {
        settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
        versions = Collections.unmodifiableMap(new LinkedHashMap<>(versions));
        runs = List.copyOf(runs);
        trials = List.copyOf(trials);
    }

    /** With one more run. */
    public Comparison with(Run run) {
        List<Run> more = new ArrayList<>(runs);
        more.add(run);
        return new Comparison(subject, command, settings, versions, more, trials, standing);
    }

    /** With a setting that was not known before. */
    public Comparison with(String setting, String value) {
        Map<String, String> all = new LinkedHashMap<>(settings);
        all.put(setting, value);
        return new Comparison(subject, command, all, versions, runs, trials, standing);
    }

    /** With a run that came of other versions as well. */
    public Comparison withVersions(Map<String, String> others) {
        Map<String, String> all = new LinkedHashMap<>(versions);
        all.replaceAll((name, version) -> {
            String other = others.getOrDefault(name, version);
            return List.of(version.split(AND, -1)).contains(other) ? version : version + AND + other;
        });
        return new Comparison(subject, command, settings, all, runs, trials, standing);
    }

    /** With one more trial. */
    public Comparison withTrial(Run trial) {
        List<Run> more = new ArrayList<>(trials);
        more.add(trial);
        return new Comparison(subject, command, settings, versions, runs, more, standing);
    }

    /** Come as far as that. */
    public Comparison at(Standing other) {
        return new Comparison(subject, command, settings, versions, runs, trials, other);
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
