package org.gateloom.spec.file;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.gateloom.spec.diagnostic.Key;
import org.gateloom.spec.diagnostic.Limits;
import org.gateloom.spec.diagnostic.Nearest;
import org.gateloom.spec.diagnostic.Problems;
import org.gateloom.spec.read.Bases;
import org.gateloom.spec.read.Kinds;
import org.gateloom.spec.read.Source;
import org.gateloom.spec.read.YamlReader;
import org.gateloom.spec.read.YamlValue;
import org.gateloom.spec.read.YamlValue.Entry;
import org.gateloom.spec.read.YamlValue.Items;
import org.gateloom.spec.read.YamlValue.Mapping;
import org.gateloom.spec.read.YamlValue.Nothing;
import org.gateloom.spec.read.YamlValue.Text;

/**
 * Lays a cell file over the cell that it extends.
 *
 * <p>Mappings are laid over one another key by key: sections, entries of a section, keys of a gate. Anything else (an
 * expression, a list, a number) replaces what the base has. An entry with nothing behind it removes the base's. {@code
 * about} is not inherited; of {@code source} the base's stand behind the file's own.
 */
public final class Inheritance {

    private final Bases bases;
    private final Problems problems;
    private final List<Source> sources = new ArrayList<>();

    /**
     * @param bases where {@code extends} looks
     * @param problems takes what is wrong
     */
    public Inheritance(Bases bases, Problems problems) {
        this.bases = bases;
        this.problems = problems;
    }

    /** Every file that was read, the first one first. */
    public List<Source> sources() {
        return List.copyOf(sources);
    }

    /**
     * The file with all its bases under it.
     *
     * @return empty when one of them cannot be read, which was reported then
     */
    public Optional<Mapping> resolve(Source source) {
        sources.add(source);
        Optional<Mapping> read = YamlReader.read(source, problems);
        Optional<Entry> extension = read.flatMap(own -> own.entry(Section.EXTENDS.key()));
        if (extension.isEmpty()) {
            return read;
        }
        Mapping own = read.get();
        return base(extension.get(), source).flatMap(this::resolve).map(base -> cell(base, own));
    }

    private Optional<Source> base(Entry extension, Source from) {
        if (!(extension.value() instanceof Text reference)) {
            if (!(extension.value() instanceof YamlValue.Refused)) {
                problems.report(
                        extension.value().position(),
                        Key.KIND,
                        "'extends' is followed by " + Kinds.of(extension.value()),
                        "expected the name of one cell file");
            }
            return Optional.empty();
        }
        String name = reference.text();
        if (!name.matches("[A-Za-z0-9_][A-Za-z0-9_.-]*(/[A-Za-z0-9_][A-Za-z0-9_.-]*)*")) {
            problems.report(
                    reference.position(),
                    Key.EXTENDS,
                    "'" + Kinds.shortened(name) + "' cannot be extended",
                    "expected the name of a cell of the library, or of a file in or below this folder: letters, digits, '-', '_', '.' and '/'");
            return Optional.empty();
        }
        if (sources.size() > Limits.BASES) {
            problems.report(
                    reference.position(),
                    Key.LIMIT,
                    "more than " + Limits.BASES + " files extend one another",
                    "extend a cell nearer to the root");
            return Optional.empty();
        }
        Optional<Source> found = bases.find(name, from);
        if (found.isEmpty()) {
            problems.report(
                    reference.position(),
                    Key.EXTENDS,
                    "there is no cell '" + name + "' to extend",
                    "expected a file '" + name + (name.endsWith(".yaml") ? "" : ".yaml")
                            + "' beside this one, or a cell of the library",
                    Nearest.to(name, bases.names(from)));
            return Optional.empty();
        }
        if (sources.contains(found.get())) {
            String way = sources.stream().map(Source::name).collect(Collectors.joining(" -> "));
            problems.report(
                    reference.position(),
                    Key.CIRCULAR_EXTENDS,
                    "the cells extend one another in a circle: " + way + " -> "
                            + found.get().name(),
                    "one of them has to stand on its own");
            return Optional.empty();
        }
        return found;
    }

    private Mapping cell(Mapping base, Mapping own) {
        Map<String, Entry> result = new LinkedHashMap<>();
        for (Entry entry : base.entries()) {
            String key = entry.key().text();
            if (!key.equals(Section.ABOUT.key())
                    && !key.equals(Section.CELL.key())
                    && !key.equals(Section.EXTENDS.key())) {
                result.put(key, entry);
            }
        }
        for (Entry entry : own.entries()) {
            String key = entry.key().text();
            Entry under = result.get(key);
            if (under == null) {
                result.put(key, entry);
            } else if (key.equals(Section.SOURCE.key())) {
                result.put(key, new Entry(entry.key(), both(entry.value(), under.value())));
            } else if (entry.value() instanceof Nothing) {
                result.remove(key);
            } else {
                String shortKey = Section.of(key).map(Section::shortKey).orElse("");
                result.put(key, new Entry(entry.key(), over(under.value(), entry.value(), shortKey)));
            }
        }
        return new Mapping(own.position(), List.copyOf(result.values()));
    }

    private YamlValue over(YamlValue base, YamlValue own, String shortKey) {
        if (!(base instanceof Mapping under) || !(own instanceof Mapping over)) {
            return own;
        }
        Map<String, Entry> result = new LinkedHashMap<>();
        under.entries().forEach(entry -> result.put(entry.key().text(), entry));
        for (Entry entry : over.entries()) {
            String key = entry.key().text();
            Entry below = result.get(key);
            if (entry.value() instanceof Nothing && below != null) {
                result.remove(key);
            } else if (entry.value() instanceof Nothing) {
                problems.report(
                        entry.key().position(),
                        Key.NOTHING_TO_REMOVE,
                        "'" + key + "' has nothing behind it, which removes it from the base, but the base has none",
                        "expected a value, or the name of what the base has",
                        Nearest.to(key, result.keySet()));
            } else if (below == null) {
                result.put(key, entry);
            } else {
                YamlValue written = entry.value() instanceof Mapping ? written(below, shortKey) : below.value();
                result.put(key, new Entry(entry.key(), over(written, entry.value(), "")));
            }
        }
        return new Mapping(over.position(), List.copyOf(result.values()));
    }

    /** {@code hidden} as {@code {size: hidden}}, so that a patch can add to it. */
    private static YamlValue written(Entry entry, String shortKey) {
        return shortKey.isEmpty() || entry.value() instanceof Mapping
                ? entry.value()
                : new Mapping(
                        entry.value().position(), List.of(new Entry(entry.key().as(shortKey), entry.value())));
    }

    private static Items both(YamlValue own, YamlValue base) {
        List<YamlValue> all = new ArrayList<>(own instanceof Items items ? items.values() : List.of(own));
        all.addAll(base instanceof Items items ? items.values() : List.of(base));
        return new Items(own.position(), all);
    }
}
