package org.gateloom.samples.run;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.gateloom.runtime.network.Ends;
import org.gateloom.runtime.text.Batches;
import org.gateloom.runtime.text.Vocabulary;
import org.gateloom.runtime.train.Goal;
import org.gateloom.samples.task.Adding;
import org.gateloom.samples.task.AddingBatches;
import org.gateloom.samples.task.SymbolTask;
import org.gateloom.samples.task.Task;
import org.gateloom.samples.task.TaskBatches;
import org.gateloom.samples.task.TaskKind;

/** A task with a known lag: sequences of which none has another's number, and such of numbers of their own that are held out. */
public record TaskLesson(Task task) implements SequenceLesson {

    /** When a task counts as solved. */
    public static final Goal SOLVED = new Goal(0.99, 2);

    private static final String TASK = "task";
    /** The name of the setting that has the lag. */
    public static final String LAG = "lag";

    /** By the names of the command line's options; {@link #of} reads them back. */
    public Map<String, String> named() {
        Map<String, String> named = new LinkedHashMap<>();
        named.put(TASK, task.kind().word());
        named.put(LAG, Integer.toString(task.lag()));
        return named;
    }

    /**
     * From its names.
     *
     * @param named may hold more; empty comes of it where there is no task
     * @throws IllegalArgumentException if the task or its lag is none
     */
    public static Optional<TaskLesson> of(Map<String, String> named) {
        if (!named.containsKey(TASK)) {
            return Optional.empty();
        }
        TaskKind kind = TaskKind.of(named.get(TASK));
        return Optional.of(new TaskLesson(kind.at(Integer.parseInt(named.getOrDefault(LAG, "")))));
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.task(this);
    }

    @Override
    public Ends ends() {
        return task instanceof SymbolTask symbols
                ? new Ends.Symbols(symbols.vocabulary().size())
                : new Ends.Vectors(Adding.INPUTS, Adding.OUTPUTS, Adding.TOLERANCE);
    }

    @Override
    public String unit() {
        return task instanceof SymbolTask ? NATS : SQUARED_ERROR;
    }

    @Override
    public String each() {
        return "an answer";
    }

    @Override
    public List<String> implied() {
        return List.of("sequence", "held-out");
    }

    @Override
    public long symbolBytes() {
        return 0;
    }

    @Override
    public OptionalInt lag() {
        return OptionalInt.of(task.lag());
    }

    @Override
    public Vocabulary vocabulary() {
        return task instanceof SymbolTask symbols ? symbols.vocabulary() : Vocabulary.of("");
    }

    @Override
    public String identity(TrainingSettings settings) {
        return "the task " + task.title() + ", examples of seed " + settings.seed();
    }

    @Override
    public Batches training(TrainingSettings settings) {
        return task instanceof SymbolTask symbols
                ? TaskBatches.training(symbols, settings.batch(), settings.seed())
                : AddingBatches.training((Adding) task, settings.batch(), settings.seed());
    }

    /** What is held out, in as many streams. */
    public Batches heldOut(int streams) {
        return task instanceof SymbolTask symbols
                ? TaskBatches.heldOut(symbols, streams)
                : AddingBatches.heldOut((Adding) task, streams);
    }

    /** Sequences held out, in as many streams. */
    public long examples(int streams) {
        return (long) heldOut(streams).chunks() * streams;
    }

    @Override
    public boolean holdsOut(TrainingSettings settings) {
        return true;
    }

    @Override
    public Optional<Batches> validation(TrainingSettings settings) {
        return Optional.of(heldOut(settings.batch()));
    }

    @Override
    public Optional<Goal> goal() {
        return Optional.of(SOLVED);
    }
}
