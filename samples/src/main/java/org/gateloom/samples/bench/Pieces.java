package org.gateloom.samples.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.gateloom.generator.pass.Passes;
import org.gateloom.runtime.blas.Products;
import org.gateloom.runtime.cell.ParameterTable;
import org.gateloom.runtime.generated.Gradients;
import org.gateloom.runtime.network.Network;
import org.gateloom.runtime.text.Corpus;
import org.gateloom.runtime.text.CorpusException;
import org.gateloom.runtime.train.Lanes;
import org.gateloom.samples.run.Networks;

/**
 * How a training step is cut for so many processors, by arithmetic alone: products count, two thirds of them in lanes and
 * one third in gradients of matrices; element-wise work, the optimiser and waiting do not.
 *
 * @param processors of the machine
 * @param lanes parts of the batch
 * @param rows of the largest lane
 * @param gradients pieces of matrices' gradients
 * @param times at most so many times as fast as one of these processors
 */
public record Pieces(int processors, int lanes, int rows, int gradients, double times) {

    /** Of a cell at a task; symbols are looked up where the cell does that, and cost nothing. */
    public static List<Pieces> of(Path corpus, Task task, String cell, int... processors)
            throws IOException, CorpusException {
        int symbols = Corpus.read(corpus).vocabulary().size();
        Network network = new Networks(OwnSteps.cells(cell, Passes.ALL), symbols, task.layers(), 0).of(task.hidden());
        double[] gradients = network.parameters().entries().stream()
                .filter(entry -> entry.matrix() && !network.looksUp(entry))
                .flatMapToDouble(Pieces::costs)
                .toArray();
        return Arrays.stream(processors)
                .mapToObj(count -> of(task.batch(), gradients, count))
                .toList();
    }

    private static DoubleStream costs(ParameterTable.Entry matrix) {
        int pieces = matrix.blocks() > 1 ? 1 : Gradients.pieces(matrix);
        double each = (double) matrix.blocks() * matrix.rows() * matrix.columns() / pieces;
        return IntStream.range(0, pieces).mapToDouble(piece -> each);
    }

    private static Pieces of(int batch, double[] gradients, int processors) {
        int lanes = Lanes.count(batch, Products.FEW_ROWS, processors);
        int rows = (batch + lanes - 1) / lanes;
        int turns = (lanes + processors - 1) / processors;
        double inLanes = (double) turns * rows / batch;
        double inGradients =
                longest(gradients, processors) / Arrays.stream(gradients).sum();
        return new Pieces(processors, lanes, rows, gradients.length, 1 / (2.0 / 3 * inLanes + 1.0 / 3 * inGradients));
    }

    /** Whoever is free takes the next piece; how long the last one takes. */
    private static double longest(double[] pieces, int processors) {
        double[] busy = new double[processors];
        for (double piece : pieces) {
            Arrays.sort(busy);
            busy[0] += piece;
        }
        return Arrays.stream(busy).max().orElseThrow();
    }
}
