package org.gateloom.spec.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.gateloom.spec.diagnostic.Key;
import org.gateloom.spec.diagnostic.Limits;
import org.gateloom.spec.diagnostic.Position;
import org.gateloom.spec.diagnostic.Problems;
import org.gateloom.spec.expression.Expression.Binary;
import org.gateloom.spec.expression.Expression.Call;
import org.gateloom.spec.expression.Expression.Name;
import org.gateloom.spec.expression.Expression.Negate;
import org.gateloom.spec.expression.Expression.Operator;
import org.gateloom.spec.expression.Token.Kind;
import org.gateloom.spec.read.Kinds;
import org.gateloom.spec.read.YamlValue;

/** Reads an expression by recursive descent; the grammar stands on the package's page. */
public final class Parser {

    private final YamlValue.Text text;
    private final List<Token> tokens;
    private int next;
    private int depth;

    private Parser(YamlValue.Text text, List<Token> tokens) {
        this.text = text;
        this.tokens = tokens;
    }

    /**
     * The expression that a text is.
     *
     * @return empty when it is none, which was reported then
     */
    public static Optional<Expression> parse(YamlValue.Text text, Problems problems) {
        try {
            return Optional.of(new Parser(text, Lexer.tokens(text.text())).whole());
        } catch (Mistake mistake) {
            report(mistake, text, problems);
            return Optional.empty();
        }
    }

    /**
     * The name that a text is.
     *
     * @return empty when it is none, which was reported then
     */
    public static Optional<Name> name(YamlValue.Text text, Problems problems) {
        try {
            Names.check(text.text(), 0);
            return Optional.of(new Name(text.at(0), text.text()));
        } catch (Mistake mistake) {
            report(mistake, text, problems);
            return Optional.empty();
        }
    }

    /**
     * The number that a text is.
     *
     * @param expected what should stand there, for the sentence when it does not
     * @return empty when it is none, which was reported then
     */
    public static Optional<Double> number(YamlValue.Text text, String expected, Problems problems) {
        String what = "'" + Kinds.shortened(text.text()) + "' is no number";
        Mistake none = new Mistake(0, Key.NUMBER, what, "expected " + expected, "");
        try {
            Expression expression = new Parser(text, Lexer.tokens(text.text())).whole();
            if (expression instanceof Expression.Literal literal) {
                return Optional.of(literal.value());
            }
            report(none, text, problems);
        } catch (Mistake mistake) {
            report(mistake.key() == Key.EXPRESSION ? none : mistake, text, problems);
        }
        return Optional.empty();
    }

    private static void report(Mistake mistake, YamlValue.Text text, Problems problems) {
        problems.report(
                text.at(mistake.index()),
                mistake.key(),
                mistake.getMessage(),
                mistake.expected(),
                mistake.suggestion());
    }

    private Expression whole() throws Mistake {
        if (peek().is(Kind.END)) {
            throw new Mistake(0, Key.EMPTY, "the expression is empty", "expected what the value is computed from", "");
        }
        Expression expression = sum();
        Token behind = peek();
        if (behind.is(Kind.CLOSE)) {
            throw new Mistake(behind.index(), "this ')' closes nothing", "expected as many '(' as ')'");
        }
        if (behind.is(Kind.COMMA)) {
            throw new Mistake(behind.index(), "a ',' stands outside of a call", "expected one expression");
        }
        if (!behind.is(Kind.END)) {
            throw new Mistake(
                    behind.index(),
                    "between " + before(behind).named() + " and " + behind.named() + " an operator is missing",
                    "expected one of + - * /");
        }
        return expression;
    }

    private Expression sum() throws Mistake {
        Expression left = product();
        while (peek().is(Kind.PLUS) || peek().is(Kind.MINUS)) {
            Token sign = take();
            left = new Binary(place(sign), sign.is(Kind.PLUS) ? Operator.ADD : Operator.SUBTRACT, left, product());
        }
        return left;
    }

    private Expression product() throws Mistake {
        Expression left = factor();
        while (peek().is(Kind.TIMES) || peek().is(Kind.DIVIDE)) {
            Token sign = take();
            left = new Binary(place(sign), sign.is(Kind.TIMES) ? Operator.MULTIPLY : Operator.DIVIDE, left, factor());
        }
        return left;
    }

    private Expression factor() throws Mistake {
        Token sign = peek();
        if (!sign.is(Kind.PLUS) && !sign.is(Kind.MINUS)) {
            return primary();
        }
        take();
        deeper(sign);
        Expression operand = factor();
        depth--;
        if (sign.is(Kind.PLUS)) {
            return operand;
        }
        return operand instanceof Expression.Literal number
                ? new Expression.Literal(place(sign), -number.value())
                : new Negate(place(sign), operand);
    }

    private Expression primary() throws Mistake {
        Token token = take();
        return switch (token.kind()) {
            case NUMBER -> number(token);
            case NAME -> peek().is(Kind.OPEN) ? call(token) : new Name(place(token), token.text());
            case PARAMETER -> new Expression.ParameterName(place(token), token.text());
            case OPEN -> parenthesized(token);
            default ->
                throw new Mistake(
                        token.index(),
                        tokens.indexOf(token) == 0
                                ? "an expression cannot begin with " + token.named()
                                : "behind " + before(token).named() + " stands " + token.named(),
                        "expected a name, a number, a call or '('");
        };
    }

    private Expression number(Token token) throws Mistake {
        double value = Double.parseDouble(token.text());
        // Cells run in float as well.
        if (Float.isInfinite((float) value)) {
            throw new Mistake(
                    token.index(),
                    Key.NUMBER,
                    "'" + token.text() + "' is beyond the largest float",
                    "at most 3.4e38",
                    "");
        }
        String digits = token.text().toLowerCase(Locale.ROOT).replaceFirst("e.*", "");
        if ((float) value == 0 && digits.chars().anyMatch(digit -> digit >= '1' && digit <= '9')) {
            throw new Mistake(
                    token.index(),
                    Key.NUMBER,
                    "'" + token.text() + "' is nearer to 0 than any float but 0",
                    "at least 1.4e-45, or 0",
                    "");
        }
        return new Expression.Literal(place(token), value);
    }

    private Expression parenthesized(Token open) throws Mistake {
        deeper(open);
        Expression inner = sum();
        close(open);
        depth--;
        return inner;
    }

    private Expression call(Token function) throws Mistake {
        Token open = take();
        deeper(open);
        List<Expression> arguments = new ArrayList<>();
        if (!peek().is(Kind.CLOSE)) {
            arguments.add(sum());
            while (peek().is(Kind.COMMA)) {
                take();
                arguments.add(sum());
            }
        }
        close(open);
        depth--;
        return new Call(place(function), function.text(), arguments);
    }

    private void close(Token open) throws Mistake {
        Token token = take();
        if (token.is(Kind.END)) {
            throw new Mistake(open.index(), "this '(' is never closed", "expected as many ')' as '('");
        }
        if (!token.is(Kind.CLOSE)) {
            throw new Mistake(
                    token.index(),
                    token.is(Kind.COMMA)
                            ? "a ',' stands outside of a call"
                            : "between " + before(token).named() + " and " + token.named() + " an operator is missing",
                    token.is(Kind.COMMA) ? "expected one expression in parentheses" : "expected one of + - * / or ')'");
        }
    }

    private void deeper(Token token) throws Mistake {
        if (++depth > Limits.EXPRESSION_DEPTH) {
            throw new Mistake(
                    token.index(),
                    Key.LIMIT,
                    "parentheses and signs lie more than " + Limits.EXPRESSION_DEPTH + " deep",
                    "give an inner part a name under 'gates'",
                    "");
        }
    }

    private Token before(Token token) {
        return tokens.get(tokens.indexOf(token) - 1);
    }

    private Token peek() {
        return tokens.get(next);
    }

    private Token take() {
        Token token = tokens.get(next);
        if (!token.is(Kind.END)) {
            next++;
        }
        return token;
    }

    private Position place(Token token) {
        return text.at(token.index());
    }
}
