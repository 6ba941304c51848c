package org.gateloom.samples.draw;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.gateloom.samples.draw.Picture.Box;
import org.gateloom.samples.draw.Picture.Kind;
import org.gateloom.samples.draw.Picture.Port;
import org.gateloom.samples.draw.Picture.Wire;
import org.gateloom.spec.graph.CellGraph;
import org.gateloom.spec.graph.Equations;
import org.gateloom.spec.graph.Formula;
import org.gateloom.spec.graph.Formulas;
import org.gateloom.spec.graph.Function;
import org.gateloom.spec.graph.Operation;
import org.gateloom.spec.graph.State;

/**
 * Decides what of a cell is drawn as what. A sum of matrix products with its activation is one gate; sums of sums and
 * products of products are one joint; a number or a vector that a joint adds or multiplies stands in it.
 */
public final class Sketch {

    private final CellGraph graph;
    private final Map<String, Formula> formulas;
    private final Literals literals;
    private final List<Box> boxes = new ArrayList<>();
    private final List<Wire> wires = new ArrayList<>();

    /** The boxes that values leave. */
    private final Map<Formula, Integer> producers = new LinkedHashMap<>();

    private Sketch(CellGraph graph) {
        this.graph = graph;
        this.formulas = Formulas.of(graph);
        this.literals = new Literals(formulas.entrySet().stream()
                .filter(equation -> equation.getValue() instanceof Formula.Constant && !exits(equation.getKey()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet()));
    }

    /** The picture of a cell. */
    public static Picture of(CellGraph graph) {
        return new Sketch(graph).picture();
    }

    private Picture picture() {
        formulas.forEach((name, formula) -> {
            if (!literals.constants().contains(name)) {
                producers.put(new Formula.Value(name, 0), box(formula, name, true));
            }
        });
        for (State state : graph.states()) {
            Formula.Value value = new Formula.Value(state.node(), 0);
            if (formulas.containsKey(state.node())) {
                exit(Label.of(value), value);
            }
        }
        Formula.Value output = new Formula.Value(graph.output(), 0);
        exit(Label.of("emit ").then(Label.of(output)), output);
        return new Picture(graph, boxes, wires);
    }

    private void exit(Label label, Formula.Value value) {
        Port port = new Port(Label.NONE, false, value);
        add(new Box(Kind.EXIT, label, Label.NONE, List.of(port), Label.NONE, value.name(), Optional.empty()));
    }

    /**
     * The number of the box that a formula's value leaves.
     *
     * @param node whose equation it stands in
     * @param whole whether it is all of that equation, so that the value has the node's name
     */
    private int box(Formula formula, String node, boolean whole) {
        // What is written twice is drawn once; but each equation's value has a box with its name.
        boolean drawn = producers.containsKey(formula) && (!whole || formula instanceof Formula.Value);
        int number = drawn ? producers.get(formula) : new Drawing(node, whole).draw(formula);
        if (!chance(formula)) {
            producers.putIfAbsent(formula, number);
        }
        return number;
    }

    /** Whether it is drawn by lot, so that it is another value wherever it is written. */
    private static boolean chance(Formula formula) {
        return formula instanceof Formula.Dropout
                || formula instanceof Formula.Zoneout
                || formula.operands().stream().anyMatch(Sketch::chance);
    }

    /** Whether an exit tells its name. */
    private boolean exits(String node) {
        return graph.output().equals(node)
                || graph.states().stream().anyMatch(state -> state.node().equals(node));
    }

    /** Puts a box into the picture, and a wire from whatever enters it. */
    private int add(Box box) {
        List<Integer> from = new ArrayList<>();
        for (Port port : box.ports()) {
            from.add(box(Terms.entering(port, box.kind()), box.node(), false));
        }
        boxes.add(box);
        int number = boxes.size() - 1;
        for (int port = 0; port < from.size(); port++) {
            wires.add(new Wire(from.get(port), number, port));
        }
        return number;
    }

    /** The boxes of one equation. */
    private final class Drawing implements Formula.Visitor<Integer> {

        private final String node;

        /** Whether the value has the node's name. */
        private final boolean whole;

        Drawing(String node, boolean whole) {
            this.node = node;
            this.whole = whole;
        }

        int draw(Formula formula) {
            Optional<Terms> gate = Terms.ofGate(formula, literals);
            return gate.isPresent() ? gate(formula, gate.get()) : formula.accept(this);
        }

        private int gate(Formula formula, Terms terms) {
            if (terms.bare()) {
                return add(box(Kind.MATRIX, terms.ports().get(0).label(), plain(formula), formula));
            }
            return add(new Box(
                    Kind.GATE,
                    terms.symbol(),
                    whole ? Label.of(node) : Label.NONE,
                    terms.ports(),
                    terms.added(),
                    node,
                    Optional.of(formula)));
        }

        private Box box(Kind kind, Label symbol, List<Port> ports, Formula formula) {
            Label name = whole && !exits(node) ? Label.of(node) : Label.NONE;
            return new Box(kind, symbol, name, ports, Label.NONE, node, Optional.of(formula));
        }

        private List<Port> plain(Formula formula) {
            return formula.operands().stream()
                    .map(operand -> new Port(Label.NONE, false, operand))
                    .toList();
        }

        private int function(String symbol, Formula formula) {
            return add(box(Kind.FUNCTION, Label.of(symbol), plain(formula), formula));
        }

        /** With a word at each thing that enters. */
        private int function(String symbol, Formula formula, String... labels) {
            List<Port> ports = new ArrayList<>();
            for (int i = 0; i < formula.operands().size(); i++) {
                ports.add(
                        new Port(Label.of(labels[i]), false, formula.operands().get(i)));
            }
            return add(box(Kind.FUNCTION, Label.of(symbol), ports, formula));
        }

        @Override
        public Integer value(Formula.Value value) {
            Optional<Label> constant = literals.of(value);
            if (constant.isPresent()) {
                return add(box(Kind.LITERAL, constant.get(), List.of(), value));
            }
            Box entrance = new Box(
                    Kind.ENTRANCE,
                    Label.of(value),
                    Label.NONE,
                    List.of(),
                    Label.NONE,
                    value.name(),
                    Optional.of(value));
            return add(entrance);
        }

        @Override
        public Integer constant(Formula.Constant constant) {
            return add(box(Kind.LITERAL, Label.of(Equations.number(constant.value())), List.of(), constant));
        }

        @Override
        public Integer weight(Formula.Weight weight) {
            return add(box(Kind.LITERAL, Label.of(weight), List.of(), weight));
        }

        @Override
        public Integer product(Formula.Product product) {
            throw new IllegalStateException("a product alone is a gate");
        }

        @Override
        public Integer pointwise(Formula.Pointwise formula) {
            return Joints.of(formula, literals)
                    .map(joint -> add(box(Kind.JOINT, joint.symbol(), joint.ports(), formula)))
                    .orElseGet(() -> formula.function() == Function.SELECT
                            ? function("t = 1", formula, "yes", "no")
                            : function(Symbols.of(formula.function()), formula));
        }

        @Override
        public Integer across(Formula.Across across) {
            Operation operation = across.operation();
            if (operation instanceof Operation.Normalize normalize) {
                boolean layer = normalize.norm() == Operation.Normalize.Norm.LAYER;
                return function(layer ? "layer norm" : "RMS norm", across);
            }
            if (operation instanceof Operation.Part part) {
                return function("part " + (part.index() + 1) + " of " + part.of(), across);
            }
            if (operation instanceof Operation.Sum) {
                return function("Σ", across);
            }
            if (operation instanceof Operation.Count) {
                return function("count", across);
            }
            String[] order = new String[across.operands().size()];
            Arrays.setAll(order, i -> Integer.toString(i + 1));
            return function(operation instanceof Operation.Concat ? "concat" : "slice", across, order);
        }

        @Override
        public Integer mean(Formula.Mean mean) {
            return function("mean", mean);
        }

        @Override
        public Integer dropout(Formula.Dropout dropout) {
            return function("dropout " + dropout.mask().rate(), dropout);
        }

        @Override
        public Integer zoneout(Formula.Zoneout zoneout) {
            return function("zoneout " + zoneout.mask().rate(), zoneout, "new", "old");
        }
    }
}
