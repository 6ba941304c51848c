package org.gateloom.spec.graph;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Writes a graph as the equations that its author had in mind, one for each node with a name:
 *
 * <pre>
 * forget = sigmoid(W_x x + W_h prev(h) + b)
 * c = forget * prev(c) + input * candidate
 * </pre>
 *
 * <p>A parameter of the node itself has its own name only, {@code W_x}; one that is shared, or was given a name, has its
 * full one. {@code W v} is a matrix times a vector, {@code d * v} works element by element; everything else is written as
 * the language has it.
 */
public final class Equations {

    private static final int SUM = 1;
    private static final int PRODUCT = 2;
    private static final int SIGN = 3;
    private static final int WHOLE = 4;

    private Equations() {}

    /** The equations in the order of the graph, {@code name = right side}; the input and shared parameters have none. */
    public static List<String> of(CellGraph graph) {
        return byName(graph).entrySet().stream()
                .map(equation -> equation.getKey() + " = " + equation.getValue())
                .toList();
    }

    /** The right sides by the names of their nodes, in the order of the graph. */
    public static Map<String, String> byName(CellGraph graph) {
        Map<String, String> byName = new LinkedHashMap<>();
        Formulas.of(graph).forEach((name, formula) -> byName.put(name, text(formula)));
        return byName;
    }

    /** What is read, as an equation would write it: a name, or the expression of a node without one. */
    public static String text(CellGraph graph, Ref read) {
        return piece(Formulas.read(graph, read)).at(WHOLE);
    }

    /** A right side. */
    public static String text(Formula formula) {
        return piece(formula).text();
    }

    /** A named value as the file reads it: {@code c}, {@code prev(c)}, {@code prev(c, 2)} for the previous {@code c.prev}. */
    public static String named(Ref read) {
        return text(Formulas.value(read));
    }

    /** A piece of text with how tightly its outermost sign binds. */
    private record Piece(String text, int binds) {
        String at(int least) {
            return binds < least ? "(" + text + ")" : text;
        }
    }

    private static Piece piece(Formula formula) {
        return formula.accept(new Formula.Visitor<>() {
            @Override
            public Piece value(Formula.Value value) {
                return new Piece(
                        switch (value.delay()) {
                            case 0 -> value.name();
                            case 1 -> "prev(" + value.name() + ")";
                            default -> "prev(" + value.name() + ", " + value.delay() + ")";
                        },
                        WHOLE);
            }

            @Override
            public Piece constant(Formula.Constant constant) {
                return new Piece(Equations.number(constant.value()), constant.value() < 0 ? SIGN : WHOLE);
            }

            @Override
            public Piece weight(Formula.Weight weight) {
                return new Piece(weight.shown(), WHOLE);
            }

            @Override
            public Piece product(Formula.Product product) {
                String factor = product.matrix().shown() + (product.transposed() ? "ᵀ" : "");
                return new Piece(factor + " " + piece(product.of()).at(WHOLE), SIGN);
            }

            @Override
            public Piece pointwise(Formula.Pointwise pointwise) {
                return function(pointwise);
            }

            @Override
            public Piece across(Formula.Across across) {
                return new Piece(Equations.across(across.operation(), arguments(across)), WHOLE);
            }

            @Override
            public Piece mean(Formula.Mean mean) {
                return new Piece("mean(" + text(mean.of()) + ")", WHOLE);
            }

            @Override
            public Piece dropout(Formula.Dropout dropout) {
                return new Piece("dropout(" + text(dropout.of()) + ", " + chance(dropout.mask()) + ")", WHOLE);
            }

            @Override
            public Piece zoneout(Formula.Zoneout zoneout) {
                return new Piece("zoneout(" + arguments(zoneout) + ", " + chance(zoneout.mask()) + ")", WHOLE);
            }
        });
    }

    /** {@code 1} rather than {@code 1.0}. */
    public static String number(double value) {
        boolean whole = value == Math.rint(value) && Math.abs(value) < 1e15;
        return whole ? Long.toString((long) value) : Double.toString(value);
    }

    private static String chance(Operation.Mask mask) {
        return mask.rate() + (mask.scope() == Operation.Mask.Scope.SEQUENCE ? ", sequence" : "");
    }

    private static String across(Operation operation, String of) {
        if (operation instanceof Operation.Normalize normalize) {
            boolean layer = normalize.norm() == Operation.Normalize.Norm.LAYER;
            return (layer ? "layer_norm(" : "rms_norm(") + of + ", none)";
        }
        if (operation instanceof Operation.Part part) {
            return "part(" + of + ", " + (part.index() + 1) + ", " + part.of() + ")";
        }
        if (operation instanceof Operation.Sum) {
            return "sum(" + of + ")";
        }
        if (operation instanceof Operation.Count) {
            return "count(" + of + ")";
        }
        return (operation instanceof Operation.Concat ? "concat(" : "slice(") + of + ")";
    }

    private static Piece function(Formula.Pointwise formula) {
        List<Piece> of = formula.operands().stream().map(Equations::piece).toList();
        return switch (formula.function()) {
            case ADD ->
                new Piece(
                        of.get(0).at(SUM)
                                + of.stream()
                                        .skip(1)
                                        .map(piece -> " + " + piece.at(PRODUCT))
                                        .collect(Collectors.joining()),
                        SUM);
            case SUBTRACT -> new Piece(of.get(0).at(SUM) + " - " + of.get(1).at(PRODUCT), SUM);
            case MULTIPLY -> new Piece(of.get(0).at(PRODUCT) + " * " + of.get(1).at(SIGN), PRODUCT);
            case DIVIDE -> new Piece(of.get(0).at(PRODUCT) + " / " + of.get(1).at(SIGN), PRODUCT);
            case NEGATE -> new Piece("-" + of.get(0).at(WHOLE), SIGN);
            case MINIMUM -> call("min", formula);
            case MAXIMUM -> call("max", formula);
            case SELECT -> call("first", formula);
            default -> call(formula.function().toString(), formula);
        };
    }

    private static Piece call(String name, Formula formula) {
        return new Piece(name + "(" + arguments(formula) + ")", WHOLE);
    }

    private static String arguments(Formula formula) {
        return formula.operands().stream().map(Equations::text).collect(Collectors.joining(", "));
    }
}
