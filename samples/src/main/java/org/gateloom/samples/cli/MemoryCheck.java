package org.gateloom.samples.cli;

import org.gateloom.generator.Generator;
import org.gateloom.generator.pass.Passes;
import org.gateloom.runtime.network.Network;
import org.gateloom.samples.run.MachineMemory;
import org.gateloom.samples.run.MemoryNeed;
import org.gateloom.samples.run.Networks;
import org.gateloom.samples.run.TrainingSettings;

/** Whether there is memory enough for a training, before any is taken. */
final class MemoryCheck {

    private MemoryCheck() {}

    /**
     * Nothing, when there is; on a device the device's driver knows.
     *
     * @param symbols of the text
     * @throws Stop with what is too little and what can be lowered
     */
    static void accept(NamedCell cell, Backends.Chosen chosen, TrainingSettings settings, int symbols) {
        if (chosen.launcher().isPresent()) {
            return;
        }
        need(cell, chosen, settings, symbols).refusal(MachineMemory.here()).ifPresent(sentence -> {
            throw Stop.wrong(sentence);
        });
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
