package org.gateloom.samples.cli;

import java.util.Arrays;
import java.util.List;
import org.gateloom.samples.task.Task;
import org.gateloom.samples.task.TaskKind;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The options that name a task with a known lag, in place of a text. */
final class TaskOptions {

    private static final int LAG = 100;
    private static final int MOST = 10_000;

    @Option(
            names = "--task",
            description = "A task with a known lag in place of a text; samples/TASKS.md says what each asks for.")
    private TaskKind task;

    @Option(
            names = "--lag",
            paramLabel = "N[,N…]",
            converter = LagList.class,
            description =
                    "Steps between what has to be kept and the answer; " + LAG + " unless told. compare takes several.")
    private Lags lags;

    /** Lags in the order in which they were told. */
    record Lags(List<Integer> all) {}

    /** Lags as they are written, with commas between them. */
    static final class LagList implements ITypeConverter<Lags> {
        @Override
        public Lags convert(String text) {
            return new Lags(Arrays.stream(text.split(",", -1)).map(LagList::lag).toList());
        }

        private static int lag(String text) {
            if (text.matches("[0-9]{1,5}")) {
                int lag = Integer.parseInt(text);
                if (lag >= 1 && lag <= MOST) {
                    return lag;
                }
            }
            throw new TypeConversionException("'" + text + "' is not a whole number from 1 to " + MOST);
        }
    }

    /** Whether there is a task. */
    boolean told() {
        if (task == null && lags != null) {
            throw Stop.wrong("--lag is that of a task; add --task, or leave it");
        }
        return task != null;
    }

    /** The task at each lag that was told. */
    List<Task> tasks() {
        try {
            return (lags == null ? List.of(LAG) : lags.all())
                    .stream().distinct().map(task::at).toList();
        } catch (IllegalArgumentException e) {
            throw Stop.wrong("--lag: " + e.getMessage());
        }
    }

    /** The task at its only lag. */
    Task task() {
        List<Task> tasks = tasks();
        if (tasks.size() > 1) {
            throw Stop.wrong("--lag: one training has one lag; 'gateloom compare' trains with several");
        }
        return tasks.get(0);
    }
}
