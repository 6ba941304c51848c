package org.gateloom.samples.draw;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gateloom.spec.graph.Formula;

/**
 * A short text with subscripts.
 *
 * @param runs its pieces from left to right; empty for no text
 */
public record Label(List<Run> runs) {

    /** No text. */
    public static final Label NONE = new Label(List.of());

    /** The names that the language gives to parameters: a letter, and what it is applied to. */
    private static final Pattern STANDARD = Pattern.compile("([WBbdsg])_(.+)");

    public Label {
        runs = runs.stream().filter(run -> !run.text().isEmpty()).toList();
    }

    /** A piece of one height. */
    public record Run(String text, boolean lowered) {}

    /** Without subscripts. */
    public static Label of(String text) {
        return new Label(List.of(new Run(text, false)));
    }

    /** A value at its time: {@code c} with the index {@code t−1}. */
    public static Label of(Formula.Value value) {
        return indexed(value.name(), value.delay() == 0 ? "t" : "t−" + value.delay());
    }

    /** A parameter: {@code W_x} is a W with the index x. */
    public static Label of(Formula.Weight weight) {
        Matcher standard = STANDARD.matcher(weight.shown());
        return standard.matches() ? indexed(standard.group(1), standard.group(2)) : of(weight.shown());
    }

    private static Label indexed(String base, String index) {
        return new Label(List.of(new Run(base, false), new Run(index, true)));
    }

    /** This, and behind it another. */
    public Label then(Label other) {
        return new Label(Stream.concat(runs.stream(), other.runs.stream()).toList());
    }

    public Label then(String text) {
        return then(of(text));
    }

    public boolean isEmpty() {
        return runs.isEmpty();
    }

    /** For those who hear it: {@code W_x}. */
    @Override
    public String toString() {
        return runs.stream().map(run -> (run.lowered() ? "_" : "") + run.text()).collect(Collectors.joining());
    }
}
