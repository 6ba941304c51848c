package org.gateloom.spec.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.gateloom.spec.diagnostic.Key;
import org.gateloom.spec.diagnostic.Nearest;
import org.gateloom.spec.diagnostic.Position;
import org.gateloom.spec.diagnostic.Problems;
import org.gateloom.spec.expression.Expression.Name;
import org.gateloom.spec.file.CellFile;
import org.gateloom.spec.graph.CellGraph;
import org.gateloom.spec.graph.Node;
import org.gateloom.spec.graph.Operation;
import org.gateloom.spec.graph.Parameter;
import org.gateloom.spec.graph.Parameter.Shape;
import org.gateloom.spec.graph.Ref;
import org.gateloom.spec.graph.Size;
import org.gateloom.spec.graph.State;

/** Makes the graph of a cell of what its file says; the package's page lists the stages. */
public final class Linker {

    private final CellFile file;
    private final Problems problems;

    private Linker(CellFile file, Problems problems) {
        this.file = file;
        this.problems = problems;
    }

    /**
     * The graph that a file means.
     *
     * @param file what it says
     * @param digest of its text
     * @param problems takes what is wrong
     * @return empty when anything was wrong but warnings, here or before
     */
    public static Optional<CellGraph> link(CellFile file, String digest, Problems problems) {
        return new Linker(Levels.writtenOut(file, problems), problems).link(digest);
    }

    private Optional<CellGraph> link(String digest) {
        Declarations names = new Declarations(file, problems);
        SizeTexts sizeTexts = new SizeTexts(file, problems);
        Parameters parameters = new Parameters(file, sizeTexts, problems);
        Drafting drafting = new Drafting(file, names, parameters, sizeTexts, problems);
        Map<String, Draft> drafts = drafting.draft();
        parameters.reportUnusedInits();
        parameters.reportUnknownFrozen();
        parameters.copies().checkNames(parameters.names(), file.broken());
        checkOutput(names);
        if (problems.refuse()) {
            return Optional.empty();
        }
        List<String> order = CycleCheck.order(drafts, problems);
        Map<String, Size> sizes =
                SizeInference.infer(drafts, parameters.all(), sizeTexts.normal(CellGraph.HIDDEN), problems);
        if (problems.refuse()) {
            return Optional.empty();
        }
        Set<String> live = Liveness.of(file.emit().text(), drafts);
        live.add(CellGraph.INPUT);
        warn(drafts, live, drafting.readConstants());
        List<Node> nodes = nodes(drafts, order, sizes, live);
        List<Parameter> all = parameters(nodes, parameters);
        parameters.copies().checkShapes(all);
        if (problems.refuse()) {
            return Optional.empty();
        }
        return Optional.of(new CellGraph(
                file.cell().text(),
                file.family(),
                file.about(),
                file.sources(),
                sizeTexts.named(),
                states(nodes, live),
                all,
                nodes,
                file.emit().text(),
                digest));
    }

    private void checkOutput(Declarations names) {
        Name emit = file.emit();
        if (emit.text().isEmpty() || !file.complete()) {
            return;
        }
        boolean value = names.is(emit.text(), Declarations.Kind.GATE)
                || names.is(emit.text(), Declarations.Kind.STATE)
                || names.is(emit.text(), Declarations.Kind.BROKEN);
        if (!value) {
            List<String> known = names.of(Declarations.Kind.STATE, Declarations.Kind.GATE);
            problems.report(
                    emit.position(),
                    Key.UNKNOWN_NAME,
                    "'emit' names '" + emit.text() + "', which is neither a gate nor a state",
                    known.isEmpty() ? "expected a gate or a state" : "expected one of " + Listing.of(known),
                    Nearest.to(emit.text(), known));
        }
    }

    private void warn(Map<String, Draft> drafts, Set<String> live, Set<String> readConstants) {
        unusedGates(live).forEach(gate -> reportUnused("gate", gate, gate.written()));
        file.states().forEach(state -> warnUnused("state", state.name(), live));
        file.constants().stream()
                .filter(constant -> !readConstants.contains(constant.name().text()))
                .forEach(constant -> warnUnused("constant", constant.name(), live));
        Set<String> used = new LinkedHashSet<>();
        boolean inputRead = false;
        boolean remembers = false;
        for (String name : live) {
            Draft draft = drafts.get(name);
            if (draft.operation() instanceof Operation.Weight weight) {
                used.add(weight.parameter());
            } else if (draft.operation() instanceof Operation.Product product) {
                used.add(product.parameter());
            }
            inputRead |=
                    draft.operands().stream().anyMatch(operand -> operand.node().equals(CellGraph.INPUT));
            remembers |= draft.operands().stream()
                    .anyMatch(operand -> operand.previous() && !operand.node().equals(CellGraph.FIRST));
        }
        file.parameters().forEach(parameter -> warnUnused("parameter", parameter.name(), used));
        if (!inputRead) {
            problems.report(
                    file.cell().position(),
                    Key.UNUSED,
                    "the input 'x' reaches the output nowhere",
                    "expected a gate that reads x");
        }
        if (!remembers) {
            problems.report(
                    file.cell().position(),
                    Key.NO_MEMORY,
                    "nothing of the step before reaches the output; the cell is a layer without memory",
                    "expected 'prev(name)' somewhere");
        }
    }

    /** Those that do not reach the output; of a repeated gate one level is enough. */
    private List<Name> unusedGates(Set<String> live) {
        Map<Position, List<Name>> places = file.gates().stream()
                .map(CellFile.Gate::name)
                .collect(Collectors.groupingBy(Name::position, LinkedHashMap::new, Collectors.toList()));
        return places.values().stream()
                .filter(levels -> levels.stream().noneMatch(level -> live.contains(level.text())))
                .map(levels -> levels.get(0))
                .toList();
    }

    private void warnUnused(String what, Name name, Set<String> used) {
        if (!used.contains(name.text())) {
            reportUnused(what, name, name.text());
        }
    }

    private void reportUnused(String what, Name name, String called) {
        problems.report(
                name.position(),
                Key.UNUSED,
                "the " + what + " '" + called + "' does not reach the output; it is left out",
                "read it somewhere, or take it out");
    }

    private static List<Node> nodes(
            Map<String, Draft> drafts, List<String> order, Map<String, Size> sizes, Set<String> live) {
        Map<String, List<Node>> byOwner = new LinkedHashMap<>();
        for (Draft draft : drafts.values()) {
            if (live.contains(draft.name())) {
                byOwner.computeIfAbsent(draft.owner(), owner -> new ArrayList<>())
                        .add(new Node(
                                draft.name(),
                                draft.operation(),
                                draft.operands(),
                                sizes.get(draft.name()),
                                draft.position()));
            }
        }
        return order.stream()
                .flatMap(owner -> byOwner.getOrDefault(owner, List.of()).stream())
                .toList();
    }

    private List<State> states(List<Node> nodes, Set<String> live) {
        Map<String, Double> initial = new LinkedHashMap<>();
        file.states().stream()
                .filter(state -> live.contains(state.name().text()))
                .forEach(state ->
                        initial.put(state.name().text(), state.initial().orElse(0.0)));
        Set<String> declared = new LinkedHashSet<>(initial.keySet());
        Set<String> past = new LinkedHashSet<>();
        nodes.forEach(node ->
                node.operands().stream().filter(Ref::previous).map(Ref::node).forEach(past::add));
        Set<String> all = new LinkedHashSet<>(declared);
        initial.put(CellGraph.FIRST, 1.0);
        all.addAll(past);
        Map<String, Size> sizes = new LinkedHashMap<>();
        nodes.forEach(node -> sizes.put(node.name(), node.size()));
        return all.stream()
                .map(name -> new State(
                        name, sizes.get(name), initial.getOrDefault(delayed(name), 0.0), declared.contains(name)))
                .toList();
    }

    /** The name of which a state is a copy: {@code c} of {@code c.prev}. */
    private static String delayed(String name) {
        int dot = name.indexOf('.');
        return dot < 0 ? name : name.substring(0, dot);
    }

    private static Shape matrix(Size blocks, Size height, Size width) {
        return new Shape.Matrix(
                blocks, height.over(blocks).orElseThrow(), width.over(blocks).orElseThrow());
    }

    private static List<Parameter> parameters(List<Node> nodes, Parameters drafted) {
        Map<String, Size> sizes = new LinkedHashMap<>();
        nodes.forEach(node -> sizes.put(node.name(), node.size()));
        Map<String, Shape> shapes = new LinkedHashMap<>();
        Map<String, DraftParameter> byName = new LinkedHashMap<>();
        drafted.all().forEach(draft -> byName.put(draft.name(), draft));
        for (Node node : nodes) {
            if (node.operation() instanceof Operation.Weight weight) {
                shapes.putIfAbsent(weight.parameter(), new Shape.Vector(node.size()));
            } else if (node.operation() instanceof Operation.Product product) {
                DraftParameter draft = byName.get(product.parameter());
                Size columns = sizes.get(node.operands().get(0).node());
                shapes.put(draft.name(), draft.shape().orElseGet(() -> matrix(draft.blocks(), node.size(), columns)));
            }
        }
        Set<String> frozen = drafted.frozen();
        List<Parameter> parameters = new ArrayList<>();
        for (DraftParameter draft : drafted.all()) {
            Shape shape = shapes.get(draft.name());
            if (shape != null) {
                Position position = draft.position();
                boolean trained = !frozen.contains(draft.name());
                parameters.add(new Parameter(draft.name(), shape, draft.initializer(), trained, position));
            }
        }
        return parameters;
    }
}
