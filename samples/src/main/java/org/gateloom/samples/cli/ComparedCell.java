package org.gateloom.samples.cli;

import org.gateloom.generator.Generator;
import org.gateloom.generator.memory.LoadedCell;
import org.gateloom.generator.pass.Passes;
import org.gateloom.runtime.text.CorpusException;
import org.gateloom.samples.run.Lesson;
import org.gateloom.samples.run.StepCost;
import org.gateloom.samples.run.TrainingSettings;

/**
 * A cell of a comparison, found fit to be trained.
 *
 * @param cell itself
 * @param learnt what it learns
 * @param name by which it is told from the others
 * @param loaded its classes
 * @param settings of its run with the first seed
 * @param flops operations of a step
 */
record ComparedCell(
        NamedCell cell, Learnt learnt, String name, LoadedCell loaded, TrainingSettings settings, long flops) {

    /** Operations of a step of a cell; too little to train on is said by a {@link Stop}. */
    static long flops(NamedCell cell, LoadedCell loaded, TrainingSettings settings, Lesson lesson) {
        try {
            return StepCost.of(
                    MemoryCheck.network(loaded, settings, lesson.ends()),
                    Generator.plan(cell.graph(), Passes.ALL),
                    lesson.rowsOfAStep(settings));
        } catch (CorpusException e) {
            throw Stop.wrong(e.getMessage());
        }
    }

    /** With other settings, which do not change its steps. */
    ComparedCell with(TrainingSettings other) {
        return new ComparedCell(cell, learnt, name, loaded, other, flops);
    }

    /** The name of a folder for its runs. */
    String place() {
        return cell.shortName() + learnt.place();
    }

    /** What a run of it is weighed by: seconds where these are its end, operations else. */
    double work(TrainingSettings run) {
        return run.seconds() > 0 ? run.seconds() : (double) flops * run.steps();
    }
}
