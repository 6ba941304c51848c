package org.gateloom.samples.compare;

import java.util.List;
import org.gateloom.samples.task.Task;

/**
 * A comparison on a task, seen by cell and lag.
 *
 * @param all its runs, each with its lag
 * @param tasks the task at each lag, at least one
 */
public record TaskComparison(Comparison all, List<Task> tasks) {

    public TaskComparison {
        tasks = List.copyOf(tasks);
    }

    /** In the order in which they were done. */
    public List<TaskRun> runs() {
        return all.runs().stream().map(TaskRun::new).toList();
    }

    /** The names of the cells, in the order in which they first occur. */
    public List<String> cells() {
        return runs().stream().map(run -> run.run().cell()).distinct().toList();
    }

    /** A cell's runs by lag, where it has any, the shortest lag first. */
    public List<TaskCell> of(String cell) {
        return runs().stream()
                .filter(run -> run.run().cell().equals(cell))
                .map(TaskRun::lag)
                .distinct()
                .sorted()
                .map(lag -> new TaskCell(
                        cell,
                        lag,
                        runs().stream()
                                .filter(run -> run.run().cell().equals(cell) && run.lag() == lag)
                                .toList()))
                .toList();
    }

    /** All cells at all lags: a cell's lags behind each other. */
    public List<TaskCell> cellsByLag() {
        return cells().stream().flatMap(cell -> of(cell).stream()).toList();
    }

    /** The name of the task. */
    public String task() {
        return tasks.get(0).kind().word();
    }
}
