package org.gateloom.samples.draw;

import java.util.Map;
import org.gateloom.spec.graph.Formula;

/** Prints equations as MathML, one below the other, their signs of equality in line. */
final class MathMl {

    private final Markup markup;

    private MathMl(Markup markup) {
        this.markup = markup;
    }

    /** A {@code math} element. */
    static void print(Markup markup, Map<String, Formula> equations) {
        markup.open("math", "display", "block", "xmlns", "http://www.w3.org/1998/Math/MathML");
        markup.open("mtable", "displaystyle", "true");
        MathMl print = new MathMl(markup);
        equations.forEach((name, formula) -> {
            markup.open("mtr");
            print.cell("right", Typeset.value(name));
            print.cell("left", new Notation.Row(new Notation.Sign("="), Typeset.of(formula)));
            markup.close();
        });
        markup.close();
        markup.close();
    }

    /** One equation, or one side of it, in a line of text. */
    static void inline(Markup markup, Notation notation) {
        markup.inline("math", "xmlns", "http://www.w3.org/1998/Math/MathML");
        new MathMl(markup).print(notation);
        markup.end();
    }

    private void cell(String side, Notation notation) {
        markup.open("mtd", "class", side);
        print(notation);
        markup.close();
    }

    private void print(Notation notation) {
        if (notation instanceof Notation.Name name) {
            leaf("mi", name.text());
        } else if (notation instanceof Notation.Digits digits) {
            leaf("mn", digits.text());
        } else if (notation instanceof Notation.Sign sign) {
            leaf("mo", sign.text());
        } else if (notation instanceof Notation.Row row) {
            around("mrow", row.parts().toArray(Notation[]::new));
        } else if (notation instanceof Notation.Script script) {
            script(script);
        } else if (notation instanceof Notation.Fraction fraction) {
            around("mfrac", fraction.above(), fraction.below());
        } else if (notation instanceof Notation.Root root) {
            around("msqrt", root.of());
        } else if (notation instanceof Notation.Fence fence) {
            around("mrow", new Notation.Sign(fence.open()), fence.inside(), new Notation.Sign(fence.close()));
        } else {
            cases((Notation.Cases) notation);
        }
    }

    private void leaf(String element, String text) {
        markup.inline(element).characters(text).end();
    }

    private void around(String element, Notation... inside) {
        markup.inline(element);
        for (Notation part : inside) {
            print(part);
        }
        markup.end();
    }

    private void script(Notation.Script script) {
        if (script.below().isPresent() && script.above().isPresent()) {
            around(
                    "msubsup",
                    script.base(),
                    script.below().get(),
                    script.above().get());
        } else if (script.below().isPresent()) {
            around("msub", script.base(), script.below().get());
        } else {
            around("msup", script.base(), script.above().orElseThrow());
        }
    }

    private void cases(Notation.Cases cases) {
        markup.inline("mrow").inline("mo").characters("{").end().inline("mtable");
        row(cases.first(), "in the first step");
        row(cases.later(), "after it");
        markup.end().end();
    }

    private void row(Notation value, String when) {
        markup.inline("mtr").inline("mtd", "class", "left");
        print(value);
        markup.end().inline("mtd", "class", "left");
        leaf("mtext", when);
        markup.end().end();
    }
}
