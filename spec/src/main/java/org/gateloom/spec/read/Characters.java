package org.gateloom.spec.read;

import java.util.Locale;
import org.gateloom.spec.diagnostic.Key;
import org.gateloom.spec.diagnostic.Limits;
import org.gateloom.spec.diagnostic.Problems;

/** Refuses what cannot be seen in an editor, or would read differently from what it is. */
final class Characters {

    private Characters() {}

    /** Whether the file may be read on. */
    static boolean check(Source source, Lines lines, Problems problems) {
        String text = source.text();
        if (text.length() > Limits.FILE_CHARACTERS) {
            problems.report(
                    lines.at(0),
                    Key.LIMIT,
                    "the file is too large for a cell",
                    "a cell file has at most " + Limits.FILE_CHARACTERS + " characters");
            return false;
        }
        boolean fine = true;
        int told = 0;
        for (int i = 0; i < text.length() && told < 10; i += Character.charCount(text.codePointAt(i))) {
            int c = text.codePointAt(i);
            boolean mark = c == 0xFEFF && i == 0;
            if (hidden(c) && !mark) {
                fine = false;
                told++;
                problems.report(
                        lines.at(i), Key.CHARACTER, sentence(c), c == 0xFFFD ? "save it as UTF-8" : "leave it out");
            }
        }
        return fine;
    }

    /** Reports what the escapes of a quoted text stand for; where the file itself holds it, the file is refused before. */
    static void check(YamlValue.Text text, Problems problems) {
        String word = text.text();
        for (int i = 0; i < word.length(); i += Character.charCount(word.codePointAt(i))) {
            int c = word.codePointAt(i);
            if (hidden(c)) {
                problems.report(text.at(i), Key.CHARACTER, sentence(c), "leave it out");
                return;
            }
        }
    }

    private static String sentence(int c) {
        if (c == 0xFFFD) {
            return "the file is not UTF-8 here";
        }
        String name = Character.getName(c);
        return String.format(
                Locale.ROOT, "there is an invisible character, U+%04X%s", c, name == null ? "" : " " + name);
    }

    private static boolean hidden(int c) {
        if (c == '\t' || c == '\n' || c == '\r') {
            return false;
        }
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> c == 0xFFFD;
        };
    }
}
