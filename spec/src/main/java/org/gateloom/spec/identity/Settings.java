package org.gateloom.spec.identity;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gateloom.spec.graph.CellGraph;
import org.gateloom.spec.graph.Initializer;
import org.gateloom.spec.graph.Parameter;
import org.gateloom.spec.graph.State;

/**
 * What of two cells is set in another way: all that an equation does not say.
 *
 * @param before the one
 * @param after the other
 * @param names of values, and of parameters where they are known, that stand for each other
 */
record Settings(CellGraph before, CellGraph after, Map<String, String> names) {

    List<Difference.Setting> all() {
        List<Difference.Setting> settings = new ArrayList<>();
        sizes(settings);
        before.states()
                .forEach(state -> after.states().stream()
                        .filter(other -> other.node().equals(names.get(state.node())))
                        .forEach(other -> states(settings, state, other)));
        before.parameters()
                .forEach(parameter -> counterpart(parameter.name()).ifPresent(other -> {
                    compareSizes(
                            settings,
                            "shape of " + parameter.name(),
                            parameter.shape().toString(),
                            other.shape().toString());
                    compare(settings, parameter.name(), trained(parameter), trained(other));
                }));
        if (!after.output().equals(names.get(before.output()))) {
            settings.add(new Difference.Setting("emit", before.output(), after.output()));
        }
        return settings;
    }

    /** Those of one name; then those of other names, of which two that follow one rule are one size. */
    private void sizes(List<Difference.Setting> settings) {
        Set<String> renamed = new LinkedHashSet<>(after.sizes().keySet());
        renamed.removeAll(before.sizes().keySet());
        for (String size : before.sizes().keySet()) {
            if (after.sizes().containsKey(size)) {
                compareSizes(settings, "size " + size, rule(before, size), rule(after, size));
                continue;
            }
            Optional<String> other = renamed.stream()
                    .filter(name -> Skeleton.nameless(rule(after, name), after)
                            .equals(Skeleton.nameless(rule(before, size), before)))
                    .findFirst();
            other.ifPresentOrElse(renamed::remove, () -> compare(settings, "size " + size, rule(before, size), "none"));
        }
        renamed.forEach(size -> compare(settings, "size " + size, "none", rule(after, size)));
    }

    private void states(List<Difference.Setting> settings, State state, State other) {
        compareSizes(
                settings,
                "size of " + state.node(),
                state.size().toString(),
                other.size().toString());
        compare(
                settings,
                "first value of " + state.node(),
                Double.toString(state.initial()),
                Double.toString(other.initial()));
    }

    private static void compare(List<Difference.Setting> settings, String about, String here, String there) {
        if (!here.equals(there)) {
            settings.add(new Difference.Setting(about, here, there));
        }
    }

    /** Whether they are the same whatever their sizes are called. */
    private void compareSizes(List<Difference.Setting> settings, String about, String here, String there) {
        if (!Skeleton.nameless(here, before).equals(Skeleton.nameless(there, after))) {
            settings.add(new Difference.Setting(about, here, there));
        }
    }

    private static String rule(CellGraph graph, String size) {
        return graph.sizes().get(size).toString();
    }

    private static String trained(Parameter parameter) {
        return parameter.trained() ? "trained" : "stays as it starts";
    }

    /** Parameters that start in another way. */
    List<LookAlike.Start> starts() {
        List<LookAlike.Start> starts = new ArrayList<>();
        for (Parameter parameter : before.parameters()) {
            counterpart(parameter.name()).ifPresent(other -> {
                Initializer own = parameter.initializer();
                if (!translated(own).equals(other.initializer())) {
                    starts.add(new LookAlike.Start(parameter.name(), own, other.initializer()));
                }
            });
        }
        return starts;
    }

    private Initializer translated(Initializer initializer) {
        if (initializer instanceof Initializer.Copy copy) {
            return new Initializer.Copy(
                    counterpart(copy.parameter()).map(Parameter::name).orElse(copy.parameter()));
        }
        if (initializer instanceof Initializer.Negative negative) {
            return new Initializer.Negative(
                    counterpart(negative.parameter()).map(Parameter::name).orElse(negative.parameter()));
        }
        return initializer;
    }

    /** The parameter of the same owner, for the same thing. */
    private Optional<Parameter> counterpart(String parameter) {
        int dot = parameter.indexOf('.');
        if (names.containsKey(parameter) || dot < 0) {
            return found(names.getOrDefault(parameter, ""));
        }
        String owner = names.getOrDefault(parameter.substring(0, dot), "");
        String own = parameter.substring(dot + 1);
        int line = own.indexOf('_');
        String seen = own.substring(line + 1);
        return found(owner + "." + own.substring(0, line + 1) + names.getOrDefault(seen, seen))
                .or(() -> found(owner + "." + own));
    }

    private Optional<Parameter> found(String name) {
        return after.parameters().stream()
                .filter(parameter -> parameter.name().equals(name))
                .findFirst();
    }
}
