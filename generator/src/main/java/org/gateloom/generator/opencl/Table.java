package org.gateloom.generator.opencl;

import com.palantir.javapoet.FieldSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.lang.model.element.Modifier;
import org.gateloom.generator.java.Names;
import org.gateloom.generator.stage.Staged;
import org.gateloom.generator.stage.Staged.VectorSum;
import org.gateloom.runtime.opencl.KernelPlan;

/**
 * The table of a layer, as {@link KernelPlan} orders it: a constant for each number that a method asks for. Sizes and
 * parameters are listed when they are first asked for, values and sums all.
 */
final class Table {

    private final Staged staged;
    private final Names names;
    private final List<String> sizes = new ArrayList<>();
    private final List<String> parameters = new ArrayList<>();
    private final Map<String, Integer> values = new LinkedHashMap<>();
    private final Map<VectorSum, Integer> sums = new LinkedHashMap<>();
    private final Map<String, String> asked = new LinkedHashMap<>();

    Table(Staged staged, Names names) {
        this.staged = staged;
        this.names = names;
        staged.stored().keySet().forEach(value -> values.put(value, values.size()));
        staged.vectors().forEach(sum -> sums.put(sum, sums.size()));
    }

    String size(String name) {
        if (!sizes.contains(name)) {
            sizes.add(name);
        }
        return constant("size " + name, names.size(name) + "Size");
    }

    String parameter(String parameter) {
        if (!parameters.contains(parameter)) {
            parameters.add(parameter);
        }
        return constant("parameter " + parameter, names.parameter("", parameter, "At"));
    }

    String value(String value) {
        return constant("value " + value, names.of("", value, "At"));
    }

    String sum(VectorSum sum) {
        return constant(
                "sum " + sums.get(sum),
                names.parameter("", sum.parameter(), "Sum" + (sum.number() == 1 ? "" : sum.number()) + "At"));
    }

    /** {@code FORGET_WH_AT}. */
    private String constant(String key, String name) {
        return asked.computeIfAbsent(
                key, none -> name.replaceAll("(?<=.)(?=[A-Z])", "_").toUpperCase(Locale.ROOT));
    }

    /** Names of the sizes that have been asked for. */
    List<String> sizes() {
        return sizes;
    }

    /** Names of the parameters that have been asked for. */
    List<String> parameters() {
        return parameters;
    }

    /** The constants that have been asked for, in the table's order. */
    List<FieldSpec> constants() {
        List<FieldSpec> fields = new ArrayList<>();
        int at = KernelPlan.FIRST_SIZE;
        for (String size : sizes) {
            add(fields, "size " + size, at++);
        }
        for (String parameter : parameters) {
            add(fields, "parameter " + parameter, at++);
        }
        for (String value : staged.stored().keySet()) {
            add(fields, "value " + value, at++);
        }
        for (int i = 0; i < sums.size(); i++) {
            add(fields, "sum " + i, at++);
        }
        return fields;
    }

    private void add(List<FieldSpec> fields, String key, int at) {
        if (asked.containsKey(key)) {
            fields.add(FieldSpec.builder(int.class, asked.get(key), Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                    .initializer("$L", at)
                    .build());
        }
    }
}
