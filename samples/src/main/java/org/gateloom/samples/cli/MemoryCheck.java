package org.gateloom.samples.cli;

import org.gateloom.generator.Generator;
import org.gateloom.generator.pass.Passes;
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
     * Nothing, when there is; on a device the device's driver knows.
     *
     * @param text whose symbols have their memory already
     * @throws Stop with what is too little and what can be lowered
     */
    static void accept(NamedCell cell, Backends.Chosen chosen, TrainingSettings settings, Corpus text) {
        accept(cell, chosen, settings, new TextLesson(text));
    }

    /** The same of anything that is trained on. */
    static void accept(NamedCell cell, Backends.Chosen chosen, TrainingSettings settings, Lesson lesson) {
        if (chosen.launcher().isPresent()) {
            return;
        }
        MachineMemory here = MachineMemory.here();
        MachineMemory left = new MachineMemory(here.heap() - onHeap(lesson), here.outside(), here.machine());
        need(cell, chosen, settings, lesson.vocabulary().size()).refusal(left).ifPresent(sentence -> {
            throw Stop.wrong(sentence);
        });
    }

    /** Bytes of a text that is neither generated nor mapped. */
    private static long onHeap(Lesson lesson) {
        return lesson instanceof TextLesson text
                        && text.corpus().symbols().mappedIn().isEmpty()
                ? text.corpus().symbols().bytes()
                : 0;
    }

    private static MemoryNeed need(NamedCell cell, Backends.Chosen chosen, TrainingSettings settings, int symbols) {
        try {
            Network network =
                    new Networks(chosen.cells(), symbols, settings.layers(), settings.dropout()).of(settings.hidden());
            return MemoryNeed.of(network, Generator.plan(cell.graph(), Passes.ALL), settings);
        } catch (ArithmeticException e) {
            throw Stop.wrong("--hidden is too large for " + Figures.grouped(symbols) + " symbols and "
                    + settings.layers() + " layers: there would be more parameters than Java can count");
        }
    }
}
