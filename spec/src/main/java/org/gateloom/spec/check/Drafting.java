package org.gateloom.spec.check;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gateloom.spec.check.Draft.Fixed;
import org.gateloom.spec.diagnostic.Key;
import org.gateloom.spec.diagnostic.Limits;
import org.gateloom.spec.diagnostic.Nearest;
import org.gateloom.spec.diagnostic.Position;
import org.gateloom.spec.diagnostic.Problems;
import org.gateloom.spec.expression.Expression.Name;
import org.gateloom.spec.file.CellFile;
import org.gateloom.spec.graph.CellGraph;
import org.gateloom.spec.graph.Operation;
import org.gateloom.spec.graph.Ref;
import org.gateloom.spec.graph.Size;

/** Makes a draft of every node: the input, constants, gates in the file's order, then the new values of states. */
final class Drafting {

    private final CellFile file;
    private final Declarations names;
    private final Parameters parameters;
    private final SizeTexts sizes;
    private final Problems problems;
    private final Map<String, Draft> drafts = new LinkedHashMap<>();
    private final Set<String> readConstants = new LinkedHashSet<>();
    private final PreviousValues previous;
    private boolean full;

    Drafting(CellFile file, Declarations names, Parameters parameters, SizeTexts sizes, Problems problems) {
        this.file = file;
        this.names = names;
        this.parameters = parameters;
        this.sizes = sizes;
        this.problems = problems;
        this.previous = new PreviousValues(this, file.states());
    }

    /** The drafts by name, those of one expression in the order of its evaluation. */
    Map<String, Draft> draft() {
        Position top = file.cell().position();
        put(new Draft(
                CellGraph.INPUT,
                CellGraph.INPUT,
                new Operation.Input(),
                List.of(),
                top,
                CellGraph.INPUT,
                Optional.of(new Fixed(sizes.normal(CellGraph.IN), "the input")),
                Optional.empty()));
        for (CellFile.Constant constant : file.constants()) {
            String name = constant.name().text();
            put(new Draft(
                    name,
                    name,
                    new Operation.Constant(constant.value()),
                    List.of(),
                    constant.name().position(),
                    name,
                    Optional.of(new Fixed(Size.ONE, "a constant")),
                    Optional.empty()));
        }
        Set<String> drafted = new HashSet<>();
        for (CellFile.Gate gate : file.gates()) {
            if (drafted.add(gate.name().text())) { // a second one of that name was reported
                draft(gate, size(gate));
            }
        }
        Map<String, Fixed> states = states();
        for (CellFile.Gate next : file.next()) {
            String name = next.name().text();
            if (states.containsKey(name)) {
                size(next);
                draft(next, Optional.of(states.get(name)));
            } else if (file.complete() && !names.is(name, Declarations.Kind.BROKEN)) {
                List<String> known = List.copyOf(states.keySet());
                problems.report(
                        next.name().position(),
                        Key.UNKNOWN_NAME,
                        "'next' gives a value to '" + name + "', which is no state",
                        known.isEmpty() ? "expected a state under 'states'" : "expected one of " + Listing.of(known),
                        Nearest.to(name, known));
            }
        }
        return drafts;
    }

    private Map<String, Fixed> states() {
        Map<String, Fixed> states = new LinkedHashMap<>();
        for (CellFile.DeclaredState state : file.states()) {
            String name = state.name().text();
            Position position = state.name().position();
            Size size = sizes.read(state.size()).orElse(sizes.normal(CellGraph.HIDDEN));
            states.put(name, new Fixed(size, "state '" + name + "', " + position.line() + ":" + position.column()));
            boolean updated =
                    file.next().stream().anyMatch(next -> next.name().text().equals(name));
            if (!updated && !file.broken().contains(name)) {
                problems.report(
                        position,
                        Key.NEVER_UPDATED,
                        "the state '" + name + "' never gets a new value",
                        "expected '" + name + ": ...' under 'next'");
            }
        }
        return states;
    }

    private Optional<Fixed> size(CellFile.Gate gate) {
        if (!(gate.body() instanceof CellFile.Body.Affine affine)) {
            return Optional.empty();
        }
        return affine.size()
                .flatMap(size -> sizes.read(size)
                        .map(read -> new Fixed(
                                read,
                                "'size' of '" + gate.name().text() + "', "
                                        + size.position().line() + ":"
                                        + size.position().column())));
    }

    private void draft(CellFile.Gate gate, Optional<Fixed> size) {
        new GateDrafting(this, gate, size).draft();
    }

    Declarations names() {
        return names;
    }

    Parameters parameters() {
        return parameters;
    }

    Problems problems() {
        return problems;
    }

    /** Constants that were read as numbers rather than as nodes. */
    Set<String> readConstants() {
        return readConstants;
    }

    SizeTexts sizes() {
        return sizes;
    }

    /** The value of a constant, which counts as read then; empty when the name is none. */
    Optional<Double> constant(String name) {
        readConstants.add(name);
        return file.constants().stream()
                .filter(constant -> constant.name().text().equals(name))
                .map(CellFile.Constant::value)
                .findFirst();
    }

    void put(Draft draft) {
        if (drafts.size() == Limits.NODES && !full) {
            full = true;
            problems.report(
                    draft.position(),
                    Key.LIMIT,
                    "the cell has too many nodes",
                    "at most " + Limits.NODES + " operations in all");
        }
        if (!full) {
            drafts.put(draft.name(), draft);
        }
    }

    /** Reads a declared parameter as a value; all that read it share one node. */
    Ref weight(DraftParameter parameter) {
        String name = parameter.name();
        Size size = parameter.shape().orElseThrow().count();
        Position position = parameter.position();
        if (!drafts.containsKey(name)) {
            put(new Draft(
                    name,
                    name,
                    new Operation.Weight(name),
                    List.of(),
                    position,
                    name,
                    Optional.of(
                            new Fixed(size, "parameter '" + name + "', " + position.line() + ":" + position.column())),
                    Optional.empty()));
        }
        return Ref.now(name);
    }

    /** The value of a name some steps before. */
    Ref previous(Name name, int steps) {
        return previous.of(name, steps);
    }

    /** 1 at the first step of a stream, 0 at every other. */
    Ref firstStep(Position position) {
        return previous.firstStep(position);
    }

    /** Whether no draft has that name yet. */
    boolean open(String name) {
        return !drafts.containsKey(name);
    }
}
