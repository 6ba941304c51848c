package org.gateloom.spec.check;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.gateloom.spec.check.Draft.Fixed;
import org.gateloom.spec.check.DraftParameter.Kind;
import org.gateloom.spec.diagnostic.Position;
import org.gateloom.spec.expression.Expression.Name;
import org.gateloom.spec.file.CellFile;
import org.gateloom.spec.graph.CellGraph;
import org.gateloom.spec.graph.Function;
import org.gateloom.spec.graph.Initializer;
import org.gateloom.spec.graph.Operation;
import org.gateloom.spec.graph.Ref;
import org.gateloom.spec.graph.Size;

/** Drafts what reads the steps before, and what tells the first step of a stream from the others. */
final class PreviousValues {

    private final Drafting cell;
    private final Set<String> learned;

    PreviousValues(Drafting cell, List<CellFile.DeclaredState> states) {
        this.cell = cell;
        this.learned = states.stream()
                .filter(state -> state.initial().isEmpty())
                .map(state -> state.name().text())
                .collect(Collectors.toSet());
    }

    /** The value of a name some steps before; more than one step goes through copies of it. */
    Ref of(Name name, int steps) {
        String node = name.text();
        for (int step = 1; step < steps; step++) {
            String copy = name.text() + ".prev" + (step == 1 ? "" : step);
            if (cell.open(copy)) {
                copy(copy, Function.IDENTITY, List.of(begun(name, node, step)), name, step, Ref.previous(node));
            }
            node = copy;
        }
        return begun(name, node, steps);
    }

    /** What a node was at the step before: what is learned, at the first one. */
    private Ref begun(Name name, String node, int steps) {
        Ref before = Ref.previous(node);
        if (!learned.contains(name.text())) {
            return before;
        }
        String begun = name.text() + ".begin" + (steps == 1 ? "" : steps);
        if (cell.open(begun)) {
            List<Ref> choice = List.of(firstStep(name.position()), initial(name), before);
            copy(begun, Function.SELECT, choice, name, steps, before);
        }
        return Ref.now(begun);
    }

    private void copy(String draft, Function function, List<Ref> operands, Name name, int steps, Ref like) {
        cell.put(new Draft(
                draft,
                draft,
                new Operation.Pointwise(function),
                operands,
                name.position(),
                "prev(" + name.text() + (steps == 1 ? ")" : ", " + steps + ")"),
                Optional.empty(),
                Optional.of(like)));
    }

    /** The parameter that a state begins with. */
    private Ref initial(Name state) {
        String draft = state.text() + ".initial";
        if (cell.open(draft)) {
            String parameter = cell.parameters()
                    .add(
                            state.text(),
                            "initial",
                            Kind.DIAGONAL,
                            new Initializer.Constant(0),
                            List.of(),
                            state.position());
            cell.put(new Draft(
                    draft,
                    draft,
                    new Operation.Weight(parameter),
                    List.of(),
                    state.position(),
                    "the learned start of " + state.text(),
                    Optional.empty(),
                    Optional.of(Ref.previous(state.text()))));
        }
        return Ref.now(draft);
    }

    /** 1 at the first step of a stream, 0 at every other: a state that is 0 after each step. */
    Ref firstStep(Position position) {
        if (cell.open(CellGraph.FIRST)) {
            cell.put(new Draft(
                    CellGraph.FIRST,
                    CellGraph.FIRST,
                    new Operation.Constant(0),
                    List.of(),
                    position,
                    CellGraph.FIRST,
                    Optional.of(new Fixed(Size.ONE, "whether it is the first step")),
                    Optional.empty()));
        }
        return Ref.previous(CellGraph.FIRST);
    }
}
