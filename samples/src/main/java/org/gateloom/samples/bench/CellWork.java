package org.gateloom.samples.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.gateloom.generator.Generator;
import org.gateloom.generator.Library;
import org.gateloom.generator.layout.Cost;
import org.gateloom.generator.layout.LaidOut;
import org.gateloom.generator.pass.Passes;
import org.gateloom.runtime.cell.Cell;
import org.gateloom.runtime.cell.Precision;
import org.gateloom.runtime.network.Network;
import org.gateloom.runtime.text.Corpus;
import org.gateloom.runtime.text.CorpusException;
import org.gateloom.samples.run.Networks;
import org.gateloom.spec.CellReader;
import org.gateloom.spec.Reading;
import org.gateloom.spec.library.Siblings;

/**
 * What a network does in a training step.
 *
 * @param products floating-point operations of the cells' products with matrices and of their gradients; look-ups are
 *     none
 * @param output the same of the output layer
 * @param elements operations of the cells' sweeps, each of an element
 */
public record CellWork(long products, long output, long elements) {

    /**
     * Of a cell at a task.
     *
     * @param corpus the text that is read
     * @param cell a file or the name of a library cell
     */
    public static CellWork of(Path corpus, Task task, String cell) throws IOException, CorpusException {
        if (!(CellReader.read(OwnSteps.source(cell), Library.behind(new Siblings())) instanceof Reading.Cell read)) {
            throw new IllegalStateException(cell + " is wrong: 'gateloom check' says why");
        }
        LaidOut plan = Generator.plan(read.graph(), Passes.ALL);
        int symbols = Corpus.read(corpus).vocabulary().size();
        Network network = new Networks(OwnSteps.cells(cell, Passes.ALL), symbols, task.layers(), 0).of(task.hidden());
        long products = 0;
        long elements = 0;
        for (int i = 0; i < network.layers().size(); i++) {
            Cell layer = network.layers().get(i);
            Cost cost = Cost.of(
                    plan,
                    new Cost.Setting(
                            Map.of("in", layer.inputSize(), "hidden", task.hidden()),
                            task.batch(),
                            Precision.FLOAT,
                            i == 0 && !network.embeds()));
            products += cost.operations(Cost.Kind.RECURRENT_PRODUCT)
                    + cost.operations(Cost.Kind.HOISTED_PRODUCT)
                    + cost.operations(Cost.Kind.MATRIX_GRADIENT);
            elements += cost.operations(Cost.Kind.ELEMENTWISE);
        }
        int last = network.layers().get(network.layers().size() - 1).outputSize();
        return new CellWork(
                products * task.sequence(), 3L * 2 * last * symbols * task.symbols(), elements * task.sequence());
    }
}
