package org.gateloom.spec.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gateloom.spec.expression.Expression;
import org.gateloom.spec.expression.Expression.Binary;
import org.gateloom.spec.expression.Expression.Call;
import org.gateloom.spec.expression.Expression.Name;
import org.gateloom.spec.expression.Expression.Negate;

/**
 * Names the parameters of a gate after what they are applied to: {@code W_x}, {@code W_h} for {@code prev(h)}, {@code
 * W_reset_h} for {@code reset * prev(h)}. Where one gate would have a name twice, those that read a step before get the
 * number of steps behind the name they delay: {@code W_c} and {@code W_c_1}.
 */
final class OperandNames {

    /** Calls of which only the first argument is a value. */
    private static final Set<String> ONE_VALUE = Set.of(
            "prev",
            "linear",
            "diag",
            "scale",
            "transposed",
            "blocks",
            "part",
            "dropout",
            "clip",
            "layer_norm",
            "rms_norm");

    private final Map<String, List<Expression>> byName = new LinkedHashMap<>();

    /** Notes that a parameter with this prefix ({@code W_}) is applied to the operand. */
    void add(String prefix, Expression operand) {
        byName.computeIfAbsent(prefix + joined(operand, false), key -> new ArrayList<>())
                .add(operand);
    }

    /** The name of each parameter, by its operand. Two may still have the same name. */
    Map<Expression, String> names() {
        Map<Expression, String> names = new LinkedHashMap<>();
        byName.forEach((name, operands) -> {
            String prefix = name.substring(0, name.indexOf('_') + 1);
            boolean clash = operands.size() > 1;
            operands.forEach(operand -> names.put(operand, clash ? prefix + joined(operand, true) : name));
        });
        return names;
    }

    private static String joined(Expression operand, boolean delays) {
        List<String> words = new ArrayList<>();
        collect(operand, delays, words);
        return words.isEmpty() ? "1" : String.join("_", words);
    }

    private static void collect(Expression expression, boolean delays, List<String> words) {
        if (expression instanceof Name name) {
            words.add(name.written());
        } else if (expression instanceof Negate negate) {
            collect(negate.operand(), delays, words);
        } else if (expression instanceof Binary binary) {
            collect(binary.left(), delays, words);
            collect(binary.right(), delays, words);
        } else if (expression instanceof Call call) {
            boolean previous = call.function().equals("prev");
            List<Expression> inner =
                    ONE_VALUE.contains(call.function()) && !call.arguments().isEmpty()
                            ? call.arguments().subList(0, 1)
                            : call.arguments();
            inner.forEach(argument -> collect(argument, delays, words));
            if (previous && delays) {
                words.add(call.arguments().size() > 1 ? call.arguments().get(1).toString() : "1");
            }
        }
    }
}
