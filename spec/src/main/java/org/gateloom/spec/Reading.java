package org.gateloom.spec;

import java.util.List;
import org.gateloom.spec.diagnostic.Problem;
import org.gateloom.spec.graph.CellGraph;
import org.gateloom.spec.read.Source;

/** What came of reading a cell file: its graph, or all that is wrong with it. */
public sealed interface Reading {

    /** Errors and warnings, in the order of their positions. */
    List<Problem> problems();

    /** Every file that was read, the cell's own first, then its bases. */
    List<Source> sources();

    /**
     * The file is a cell.
     *
     * @param graph what it means
     * @param problems warnings only
     * @param sources every file that was read
     */
    record Cell(CellGraph graph, List<Problem> problems, List<Source> sources) implements Reading {}

    /**
     * The file is not a cell.
     *
     * @param problems at least one error
     * @param sources every file that was read
     */
    record Refused(List<Problem> problems, List<Source> sources) implements Reading {}
}
