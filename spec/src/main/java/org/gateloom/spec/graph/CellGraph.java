package org.gateloom.spec.graph;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One time step of a cell; see the package page for the rules of its form.
 *
 * @param name the cell's name, a Java identifier with a capital first letter
 * @param family the family of cells that it belongs to, in the author's words: {@code LSTM}; may be empty
 * @param about one or more sentences of the author's; may be empty
 * @param sources where its equations are from; may be empty
 * @param sizes the size names it uses beside the built-in {@code in} and {@code hidden}, in terms of names before them;
 *     {@code in} is among them when it is not free
 * @param states what is carried from step to step, declared ones first, in the file's order
 * @param parameters in the order in which the file first asks for them; also their order in the flat array
 * @param nodes each after all that it reads at this step
 * @param output the node that leaves the cell
 * @param digest SHA-256 over the text of the file and of its bases, as 64 hexadecimal digits
 */
public record CellGraph(
        String name,
        String family,
        String about,
        List<String> sources,
        Map<String, SizeRule> sizes,
        List<State> states,
        List<Parameter> parameters,
        List<Node> nodes,
        String output,
        String digest) {

    /** The name of the input's node. */
    public static final String INPUT = "x";

    /**
     * The name of the node that tells the first step of a stream from the others, in cells that ask for it: a state that
     * is 1 before the first step and 0 after each. No user's node has that name, for it is a word of the language.
     */
    public static final String FIRST = "first";

    /** The size of the input. */
    public static final Size IN = Size.of("in");

    /** The size that the user of a cell chooses. */
    public static final Size HIDDEN = Size.of("hidden");

    public CellGraph {
        sources = List.copyOf(sources);
        sizes = new LinkedHashMap<>(sizes);
        states = List.copyOf(states);
        parameters = List.copyOf(parameters);
        nodes = List.copyOf(nodes);
    }

    /** The node of that name. */
    public Node node(String name) {
        return nodes.stream()
                .filter(node -> node.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** The parameter of that name. */
    public Parameter parameter(String name) {
        return parameters.stream()
                .filter(parameter -> parameter.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** The names of the parameters that training leaves as they start. */
    public Set<String> frozen() {
        return parameters.stream()
                .filter(parameter -> !parameter.trained())
                .map(Parameter::name)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** The same cell written with other nodes. */
    public CellGraph withNodes(List<Node> other) {
        return new CellGraph(name, family, about, sources, sizes, states, parameters, other, output, digest);
    }

    /** The nodes whose value is chance. */
    public List<Node> masks() {
        return nodes.stream()
                .filter(node -> node.operation() instanceof Operation.Mask)
                .toList();
    }

    /**
     * Every size name with its value: those given, and for the rest what follows from them.
     *
     * @param given sizes that {@link #fitting} would leave as they are
     */
    public Map<String, Integer> resolve(Map<String, Integer> given) {
        Map<String, Integer> values = new LinkedHashMap<>(given);
        sizes.forEach((name, rule) -> {
            if (rule instanceof SizeRule.Standard standard) {
                values.computeIfAbsent(name, key -> standard.size().at(values));
            } else if (rule instanceof SizeRule.Quotient quotient) {
                values.put(name, values.get(quotient.of()) / quotient.by().at(values));
            } else {
                values.put(name, ((SizeRule.Same) rule).as().at(values));
            }
        });
        return values;
    }

    /**
     * The sizes nearest to the wished ones that the cell can have: what must be a multiple is made the next larger one,
     * what must be equal to something is set, smaller too.
     */
    public Map<String, Integer> fitting(Map<String, Integer> wished) {
        Map<String, Integer> fitting = new LinkedHashMap<>(wished);
        for (SizeRule rule : sizes.values()) {
            if (rule instanceof SizeRule.Quotient quotient) {
                int parts = parts(quotient, resolve(fitting));
                fitting.computeIfPresent(quotient.of(), (name, size) -> (size + parts - 1) / parts * parts);
            }
        }
        Map<String, Integer> all = resolve(fitting);
        fitting.replaceAll((name, size) -> sizes.get(name) instanceof SizeRule.Standard ? size : all.get(name));
        return fitting;
    }

    /** What the size that a quotient divides must be a multiple of, quotients of the quotient included. */
    private int parts(SizeRule.Quotient quotient, Map<String, Integer> values) {
        int parts = quotient.by().at(values);
        for (Map.Entry<String, SizeRule> size : sizes.entrySet()) {
            if (size.getValue() instanceof SizeRule.Quotient inner && quotient.equals(sizes.get(inner.of()))) {
                parts = Math.multiplyExact(parts, parts(inner, values));
            }
        }
        return parts;
    }

    /** One node a line. */
    @Override
    public String toString() {
        return nodes.stream().map(Node::toString).collect(Collectors.joining("\n", name + "\n", "\n-> " + output));
    }
}
