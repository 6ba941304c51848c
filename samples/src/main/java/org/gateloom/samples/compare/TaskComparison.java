package org.gateloom.samples.compare;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gateloom.samples.task.Task;

/**
 * Cells trained on a task at one or several lags, under the same settings.
 *
 * @param command that repeats it
 * @param settings of all runs, by name, as they are shown
 * @param versions of what it ran on, by name
 * @param tasks the task at each lag, at least one
 * @param runs in the order in which they were done
 */
public record TaskComparison(
        String command,
        Map<String, String> settings,
        Map<String, String> versions,
        List<Task> tasks,
        List<TaskRun> runs) {

    public TaskComparison {
        settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
        versions = Collections.unmodifiableMap(new LinkedHashMap<>(versions));
        tasks = List.copyOf(tasks);
        runs = List.copyOf(runs);
    }

    /** With one more run. */
    public TaskComparison with(TaskRun run) {
        List<TaskRun> more = new ArrayList<>(runs);
        more.add(run);
        return new TaskComparison(command, settings, versions, tasks, more);
    }

    /** With a setting that was not known before. */
    public TaskComparison with(String setting, String value) {
        Map<String, String> all = new LinkedHashMap<>(settings);
        all.put(setting, value);
        return new TaskComparison(command, all, versions, tasks, runs);
    }

    /** The names of the cells, in the order in which they first occur. */
    public List<String> cells() {
        return runs.stream().map(run -> run.run().cell()).distinct().toList();
    }

    /** A cell's runs by lag, where it has any, the shortest lag first. */
    public List<TaskCell> of(String cell) {
        return runs.stream()
                .filter(run -> run.run().cell().equals(cell))
                .map(TaskRun::lag)
                .distinct()
                .sorted()
                .map(lag -> new TaskCell(
                        cell,
                        lag,
                        runs.stream()
                                .filter(run -> run.run().cell().equals(cell) && run.lag() == lag)
                                .toList()))
                .toList();
    }

    /** All cells at all lags: a cell's lags behind each other. */
    public List<TaskCell> all() {
        return cells().stream().flatMap(cell -> of(cell).stream()).toList();
    }

    /** The name of the task. */
    public String task() {
        return tasks.get(0).kind().word();
    }
}
