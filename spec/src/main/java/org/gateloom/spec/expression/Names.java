package org.gateloom.spec.expression;

import java.text.Normalizer;
import java.util.Locale;
import org.gateloom.spec.diagnostic.Key;
import org.gateloom.spec.diagnostic.Limits;
import org.gateloom.spec.read.Kinds;

/** What a name may look like: a letter, then letters, digits and underscores, all of ASCII. */
final class Names {

    private Names() {}

    /** Refuses a text that is no name. */
    static void check(String text, int index) throws Mistake {
        if (text.isEmpty() || !text.codePoints().allMatch(Names::mayStand)) {
            throw new Mistake(
                    index,
                    Key.NAME,
                    "'" + Kinds.shortened(text) + "' is no name",
                    "a name is a letter, then letters, digits and '_'",
                    "");
        }
        checkLetters(text, index);
    }

    /** Whether a reader would take the character for a part of a name, of whatever script. */
    static boolean mayStand(int c) {
        return Character.isLetterOrDigit(c) || c == '_' || Character.getType(c) == Character.NON_SPACING_MARK;
    }

    /** Refuses a word that is no name because of a letter of another script, of how it begins or of its length. */
    static void checkLetters(String word, int index) throws Mistake {
        for (int i = 0; i < word.length(); i += Character.charCount(word.codePointAt(i))) {
            int c = word.codePointAt(i);
            if (c >= 128) {
                String shown =
                        String.format(Locale.ROOT, "'%s' (U+%04X %s)", Character.toString(c), c, Character.getName(c));
                throw new Mistake(
                        index,
                        Key.NAME,
                        "'" + word + "' has the letter " + shown + " in it",
                        "names are of the letters a-z, A-Z, digits and '_'",
                        ascii(word));
            }
        }
        if (!Character.isLetter(word.charAt(0))) {
            throw new Mistake(
                    index,
                    Key.NAME,
                    "'" + word + "' does not begin with a letter",
                    "a name is a letter, then letters, digits and '_'",
                    "");
        }
        if (word.length() > Limits.NAME_CHARACTERS) {
            throw new Mistake(
                    index,
                    Key.LIMIT,
                    "a name of " + word.length() + " characters",
                    "a name has at most " + Limits.NAME_CHARACTERS,
                    "");
        }
    }

    /** The name in ASCII, where compatibility forms, accents and look-alikes of Greek and Cyrillic tell it; else empty. */
    private static String ascii(String word) {
        String plain = Normalizer.normalize(word, Normalizer.Form.NFKD).replaceAll("\\p{Mn}", "");
        StringBuilder letters = new StringBuilder();
        for (int i = 0; i < plain.length(); i++) {
            int at = LOOK_ALIKE.indexOf(plain.charAt(i));
            letters.append(at < 0 ? plain.charAt(i) : LOOKS_LIKE.charAt(at));
        }
        return letters.chars().allMatch(c -> c < 128) ? letters.toString() : "";
    }

    private static final String LOOK_ALIKE =
            "\u0430\u0441\u0435\u043e\u0440\u0445\u0443\u0456\u0455\u0458\u0410\u0412\u0415\u041a\u041c\u041d\u041e\u0420\u0421\u0422\u0425\u03bf\u0391\u0392\u0395\u0397\u0399\u039a\u039c\u039d\u039f\u03a1\u03a4\u03a7\u0396";
    private static final String LOOKS_LIKE = "aceopxyisjABEKMHOPCTXoABEHIKMNOPTXZ";
}
