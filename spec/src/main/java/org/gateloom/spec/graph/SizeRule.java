package org.gateloom.spec.graph;

/** Where a size of a cell gets its number from. */
public sealed interface SizeRule {

    /** Whoever uses the cell may give it; this is what it is otherwise. */
    record Standard(Size size) implements SizeRule {
        @Override
        public String toString() {
            return size.toString();
        }
    }

    /**
     * An exact quotient; nobody gives it.
     *
     * @param of the name of the size that is divided
     * @param by into how many parts
     */
    record Quotient(String of, Size by) implements SizeRule {
        @Override
        public String toString() {
            return of + " / " + by;
        }
    }

    /** It must be this; nobody need give it. */
    record Same(Size as) implements SizeRule {
        @Override
        public String toString() {
            return as.toString();
        }
    }
}
