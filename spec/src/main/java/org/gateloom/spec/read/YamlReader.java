package org.gateloom.spec.read;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gateloom.spec.diagnostic.Key;
import org.gateloom.spec.diagnostic.Limits;
import org.gateloom.spec.diagnostic.Position;
import org.gateloom.spec.diagnostic.Problems;
import org.gateloom.spec.read.YamlValue.Entry;
import org.gateloom.spec.read.YamlValue.Items;
import org.gateloom.spec.read.YamlValue.Mapping;
import org.gateloom.spec.read.YamlValue.Nothing;
import org.gateloom.spec.read.YamlValue.Refused;
import org.gateloom.spec.read.YamlValue.Text;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLParser;

/**
 * Reads the text of a file as a tree with places. YAML's own traps are refused here, so that nobody behind sees a value
 * that is not written where it is used: aliases, merge keys, tags, second documents, duplicate keys. Every scalar is
 * kept as its text; what is a number decides the reader of expressions.
 */
public final class YamlReader {

    private static final YAMLFactory FACTORY = YAMLFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(Limits.FILE_CHARACTERS)
                    .maxNameLength(Limits.FILE_CHARACTERS)
                    .build())
            .build();

    private final Lines lines;
    private final Problems problems;
    private final YAMLParser parser;
    private boolean tooDeep;

    private YamlReader(Source source, Problems problems) {
        this.lines = new Lines(source);
        this.problems = problems;
        this.parser = (YAMLParser) FACTORY.createParser(ObjectReadContext.empty(), new WholeCharacters(source.text()));
    }

    /**
     * The mapping that the file is.
     *
     * @param source the file
     * @param problems takes what is wrong
     * @return empty when the file is no mapping, which was reported then
     */
    public static Optional<Mapping> read(Source source, Problems problems) {
        if (!Characters.check(source, new Lines(source), problems)) {
            return Optional.empty();
        }
        YamlReader reader = new YamlReader(source, problems);
        try (YAMLParser parser = reader.parser) {
            return reader.document(parser.nextToken());
        } catch (JacksonException mistake) {
            if (!reader.tooDeep) {
                SyntaxMistakes.report(mistake, reader.lines, reader.here(), problems);
            }
            return Optional.empty();
        }
    }

    private Optional<Mapping> document(JsonToken first) {
        if (first == null) {
            problems.report(lines.at(0), Key.EMPTY, "the file is empty", "a cell starts with 'cell: Name'");
            return Optional.empty();
        }
        YamlValue root = value(first, 1);
        JsonToken behind = parser.nextToken();
        if (behind != null) {
            problems.report(
                    here(),
                    Key.DOCUMENT,
                    "a second document begins in this file",
                    "one file holds one cell; put the other into a file of its own");
        }
        if (root instanceof Mapping mapping) {
            return Optional.of(mapping);
        }
        if (!(root instanceof Refused)) {
            problems.report(
                    root.position(),
                    Key.KIND,
                    "a cell file is a mapping of sections, this is " + Kinds.of(root),
                    "expected 'cell: Name' and the other sections, one a line");
        }
        return Optional.empty();
    }

    private YamlValue value(JsonToken token, int depth) {
        Position position = here();
        boolean refused = refuse(position);
        YamlValue value = switch (token) {
            case START_OBJECT -> mapping(position, depth);
            case START_ARRAY -> items(position, depth);
            case VALUE_NULL -> new Nothing(position);
            default -> text();
        };
        return refused ? new Refused(position) : value;
    }

    private boolean refuse(Position position) {
        if (parser.isCurrentAlias()) {
            problems.report(
                    position,
                    Key.ALIAS,
                    "'*" + parser.getString() + "' is an alias of YAML",
                    "aliases are not read; write the value out, or give a gate a name and use that");
            return true;
        }
        if (parser.getObjectId() != null || lines.text().startsWith("&", index())) {
            problems.report(position, Key.ALIAS, "'&' makes an anchor of YAML", "anchors are not read; leave it out");
            return true;
        }
        if (parser.getTypeId() != null) {
            problems.report(
                    position,
                    Key.TAG,
                    "'!" + parser.getTypeId() + "' is a tag of YAML",
                    "tags are not read; leave it out");
            return true;
        }
        return false;
    }

    private YamlValue items(Position position, int depth) {
        boolean flow = lines.text().startsWith("[", index());
        List<YamlValue> values = new ArrayList<>();
        if (tooDeep(position, depth)) {
            return new Refused(position);
        }
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            values.add(value(token, depth + 1));
        }
        return tooMany(position, values.size())
                ? new Refused(position)
                : new Items(position, flow ? SplitItems.rejoin(values, lines) : values);
    }

    private YamlValue mapping(Position position, int depth) {
        boolean flow = lines.text().startsWith("{", index());
        List<Entry> entries = new ArrayList<>();
        if (tooDeep(position, depth)) {
            return new Refused(position);
        }
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_OBJECT; token = parser.nextToken()) {
            refuse(here());
            Text key = text();
            entries.add(new Entry(key, value(parser.nextToken(), depth + 1)));
        }
        return tooMany(position, entries.size())
                ? new Refused(position)
                : new Mapping(position, unique(flow ? SplitItems.rejoinEntries(entries, lines) : entries));
    }

    private List<Entry> unique(List<Entry> entries) {
        Map<String, Entry> first = new LinkedHashMap<>();
        for (Entry entry : entries) {
            String key = entry.key().text();
            if (key.equals("<<")) {
                problems.report(
                        entry.key().position(),
                        Key.ALIAS,
                        "'<<' is a merge key of YAML",
                        "merge keys are not read; a variant of a cell is written with 'extends'");
                continue;
            }
            Entry before = first.putIfAbsent(key, entry);
            if (before != null) {
                Position there = before.key().position();
                problems.report(
                        entry.key().position(),
                        Key.DUPLICATE_KEY,
                        "'" + key + "' stands here a second time, first at " + there.line() + ":" + there.column(),
                        "one of the two has to go");
            }
        }
        return List.copyOf(first.values());
    }

    private boolean tooDeep(Position position, int depth) {
        if (depth <= Limits.YAML_DEPTH) {
            return false;
        }
        tooDeep = true;
        problems.report(
                position,
                Key.LIMIT,
                "mappings and lists lie more than " + Limits.YAML_DEPTH + " deep",
                "no part of a cell file is deeper than four");
        parser.skipChildren();
        return true;
    }

    private boolean tooMany(Position position, int entries) {
        if (entries <= Limits.ENTRIES) {
            return false;
        }
        problems.report(
                position,
                Key.LIMIT,
                "there are " + entries + " entries here",
                "a mapping or list has at most " + Limits.ENTRIES);
        return true;
    }

    private Text text() {
        Text text = TextPlaces.of(lines, index(), parser.getString());
        Characters.check(text, problems);
        return text;
    }

    private int index() {
        TokenStreamLocation location = parser.currentTokenLocation();
        return lines.index(Math.max(1, location.getLineNr()), Math.max(1, location.getColumnNr()));
    }

    private Position here() {
        return lines.at(index());
    }
}
