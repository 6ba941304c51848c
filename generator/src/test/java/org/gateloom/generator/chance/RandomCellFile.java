package org.gateloom.generator.chance;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * Writes well-formed cell files by chance, with everything that the language has: gates of both forms, states of several
 * sizes with and without first values, delays, shared, transposed, diagonal and block-diagonal parameters, work across
 * elements, masks. Functions are kept in their domain and states bounded, so that the numbers can be held to rounding.
 */
final class RandomCellFile {

    private static final String HIDDEN = "hidden";
    private static final String WIDE = "2 * hidden";
    private static final String ONE = "1";

    private static final List<String> ACTIVATIONS =
            List.of("tanh", "sigmoid", "relu", "leaky_relu", "hard_sigmoid", "sin", "cos", "abs", "identity");

    private final RandomGenerator random;
    private final boolean heads;
    /** What has a value at this step, and what only has one of the step before, by size. */
    private final Map<String, List<String>> values = new LinkedHashMap<>();

    private int parameters;

    private RandomCellFile(RandomGenerator random) {
        this.random = random;
        this.heads = random.nextInt(3) == 0;
        List.of(HIDDEN, WIDE, ONE).forEach(size -> values.put(size, new ArrayList<>()));
    }

    /** The text of a cell file. */
    static String write(String name, RandomGenerator random) {
        return new RandomCellFile(random).write(name);
    }

    private String write(String name) {
        StringBuilder text = new StringBuilder("cell: " + name + "\n");
        if (heads) {
            text.append("sizes: {heads: 2, head: hidden / heads}\n");
        }
        text.append("constants: {alpha: 0.75}\nparameters:\n  U: {shape: [hidden, hidden], init: orthogonal}\n")
                .append("  v: hidden\n  zeta: 1\n");
        if (heads) {
            text.append("  B: [heads, head, head]\n");
        }
        values.get(HIDDEN).add("v");
        values.get(ONE).addAll(List.of("alpha", "zeta", "0.5", "-1.5"));
        Map<String, String> states = new LinkedHashMap<>(Map.of("h", HIDDEN));
        for (String size : List.of(HIDDEN, WIDE, ONE)) {
            if (random.nextInt(2) == 0) {
                states.put("s" + states.size(), size);
            }
        }
        text.append("states:\n");
        states.forEach((state, size) -> {
            String first = pick(List.of("", "", ", initial: 0.25", ", initial: learned"));
            text.append("  ")
                    .append(state)
                    .append(": {size: ")
                    .append(size)
                    .append(first)
                    .append("}\n");
            values.get(size).add("prev(" + state + ")");
        });
        if (random.nextInt(3) == 0) {
            values.get(HIDDEN).add("prev(h, 2)");
        }
        text.append("gates:\n");
        int gates = 1 + random.nextInt(6);
        for (int gate = 0; gate < gates; gate++) {
            gate("g" + gate, text);
        }
        text.append("next:\n");
        states.forEach((state, size) -> text.append("  ")
                .append(state)
                .append(": 0.5 * prev(")
                .append(state)
                .append(") + tanh(")
                .append(expression(size, 2))
                .append(")\n"));
        return text.append("emit: h\n").toString();
    }

    private void gate(String gate, StringBuilder text) {
        String size = random.nextInt(4) == 0 ? WIDE : random.nextInt(5) == 0 ? ONE : HIDDEN;
        text.append("  ").append(gate).append(": ");
        if (random.nextBoolean()) {
            List<String> items = new ArrayList<>(List.of("x"));
            items.add(any());
            if (random.nextBoolean()) {
                items.add("linear(" + any() + ", " + parameter() + ")");
            }
            text.append("{of: [\"")
                    .append(String.join("\", \"", items))
                    .append("\"], act: ")
                    .append(pick(ACTIVATIONS))
                    .append(", size: ")
                    .append(size)
                    .append(random.nextInt(4) == 0 ? ", bias: none" : "")
                    .append("}\n");
        } else {
            text.append(expression(size, 3)).append('\n');
        }
        values.get(size).add(gate);
        if (random.nextInt(4) == 0) {
            values.get(size).add("prev(" + gate + ")");
        }
    }

    /** A value of any size, a name or a delayed one. */
    private String any() {
        return value(random.nextInt(3) == 0 ? WIDE : HIDDEN);
    }

    private String value(String size) {
        List<String> pool = values.get(size);
        return pool.isEmpty() ? "linear(x, " + parameter() + ")" : pick(pool);
    }

    private String expression(String size, int depth) {
        if (depth == 0) {
            return value(size);
        }
        String a = expression(size, depth - 1);
        return switch (random.nextInt(size.equals(ONE) ? 14 : 21)) {
            case 0 -> pick(ACTIVATIONS) + "(" + a + ")";
            case 1 -> "exp(sin(" + a + "))";
            case 2 -> "log(softplus(" + a + ") + 0.25)";
            case 3 -> "sqrt(softplus(" + a + ") + 0.25)";
            case 4 -> "square(sin(" + a + "))";
            case 5 -> a + " / (softplus(" + expression(size, depth - 1) + ") + 0.5)";
            case 6 -> "(" + a + " - " + expression(size, depth - 1) + ")";
            // Apart by a little: where both are 0 but for rounding, nobody knows which is less.
            case 7 -> "min(" + a + ", " + expression(size, depth - 1) + " + 0.0625)";
            case 8 -> "max(" + a + ", " + expression(random.nextBoolean() ? ONE : size, depth - 1) + " - 0.0625)";
            case 9 -> "clip(" + a + ", -0.5, alpha)";
            case 10 -> size.equals(ONE) ? pick(List.of("sum", "mean")) + "(tanh(" + any() + "))" : product(size);
            case 11 -> "-log_sigmoid(" + a + ") * " + value(random.nextBoolean() ? ONE : size);
            case 12 -> a + " + " + expression(size, depth - 1) + " + " + value(ONE);
            case 13 -> "first(" + a + ", " + expression(size, depth - 1) + ")";
            case 19 -> product(size);
            case 14 -> pick(List.of("layer_norm", "rms_norm")) + "(" + a + ", " + norm() + ")";
            case 15 -> pick(List.of("diag", "scale")) + "(" + a + ", " + parameter() + ") + bias(" + parameter() + ")";
            case 16 ->
                size.equals(WIDE)
                        ? "concat(" + expression(HIDDEN, depth - 1) + ", " + expression(HIDDEN, depth - 1) + ")"
                        : "part(" + expression(WIDE, depth - 1) + ", " + (1 + random.nextInt(2)) + ", 2)";
            case 17 -> "dropout(" + a + ", 0.25" + scope() + ")";
            case 18 -> "zoneout(" + a + ", " + expression(size, depth - 1) + ", 0.25" + scope() + ")";
            default -> "(" + a + ") * (" + expression(size, depth - 1) + ")";
        };
    }

    private String product(String size) {
        String of = random.nextInt(3) == 0 ? "x" : any();
        if (size.equals(HIDDEN) && random.nextBoolean()) {
            String square = value(HIDDEN);
            return switch (random.nextInt(heads ? 4 : 2)) {
                case 0 -> "linear(" + square + ", U)";
                case 1 -> "transposed(" + square + ", U)";
                case 2 -> "linear(" + square + ", B)";
                default -> "blocks(" + square + ", heads, " + parameter() + ")";
            };
        }
        return "linear(" + of + ", " + parameter() + ")";
    }

    private String norm() {
        return random.nextBoolean() ? parameter() : "none";
    }

    private String scope() {
        return random.nextBoolean() ? ", sequence" : "";
    }

    private String parameter() {
        return "P" + parameters++;
    }

    private String pick(List<String> from) {
        return from.get(random.nextInt(from.size()));
    }
}
