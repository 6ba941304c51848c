package org.gateloom.spec.read;

import java.util.Optional;
import org.gateloom.spec.diagnostic.Key;
import org.gateloom.spec.diagnostic.Position;
import org.gateloom.spec.diagnostic.Problems;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import tools.jackson.core.JacksonException;

/**
 * Says in the user's words why a text is no YAML. The YAML engine knows the exact place, Jackson's own is off; of its
 * sentences those that a cell file meets are told anew here, others are passed on.
 */
final class SyntaxMistakes {

    private final Lines lines;
    private final Problems problems;

    private SyntaxMistakes(Lines lines, Problems problems) {
        this.lines = lines;
        this.problems = problems;
    }

    /**
     * Reports it.
     *
     * @param last where the reader was
     */
    static void report(JacksonException mistake, Lines lines, Position last, Problems problems) {
        SyntaxMistakes reporter = new SyntaxMistakes(lines, problems);
        if (mistake.getCause() instanceof MarkedYamlEngineException marked) {
            reporter.report(marked, last);
        } else if (mistake.getOriginalMessage().startsWith("Expected a property name")) {
            reporter.report(last, "a key is a list or a mapping", "a key is a word");
        } else {
            reporter.report(last, "this is no YAML: " + oneLine(mistake.getOriginalMessage()), "");
        }
    }

    private void report(MarkedYamlEngineException mistake, Position last) {
        String problem = oneLine(mistake.getProblem());
        String context = mistake.getContext() == null ? "" : oneLine(mistake.getContext());
        Position here = place(mistake.getProblemMark()).orElse(last);
        Position begin = place(mistake.getContextMark()).orElse(here);
        char at = mistake.getProblemMark().map(this::at).orElse('\n');
        if (at == '\t') {
            report(here, "a tab cannot indent YAML", "use spaces");
        } else if (problem.contains("mapping values are not allowed")) {
            report(
                    here,
                    "a second ': ' stands in this line, or the line is indented too far",
                    "expected one 'key: value' a line; a text with ': ' in it goes into quotes");
        } else if (problem.contains("cannot start any token")) {
            report(here, "a value cannot start with '" + at + "' in YAML", "put the value into quotes");
        } else if (context.contains("flow")) {
            report(
                    here,
                    "the list or mapping that begins at " + begin.line() + ":" + begin.column() + " goes wrong here",
                    "expected a ',' between two items, and a ']' or '}' at the end");
        } else if (problem.contains("could not find expected ':'")) {
            report(begin, "this line has no ':'", "expected 'key: value'");
        } else if (context.contains("quoted scalar")) {
            report(begin, "this quote is never closed", "expected the same quote at the end");
        } else if (problem.contains("<block end>")) {
            report(
                    here,
                    "this does not fit to the lines above",
                    "the entries of one mapping begin in one column, each is 'key: value'");
        } else {
            report(here, "this is no YAML: " + (context.isEmpty() ? "" : context + ", ") + problem, "");
        }
    }

    private void report(Position position, String what, String expected) {
        problems.report(position, Key.SYNTAX, what, expected);
    }

    private Optional<Position> place(Optional<Mark> mark) {
        return mark.map(m -> lines.at(index(m)));
    }

    private char at(Mark mark) {
        int index = index(mark);
        return index < lines.text().length() ? lines.text().charAt(index) : '\n';
    }

    private int index(Mark mark) {
        return lines.index(mark.getLine() + 1, mark.getColumn() + 1);
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }
}
