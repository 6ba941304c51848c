package org.gateloom.spec.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.gateloom.spec.diagnostic.Key;
import org.gateloom.spec.diagnostic.Limits;
import org.gateloom.spec.expression.Token.Kind;

/** Cuts an expression into tokens. */
final class Lexer {

    /** What is written elsewhere for a sign of ours. */
    private static final Map<String, String> MEANT = Map.ofEntries(
            Map.entry("\u2212", "-"),
            Map.entry("\u2013", "-"),
            Map.entry("\u2014", "-"),
            Map.entry("\u00d7", "*"),
            Map.entry("\u00b7", "*"),
            Map.entry("\u22c5", "*"),
            Map.entry("\u2217", "*"),
            Map.entry("\u2218", "*"),
            Map.entry("\u2299", "*"),
            Map.entry("\u2a00", "*"),
            Map.entry("\u00f7", "/"),
            Map.entry("\u2215", "/"),
            Map.entry("\uff0b", "+"),
            Map.entry("\u2295", "+"),
            Map.entry("]", ")"),
            Map.entry("{", "("),
            Map.entry("}", ")"),
            Map.entry(";", ","));

    private final String text;
    private int next;

    private Lexer(String text) {
        this.text = text;
    }

    static List<Token> tokens(String text) throws Mistake {
        Lexer lexer = new Lexer(text);
        List<Token> tokens = new ArrayList<>();
        do {
            tokens.add(lexer.token());
            if (tokens.size() > Limits.EXPRESSION_TOKENS) {
                throw new Mistake(
                        lexer.next,
                        Key.LIMIT,
                        "the expression is too long",
                        "at most " + Limits.EXPRESSION_TOKENS + " numbers, names and signs; split it into gates",
                        "");
            }
        } while (!tokens.get(tokens.size() - 1).is(Kind.END));
        return tokens;
    }

    private Token token() throws Mistake {
        while (next < text.length() && Character.isWhitespace(text.charAt(next))) {
            next++;
        }
        if (next == text.length()) {
            return new Token(Kind.END, "", next);
        }
        char c = text.charAt(next);
        return switch (c) {
            case '+' -> sign(Kind.PLUS);
            case '-' -> sign(Kind.MINUS);
            case '*' -> times();
            case '/' -> sign(Kind.DIVIDE);
            case '(' -> sign(Kind.OPEN);
            case ')' -> sign(Kind.CLOSE);
            case ',' -> sign(Kind.COMMA);
            default -> word(c);
        };
    }

    private Token sign(Kind kind) {
        next++;
        return new Token(kind, text.substring(next - 1, next), next - 1);
    }

    private Token times() throws Mistake {
        if (text.startsWith("**", next)) {
            throw new Mistake(next, "there is no power '**'", "write square(v), or exp(p * log(v))");
        }
        return sign(Kind.TIMES);
    }

    private Token word(char c) throws Mistake {
        if (digit(c) || (c == '.' && next + 1 < text.length() && digit(text.charAt(next + 1)))) {
            return number();
        }
        int start = next;
        String word = letters();
        if (word.isEmpty()) {
            throw strange();
        }
        Names.checkLetters(word, start);
        boolean parameter =
                next + 1 < text.length() && text.charAt(next) == '.' && Character.isLetter(text.codePointAt(next + 1));
        if (!parameter) {
            return new Token(Kind.NAME, word, start);
        }
        next++;
        int own = next;
        Names.checkLetters(letters(), own);
        return new Token(Kind.PARAMETER, text.substring(start, next), start);
    }

    private String letters() {
        int start = next;
        while (next < text.length() && Names.mayStand(text.codePointAt(next))) {
            next += Character.charCount(text.codePointAt(next));
        }
        return text.substring(start, next);
    }

    private Token number() throws Mistake {
        int start = next;
        digits();
        if (next < text.length() && text.charAt(next) == '.') {
            next++;
            digits();
        }
        if (next < text.length() && (text.charAt(next) == 'e' || text.charAt(next) == 'E')) {
            int exponent = next + 1;
            if (exponent < text.length() && (text.charAt(exponent) == '+' || text.charAt(exponent) == '-')) {
                exponent++;
            }
            if (exponent < text.length() && digit(text.charAt(exponent))) {
                next = exponent;
                digits();
            }
        }
        int end = next;
        while (next < text.length() && (Names.mayStand(text.codePointAt(next)) || text.charAt(next) == '.')) {
            next += Character.charCount(text.codePointAt(next));
        }
        String word = text.substring(start, next);
        if (next > end) {
            throw new Mistake(
                    start,
                    Key.NUMBER,
                    "'" + word + "' is no number",
                    "numbers are decimal, as 12, 0.5, .5 or 1e-3; a product needs its '*'",
                    "");
        }
        if (word.length() > 1 && word.charAt(0) == '0' && digit(word.charAt(1))) {
            throw new Mistake(
                    start,
                    Key.NUMBER,
                    "'" + word + "' has a leading zero",
                    "numbers are decimal",
                    word.replaceFirst("^0+(?=\\d)", ""));
        }
        return new Token(Kind.NUMBER, word, start);
    }

    private void digits() {
        while (next < text.length() && digit(text.charAt(next))) {
            next++;
        }
    }

    private static boolean digit(char c) {
        return c >= '0' && c <= '9';
    }

    private Mistake strange() {
        int c = text.codePointAt(next);
        String sign = Character.toString(c);
        String shown = c < 128
                ? "'" + sign + "'"
                : String.format(Locale.ROOT, "'%s' (U+%04X %s)", sign, c, Character.getName(c));
        if (c == '^') {
            return new Mistake(next, "there is no power '^'", "write square(v), or exp(p * log(v))");
        }
        if (c == '.') {
            return new Mistake(next, "a '.' stands here alone", "names have no dots, numbers have digits");
        }
        if (c == '[') {
            return new Mistake(
                    next,
                    "'[' is no sign of the language",
                    "a step before is prev(name) or prev(name, 2), a part part(v, 1, 4)");
        }
        if (c == '@') {
            return new Mistake(
                    next,
                    "'@' is no sign of the language",
                    "a matrix times a vector is linear(v), or linear(v, W) with a matrix named W");
        }
        String meant = MEANT.getOrDefault(sign, "");
        return new Mistake(
                next,
                Key.EXPRESSION,
                shown + " is no sign of the language",
                "the signs are + - * / ( ) and the comma",
                meant);
    }
}
