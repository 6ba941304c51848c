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
 * @param sizes the size names it uses beside the built-in {@code in} and {@code hidden}, each with the size it has when
 *     nobody says otherwise, in terms of names before it
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
        Map<String, Size> sizes,
        List<State> states,
        List<Parameter> parameters,
        List<Node> nodes,
        String output,
        String digest) {

    /** The name of the input's node. */
    public static final String INPUT = "x";

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

    /** Every size name with its value: those given, and for the rest their defaults. */
    public Map<String, Integer> resolve(Map<String, Integer> given) {
        Map<String, Integer> values = new LinkedHashMap<>(given);
        sizes.forEach((name, standard) -> values.computeIfAbsent(name, key -> standard.at(values)));
        return values;
    }

    /** One node a line. */
    @Override
    public String toString() {
        return nodes.stream().map(Node::toString).collect(Collectors.joining("\n", name + "\n", "\n-> " + output));
    }
}
