package org.gateloom.spec.file;

import java.util.List;
import java.util.Optional;
import org.gateloom.spec.diagnostic.Key;
import org.gateloom.spec.diagnostic.Nearest;
import org.gateloom.spec.diagnostic.Position;
import org.gateloom.spec.diagnostic.Problems;
import org.gateloom.spec.expression.Expression;
import org.gateloom.spec.expression.Parser;
import org.gateloom.spec.file.CellFile.Init;
import org.gateloom.spec.read.Kinds;
import org.gateloom.spec.read.YamlValue;
import org.gateloom.spec.read.YamlValue.Entry;
import org.gateloom.spec.read.YamlValue.Mapping;
import org.gateloom.spec.read.YamlValue.Refused;
import org.gateloom.spec.read.YamlValue.Text;

/** Reads what stands behind a key, and says so when it is of the wrong kind. */
final class Values {
    /** What an initialiser looks like. */
    static final String INITIALIZER =
            "a number, or one of glorot, fan_in, orthogonal, identity, uniform(low, high), log_uniform(low, high), normal(deviation), or another parameter, as forget.b";

    private final Problems problems;

    Values(Problems problems) {
        this.problems = problems;
    }

    /** Reports the keys that are none, and tells whether there were none of those. */
    boolean known(Mapping mapping, List<String> keys, String of) {
        boolean all = true;
        for (Entry entry : mapping.entries()) {
            String key = entry.key().text();
            if (!keys.contains(key)) {
                all = false;
                problems.report(
                        entry.key().position(),
                        Key.UNKNOWN_KEY,
                        "'" + Kinds.shortened(key) + "' is no key of " + of,
                        "expected one of " + String.join(", ", keys),
                        Nearest.to(key, keys));
            }
        }
        return all;
    }

    Optional<Entry> required(Mapping mapping, String key, String expected) {
        Optional<Entry> entry = mapping.entry(key);
        if (entry.isEmpty()) {
            problems.report(mapping.position(), Key.MISSING_KEY, "'" + key + "' is missing", "expected " + expected);
        }
        return entry;
    }

    Optional<Text> text(Entry entry, String expected) {
        if (entry.value() instanceof Text text) {
            return Optional.of(text);
        }
        wrong(entry, expected);
        return Optional.empty();
    }

    Optional<Mapping> mapping(Entry entry, String expected) {
        if (entry.value() instanceof Mapping mapping) {
            return Optional.of(mapping);
        }
        wrong(entry, expected);
        return Optional.empty();
    }

    Optional<Expression> expression(Entry entry, String expected) {
        return text(entry, expected).flatMap(text -> Parser.parse(text, problems));
    }

    Optional<Double> number(Entry entry) {
        return number(entry, "a decimal number, as 1, -0.5 or 1e-3");
    }

    Optional<Double> number(Entry entry, String expected) {
        return text(entry, expected).flatMap(text -> Parser.number(text, expected, problems));
    }

    Optional<Boolean> truth(Entry entry) {
        if (entry.value() instanceof Text text && List.of("true", "false").contains(text.text())) {
            return Optional.of(text.text().equals("true"));
        }
        wrong(entry, "true or false");
        return Optional.empty();
    }

    Optional<Init> init(Entry entry) {
        Position position = entry.key().position();
        return expression(entry, INITIALIZER)
                .map(e -> new Init(position, entry.key().text(), e));
    }

    void wrong(Entry entry, String expected) {
        YamlValue value = entry.value();
        if (value instanceof Refused) {
            return;
        }
        String key = Kinds.shortened(entry.key().text());
        if (value instanceof YamlValue.Nothing) {
            problems.report(
                    entry.key().position(), Key.EMPTY, "'" + key + "' has nothing behind it", "expected " + expected);
        } else {
            problems.report(
                    value.position(),
                    Key.KIND,
                    "'" + key + "' is followed by " + Kinds.of(value),
                    "expected " + expected);
        }
    }
}
