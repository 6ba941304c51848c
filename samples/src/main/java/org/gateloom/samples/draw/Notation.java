package org.gateloom.samples.draw;

import java.util.List;
import java.util.Optional;

/** An equation as it is set in print, before it is MathML or LaTeX. */
sealed interface Notation {

    /** A name of a value, parameter or function; more than one letter stands upright. */
    record Name(String text) implements Notation {}

    /** A number. */
    record Digits(String text) implements Notation {}

    /** A sign between two things, or before one. */
    record Sign(String text) implements Notation {}

    /** One behind the other. */
    record Row(List<Notation> parts) implements Notation {
        public Row {
            parts = List.copyOf(parts);
        }

        Row(Notation... parts) {
            this(List.of(parts));
        }
    }

    /** With an index, and with what stands above. */
    record Script(Notation base, Optional<Notation> below, Optional<Notation> above) implements Notation {

        static Script below(Notation base, Notation below) {
            return new Script(base, Optional.of(below), Optional.empty());
        }

        static Script above(Notation base, Notation above) {
            return new Script(base, Optional.empty(), Optional.of(above));
        }
    }

    /** One over the other. */
    record Fraction(Notation above, Notation below) implements Notation {}

    /** A square root. */
    record Root(Notation of) implements Notation {}

    /** Between two signs that are as high as what they hold. */
    record Fence(String open, Notation inside, String close) implements Notation {}

    /** The first in the first step of a stream, the second in all others. */
    record Cases(Notation first, Notation later) implements Notation {}
}
