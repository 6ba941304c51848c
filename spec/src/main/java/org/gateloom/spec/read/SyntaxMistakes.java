package org.gateloom.spec.read;

import java.util.Optional;
import org.gateloom.spec.diagnostic.Key;
import org.gateloom.spec.diagnostic.Position;
import org.gateloom.spec.diagnostic.Problems;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamConstraintsException;

/** Says in the user's words why a text is no YAML. The YAML engine knows the exact place, Jackson's own is off. */
final class SyntaxMistakes {

    private SyntaxMistakes() {}

    static void report(JacksonException mistake, Lines lines, Position last, Problems problems) {
        if (mistake instanceof StreamConstraintsException) {
            problems.report(
                    last,
                    Key.LIMIT,
                    "mappings and lists lie far too deep",
                    "no part of a cell file is deeper than four");
            return;
        }
        if (!(mistake.getCause() instanceof MarkedYamlEngineException marked)) {
            problems.report(last, Key.SYNTAX, "this is no YAML: " + oneLine(mistake.getOriginalMessage()), "");
            return;
        }
        Optional<Mark> mark = marked.getProblemMark();
        int index =
                mark.map(m -> lines.index(m.getLine() + 1, m.getColumn() + 1)).orElse(0);
        Position position = mark.isPresent() ? lines.at(index) : last;
        char at = index < lines.text().length() ? lines.text().charAt(index) : '\n';
        String problem = marked.getProblem();
        if (at == '\t') {
            problems.report(position, Key.SYNTAX, "a tab cannot indent YAML", "use spaces");
        } else if (problem.contains("mapping values are not allowed")) {
            problems.report(
                    position,
                    Key.SYNTAX,
                    "a second ': ' stands in this line, or the line is indented too far",
                    "one 'key: value' a line; a text with ': ' in it goes into quotes");
        } else if (problem.contains("cannot start any token")) {
            problems.report(
                    position,
                    Key.SYNTAX,
                    "a value cannot start with '" + at + "' in YAML",
                    "put the value into quotes");
        } else if (marked.getContext() != null && marked.getContext().contains("flow")) {
            problems.report(
                    position,
                    Key.SYNTAX,
                    "a list or mapping in brackets goes wrong here",
                    "items with a comma between them, and a ']' or '}' at the end");
        } else {
            String context = marked.getContext() == null ? "" : oneLine(marked.getContext()) + ", ";
            problems.report(position, Key.SYNTAX, "this is no YAML: " + context + oneLine(problem), "");
        }
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }
}
