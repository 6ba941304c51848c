package org.gateloom.generator.differentiate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gateloom.generator.differentiate.Derivatives.Term;
import org.gateloom.spec.graph.CellGraph;
import org.gateloom.spec.graph.Function;
import org.gateloom.spec.graph.Node;
import org.gateloom.spec.graph.Operation;
import org.gateloom.spec.graph.Parameter;
import org.gateloom.spec.graph.Ref;
import org.gateloom.spec.graph.Size;
import org.gateloom.spec.graph.State;

/**
 * Reverse-mode differentiation of one time step: walks the nodes from last to first, and gives each operand its share of
 * the node's cotangent.
 *
 * <p>The cotangent of a node is the sum of what its readers at this step give it, of what the step after gives it when it
 * is a state, and of what the outside gives it when it is the output. A node that nothing of this reaches has none, and
 * neither has what only it reads, nor what is made of numbers and frozen parameters alone.
 */
public final class Differentiate {

    private final CellGraph graph;
    private final Map<String, List<Ref>> terms = new LinkedHashMap<>();
    private final Map<String, Integer> counters = new LinkedHashMap<>();
    private final List<Node> nodes = new ArrayList<>();
    private final List<Adjoint.Contribution> contributions = new ArrayList<>();
    private final Map<String, Node> byName = new LinkedHashMap<>();
    private final Sensitive sensitive;

    private Differentiate(CellGraph graph) {
        this.graph = graph;
        this.sensitive = new Sensitive(graph);
        graph.nodes().forEach(node -> byName.put(node.name(), node));
    }

    /**
     * A graph whose scalars are spread and whose norms are expanded, and its adjoint.
     *
     * @param graph equal in meaning to the one that was given
     */
    public record Differentiated(CellGraph graph, Adjoint adjoint) {}

    /** The adjoint of a cell's step. */
    public static Differentiated of(CellGraph graph) {
        CellGraph spread = SpreadScalars.in(ExpandAcross.in(graph));
        return new Differentiated(spread, new Differentiate(spread).run());
    }

    private Adjoint run() {
        give(Ref.now(graph.output()), Ref.now(Adjoint.OUTPUT));
        for (State state : graph.states()) {
            give(Ref.now(state.node()), Ref.previous(Adjoint.ofPrevious(state.node())));
        }
        for (int i = graph.nodes().size() - 1; i >= 0; i--) {
            Node node = graph.nodes().get(i);
            List<Ref> given = terms.remove(node.name());
            if (given != null) {
                total(Adjoint.of(node.name()), given, node);
                share(node, Ref.now(Adjoint.of(node.name())));
            }
        }
        for (State state : graph.states()) {
            String name = Adjoint.ofPrevious(state.node());
            List<Ref> given = terms.remove(previous(state.node()));
            Node of = byName.get(state.node());
            if (given == null) {
                nodes.add(new Node(name, new Operation.Constant(0), List.of(), of.size(), of.position()));
            } else {
                sum(name, given, of);
            }
        }
        String input = Adjoint.of(CellGraph.INPUT);
        boolean reachesInput = nodes.stream().anyMatch(node -> node.name().equals(input));
        return new Adjoint(nodes, contributions, reachesInput ? Optional.of(input) : Optional.empty());
    }

    private static String previous(String state) {
        return "prev(" + state + ")";
    }

    private void give(Ref to, Ref cotangent) {
        String key = to.previous() ? previous(to.node()) : to.node();
        terms.computeIfAbsent(key, name -> new ArrayList<>()).add(cotangent);
    }

    /** The sum of all that a node was given, under its cotangent's name. A term that is all there is gets that name. */
    private void total(String name, List<Ref> given, Node of) {
        int last = nodes.size() - 1;
        int term = last;
        while (term >= 0
                && !(given.size() == 1
                        && given.get(0).equals(Ref.now(nodes.get(term).name())))) {
            term--;
        }
        if (term >= 0 && nodes.get(term).name().indexOf(':') >= 0) {
            Node only = nodes.get(term);
            nodes.set(term, new Node(name, only.operation(), only.operands(), only.size(), only.position()));
        } else {
            sum(name, given, of);
        }
    }

    private void sum(String name, List<Ref> given, Node of) {
        Function function = given.size() == 1 ? Function.IDENTITY : Function.ADD;
        nodes.add(new Node(name, new Operation.Pointwise(function), given, of.size(), of.position()));
    }

    private void share(Node node, Ref cotangent) {
        node.operation().accept(new Operation.Visitor<Void>() {
            @Override
            public Void input(Operation.Input input) {
                return null;
            }

            @Override
            public Void constant(Operation.Constant constant) {
                return null;
            }

            @Override
            public Void weight(Operation.Weight weight) {
                if (sensitive.trained(weight.parameter())) {
                    contributions.add(new Adjoint.Contribution.Sum(weight.parameter(), cotangent.node()));
                }
                return null;
            }

            @Override
            public Void product(Operation.Product product) {
                Ref operand = node.operands().get(0);
                if (sensitive.trained(product.parameter())) {
                    contributions.add(
                            product.transposed()
                                    ? new Adjoint.Contribution.Outer(product.parameter(), operand, cotangent)
                                    : new Adjoint.Contribution.Outer(product.parameter(), cotangent, operand));
                }
                Parameter.Shape.Matrix shape = (Parameter.Shape.Matrix)
                        graph.parameter(product.parameter()).shape();
                Size size = product.transposed() ? shape.height() : shape.width();
                Operation back = new Operation.Product(product.parameter(), !product.transposed());
                if (sensitive.depends(operand)) {
                    give(operand, Ref.now(add(node, back, List.of(cotangent), size)));
                }
                return null;
            }

            @Override
            public Void pointwise(Operation.Pointwise pointwise) {
                List<Term> operands = node.operands().stream()
                        .map(ref -> (Term) new Term.Read(ref))
                        .toList();
                for (int place = 0; place < operands.size(); place++) {
                    Ref operand = node.operands().get(place);
                    if (sensitive.depends(operand) && Derivatives.by(pointwise.function(), place)) {
                        Term term = Derivatives.pullBack(
                                pointwise.function(),
                                place,
                                operands,
                                new Term.Read(Ref.now(node.name())),
                                new Term.Read(cotangent));
                        give(operand, materialise(node, term));
                    }
                }
                return null;
            }

            @Override
            public Void sum(Operation.Sum sum) {
                return giveOnly(new Operation.Spread());
            }

            @Override
            public Void spread(Operation.Spread spread) {
                return giveOnly(new Operation.Sum());
            }

            private Void giveOnly(Operation adjoint) {
                Ref operand = node.operands().get(0);
                if (sensitive.depends(operand)) {
                    give(operand, Ref.now(add(node, adjoint, List.of(cotangent), size(operand))));
                }
                return null;
            }

            @Override
            public Void count(Operation.Count count) {
                return null;
            }

            @Override
            public Void concat(Operation.Concat concat) {
                Size from = Size.of(0);
                for (Ref operand : node.operands()) {
                    if (sensitive.depends(operand)) {
                        Operation slice = new Operation.Slice(from);
                        give(operand, Ref.now(add(node, slice, List.of(cotangent), size(operand))));
                    }
                    from = from.plus(size(operand));
                }
                return null;
            }

            /** The cotangent with zeros on both sides. */
            @Override
            public Void slice(Operation.Slice slice) {
                Ref operand = node.operands().get(0);
                if (!sensitive.depends(operand)) {
                    return null;
                }
                List<Ref> pieces = new ArrayList<>();
                zeros(slice.from(), pieces);
                pieces.add(cotangent);
                size(operand).without(slice.from().plus(node.size())).ifPresent(rest -> zeros(rest, pieces));
                give(operand, Ref.now(add(node, new Operation.Concat(), pieces, size(operand))));
                return null;
            }

            private void zeros(Size size, List<Ref> pieces) {
                if (!size.terms().isEmpty()) {
                    pieces.add(Ref.now(add(node, new Operation.Constant(0), List.of(), size)));
                }
            }

            @Override
            public Void normalize(Operation.Normalize normalize) {
                throw new IllegalArgumentException(node + " is expanded before");
            }

            @Override
            public Void part(Operation.Part part) {
                throw new IllegalArgumentException(node + " is a slice before");
            }

            @Override
            public Void mask(Operation.Mask mask) {
                return null;
            }
        });
    }

    private Size size(Ref ref) {
        return byName.get(ref.node()).size();
    }

    private Ref materialise(Node of, Term term) {
        if (term instanceof Term.Read read) {
            return read.ref();
        }
        if (term instanceof Term.Literal number) {
            return Ref.now(add(of, new Operation.Constant(number.value()), List.of(), Size.ONE));
        }
        Term.Apply apply = (Term.Apply) term;
        List<Ref> operands = apply.operands().stream()
                .map(operand -> materialise(of, operand))
                .toList();
        return Ref.now(add(of, new Operation.Pointwise(apply.function()), operands, of.size()));
    }

    private String add(Node of, Operation operation, List<Ref> operands, Size size) {
        int count = counters.merge(of.name(), 1, Integer::sum);
        String name = Adjoint.of(of.name()) + ":" + count;
        nodes.add(new Node(name, operation, operands, size, of.position()));
        return name;
    }
}
