package org.gateloom.generator;

import java.util.Optional;
import org.gateloom.generator.Generator.Generation;
import org.gateloom.runtime.cell.Precision;
import org.gateloom.spec.read.Source;

/** What the generator itself prints, for tests of the doors to it. */
public final class TextOf {

    private TextOf() {}

    /** The class of a cell that extends nothing, read from no file. */
    public static String cell(String text, String javaPackage, Precision precision) {
        Generator.Request request = new Generator.Request(
                new Source("from memory", text), (reference, from) -> Optional.empty(), javaPackage, precision);
        return ((Generation.Done) Generator.generate(request)).files().get(0).text();
    }
}
