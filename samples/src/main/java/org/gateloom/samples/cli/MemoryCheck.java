package org.gateloom.samples.cli;

import org.gateloom.generator.Generator;
import org.gateloom.generator.memory.LoadedCell;
import org.gateloom.generator.pass.Passes;
import org.gateloom.runtime.network.Ends;
import org.gateloom.runtime.network.Network;
import org.gateloom.runtime.text.Corpus;
import org.gateloom.samples.run.Lesson;
import org.gateloom.samples.run.MachineMemory;
import org.gateloom.samples.run.MemoryNeed;
import org.gateloom.samples.run.Networks;
import org.gateloom.samples.run.TextLesson;
import org.gateloom.samples.run.TrainingSettings;

/** Whether there is memory enough for a training, before any is taken. */
final class MemoryCheck {

    private MemoryCheck() {}

    /**
     * Nothing, when there is. For the processor; on a device the device's driver knows.
     *
     * @param loaded the cell's classes
     * @param text whose symbols have their memory already
     * @throws Stop with what is too little and what can be lowered
     */
    static void accept(NamedCell cell, LoadedCell loaded, TrainingSettings settings, Corpus text) {
        accept(cell, loaded, settings, new TextLesson(text));
    }

    /** The same of anything that is trained on. */
    static void accept(NamedCell cell, LoadedCell loaded, TrainingSettings settings, Lesson lesson) {
        MachineMemory here = MachineMemory.here();
        MachineMemory left = new MachineMemory(here.heap() - lesson.symbolBytes(), here.outside(), here.machine());
        need(cell, loaded, settings, lesson.ends()).refusal(left).ifPresent(sentence -> {
            throw Stop.wrong(sentence);
        });
    }

    private static MemoryNeed need(NamedCell cell, LoadedCell loaded, TrainingSettings settings, Ends ends) {
        return MemoryNeed.of(network(loaded, settings, ends), Generator.plan(cell.graph(), Passes.ALL), settings);
    }

    /**
     * The network of a training, for which no memory is taken.
     *
     * @throws Stop when there can be none of that size
     */
    static Network network(LoadedCell loaded, TrainingSettings settings, Ends ends) {
        try {
            return new Networks(loaded::of, ends, settings.layers(), settings.dropout()).of(settings.hidden());
        } catch (ArithmeticException e) {
            throw Stop.wrong("--hidden is too large for " + Figures.grouped(ends.outputs()) + " symbols and "
                    + settings.layers() + " layers: there would be more parameters than Java can count");
        } catch (IllegalArgumentException e) {
            throw Stop.wrong(e.getMessage());
        }
    }
}
