package org.gateloom.spec.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.gateloom.spec.diagnostic.Key;
import org.gateloom.spec.diagnostic.Limits;
import org.gateloom.spec.diagnostic.Problems;
import org.gateloom.spec.file.CellFile.Gate;
import org.gateloom.spec.file.CellFile.Repeat;
import org.gateloom.spec.read.YamlValue.Entry;
import org.gateloom.spec.read.YamlValue.Mapping;
import org.gateloom.spec.read.YamlValue.Text;

/** Reads the section {@code repeat}. */
final class RepeatReader {

    private static final List<String> KEYS = List.of("times", "from", "gates", "next");

    private final Problems problems;
    private final Values values;
    private final GateReader gates;
    private final Set<String> broken;
    private boolean complete = true;

    /** @param broken takes the names of entries that cannot be read */
    RepeatReader(Problems problems, Values values, GateReader gates, Set<String> broken) {
        this.problems = problems;
        this.values = values;
        this.gates = gates;
        this.broken = broken;
    }

    /** What is repeated; of one level when the number of levels cannot be read. */
    Optional<Repeat> read(Entry entry) {
        return values.mapping(entry, "'times', 'from', 'gates' and 'next'").map(this::repeat);
    }

    private Repeat repeat(Mapping mapping) {
        complete = values.known(mapping, KEYS, "a repetition");
        int times = values.required(mapping, "times", "'times: 3', the number of levels")
                .flatMap(this::times)
                .orElse(1);
        List<Gate> from = required(mapping, "from", "'from: {s: prev(h)}', the value before the first level");
        List<Gate> repeated =
                mapping.entry("gates").map(found -> entries(found)).orElse(List.of());
        List<Gate> next = required(mapping, "next", "'next: {s: ...}', the value after a level");
        return new Repeat(times, from, repeated, next, complete);
    }

    private Optional<Integer> times(Entry entry) {
        Optional<Double> number =
                values.number(entry, "the number of levels, a whole number from 1 to " + Limits.LEVELS);
        if (number.isEmpty()) {
            return Optional.empty();
        }
        double value = number.get();
        if (value != Math.rint(value) || value < 1 || value > Limits.LEVELS) {
            problems.report(
                    entry.value().position(),
                    Key.LEVEL,
                    "'" + ((Text) entry.value()).text() + "' is no number of levels",
                    "expected a whole number from 1 to " + Limits.LEVELS);
            return Optional.empty();
        }
        return Optional.of((int) value);
    }

    private List<Gate> required(Mapping mapping, String key, String expected) {
        Optional<Entry> entry = values.required(mapping, key, expected);
        complete &= entry.isPresent();
        return entry.map(this::entries).orElse(List.of());
    }

    private List<Gate> entries(Entry section) {
        Optional<Mapping> mapping = values.mapping(section, "entries of the form 'name: value'");
        complete &= mapping.isPresent();
        List<Entry> entries = mapping.map(Mapping::entries).orElse(List.of());
        List<String> names = entries.stream().map(entry -> entry.key().text()).toList();
        List<Gate> read = new ArrayList<>();
        for (Entry entry : entries) {
            Optional<Gate> gate = gates.gate(entry, names);
            gate.ifPresent(read::add);
            if (gate.isEmpty()) {
                broken.add(entry.key().text());
                complete = false;
            }
        }
        return read;
    }
}
