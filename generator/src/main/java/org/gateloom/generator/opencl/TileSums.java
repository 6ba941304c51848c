package org.gateloom.generator.opencl;

import com.palantir.javapoet.CodeBlock;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Prints the sums of one tile: a local for each, what is added to them on the way along a value, and where they go.
 *
 * <p>A driver for processors makes vectors of neighbouring units (LLVM's SLP vectoriser, which begins at stores that are
 * side by side), but only of what it sees through, and that has been measured, on PoCL 3.1:
 *
 * <ul>
 *   <li>the sums of one product alone: with those of four gates in one loop all of it stayed scalar;
 *   <li>one loop, not two in each other, whose places in memory are variables that go on by a step and a constant behind
 *       them; as sums of products they were not known to be side by side;
 *   <li>the rows' numbers at places of two kinds, the first from where the row begins, the others by variables that go on:
 *       four of one kind are collected into one vector first and taken apart again, which takes longer than the products.
 * </ul>
 *
 * @param local the name of a local, from its suffix
 * @param rows of the tile
 * @param units of the tile, side by side in memory
 */
record TileSums(UnaryOperator<String> local, int rows, int units) {

    /**
     * A loop along a value.
     *
     * @param matrix the array that has a number for each unit
     * @param at the local that is the place of the first one, which goes on
     * @param step by how much
     * @param values the array that has a number for each row
     * @param first the place of the first row's
     * @param others the locals that are the places of the other rows', which go on
     * @param along by how much
     */
    record Walk(
            String matrix, String at, String step, String values, String first, List<String> others, String along) {}

    /** The sum of a row and a unit. */
    String sum(int row, int unit) {
        return local.apply("Row" + row + (unit == 0 ? "" : "Unit" + unit));
    }

    /** Declares the sums as 0. */
    CodeBlock zero() {
        CodeBlock.Builder code = CodeBlock.builder();
        each((row, unit) -> code.addStatement("float $L = 0f", sum(row, unit)));
        return code.build();
    }

    /** Adds what one turn of a loop adds, and goes on. */
    CodeBlock turn(Walk walk) {
        CodeBlock.Builder code = CodeBlock.builder();
        for (int row = 0; row < rows; row++) {
            String place = row == 0 ? walk.first() : walk.others().get(row - 1);
            code.addStatement("float $L = $L[$L]", local.apply("Value" + row), walk.values(), place);
        }
        for (int unit = 0; unit < units; unit++) {
            code.addStatement(
                    "float $L = $L[$L]", local.apply("Factor" + unit), walk.matrix(), behind(walk.at(), unit));
        }
        each((row, unit) -> code.addStatement(
                "$L += $L * $L", sum(row, unit), local.apply("Factor" + unit), local.apply("Value" + row)));
        code.addStatement("$L += $L", walk.at(), walk.step());
        walk.others().forEach(place -> code.addStatement("$L += $L", place, walk.along()));
        return code.build();
    }

    /** Adds numbers that lie as the units do. */
    CodeBlock add(int row, String array, String place) {
        CodeBlock.Builder code = CodeBlock.builder();
        for (int unit = 0; unit < units; unit++) {
            code.addStatement("$L += $L[$L]", sum(row, unit), array, behind(place, unit));
        }
        return code.build();
    }

    /** Stores a row's sums. */
    CodeBlock store(int row, String array, String place) {
        CodeBlock.Builder code = CodeBlock.builder();
        for (int unit = 0; unit < units; unit++) {
            code.addStatement("$L[$L] = $L", array, behind(place, unit), sum(row, unit));
        }
        return code.build();
    }

    /** Adds a row's sums to what is there. */
    CodeBlock addTo(int row, String array, String place) {
        CodeBlock.Builder code = CodeBlock.builder();
        for (int unit = 0; unit < units; unit++) {
            String to = behind(place, unit);
            code.addStatement("$L[$L] = $L[$L] + $L", array, to, array, to, sum(row, unit));
        }
        return code.build();
    }

    private static String behind(String place, int further) {
        return further == 0 ? place : place + " + " + further;
    }

    private void each(Visit visit) {
        for (int row = 0; row < rows; row++) {
            for (int unit = 0; unit < units; unit++) {
                visit.visit(row, unit);
            }
        }
    }

    @FunctionalInterface
    private interface Visit {
        void visit(int row, int unit);
    }
}
