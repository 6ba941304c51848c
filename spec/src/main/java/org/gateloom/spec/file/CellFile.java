package org.gateloom.spec.file;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.gateloom.spec.diagnostic.Position;
import org.gateloom.spec.expression.Expression;
import org.gateloom.spec.expression.Expression.Name;

/**
 * What a cell file says, its bases included; names are not resolved.
 *
 * @param cell its name
 * @param family the family of cells that it belongs to; may be empty
 * @param about sentences on it; may be empty
 * @param sources where its equations are from
 * @param sizes named sizes, each with its standard
 * @param constants named numbers
 * @param parameters those that the file declares, to share or to shape them
 * @param states what is carried from step to step
 * @param gates named values
 * @param repeat gates that are repeated, level by level
 * @param next the new value of each state
 * @param init initialisers by parameter name
 * @param frozen full names of parameters that training leaves as they start
 * @param emit the node that leaves the cell
 * @param complete whether every section could be read; if not, a name that is unknown may stand in one that could not
 * @param broken names of entries that could not be read; nobody need say that they are unknown
 */
public record CellFile(
        Name cell,
        String family,
        String about,
        List<String> sources,
        List<NamedSize> sizes,
        List<Constant> constants,
        List<DeclaredParameter> parameters,
        List<DeclaredState> states,
        List<Gate> gates,
        Optional<Repeat> repeat,
        List<Gate> next,
        List<Init> init,
        List<Name> frozen,
        Name emit,
        Set<String> broken,
        boolean complete) {

    /** {@code cell: 2 * hidden} under {@code sizes}. */
    public record NamedSize(Name name, Expression standard) {}

    /** {@code beta: 1} under {@code constants}. */
    public record Constant(Name name, double value) {}

    /**
     * An entry of {@code parameters}.
     *
     * @param shape of a matrix {@code [rows, columns]}, of a vector one size, of a scalar the number 1
     * @param init empty when it starts as its kind does
     * @param trained whether training changes it
     */
    public record DeclaredParameter(Name name, List<Expression> shape, Optional<Expression> init, boolean trained) {}

    /** An entry of {@code states}: {@code h: hidden}, or with the value before the first step, empty when it is learned. */
    public record DeclaredState(Name name, Expression size, Optional<Double> initial) {}

    /** An entry of {@code gates} or {@code next}. */
    public record Gate(Name name, Body body) {}

    /**
     * The section {@code repeat}.
     *
     * @param times how many levels, at least 1
     * @param from what is carried from level to level, with its value before the first
     * @param gates of each level
     * @param next what is carried on from a level
     * @param complete whether all of it could be read
     */
    public record Repeat(int times, List<Gate> from, List<Gate> gates, List<Gate> next, boolean complete) {}

    /** The file with more gates behind its own. */
    public CellFile withGates(List<Gate> more) {
        List<Gate> all = new ArrayList<>(gates);
        all.addAll(more);
        return with(all, broken, complete);
    }

    /** The file without some gates, which could not be read. */
    public CellFile withBroken(List<Gate> unread) {
        Set<String> all = new LinkedHashSet<>(broken);
        unread.forEach(gate -> all.add(gate.name().text()));
        return with(gates, all, false);
    }

    private CellFile with(List<Gate> gates, Set<String> broken, boolean complete) {
        return new CellFile(
                cell,
                family,
                about,
                sources,
                sizes,
                constants,
                parameters,
                states,
                gates,
                repeat,
                next,
                init,
                frozen,
                emit,
                broken,
                complete);
    }

    /** An initialiser: {@code forget.W_x: orthogonal}. */
    public record Init(Position position, String parameter, Expression initializer) {}

    /** How a gate is computed. */
    public sealed interface Body {

        /** An expression. */
        record Formula(Expression expression) implements Body {}

        /**
         * {@code {of: [x, prev(h)], act: tanh}}: a matrix for each operand, a bias, an activation.
         *
         * @param position of the mapping
         * @param of at least one
         * @param act empty for none
         * @param bias its value at the start; empty for no bias
         * @param size empty when it follows from the rest
         * @param init by the parameter's own name, {@code W_x}
         */
        record Affine(
                Position position,
                List<Expression> of,
                Optional<Name> act,
                Optional<Double> bias,
                Optional<Expression> size,
                List<Init> init)
                implements Body {}
    }
}
