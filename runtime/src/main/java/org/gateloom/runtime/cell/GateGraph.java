package org.gateloom.runtime.cell;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Has cells generated into a package while javac compiles it, by Gateloom's annotation processor.
 *
 * <pre>{@code
 * @GateGraph("lstm.yaml")
 * package org.acme.cells;      // gives the class org.acme.cells.Lstm
 * }</pre>
 *
 * <p>A file is looked for in the folder that the processor's option {@code -Agateloom.cells=…} names, on the source
 * path in this package, beside the annotated file, and among the resources that were copied to the class output.
 *
 * <p>javac does not see that a cell file has changed: after editing one, compile from clean. In a Maven build the goal
 * {@code gateloom:generate} has no such limit.
 */
@Documented
@Target({ElementType.PACKAGE, ElementType.TYPE})
@Retention(RetentionPolicy.CLASS)
public @interface GateGraph {

    /** Paths of cell files, with forward slashes; the extension may be left out. */
    String[] value();

    /** The kind of number that the generated classes compute with. */
    Precision precision() default Precision.FLOAT;

    /**
     * Whether a kernel is generated beside each class, for training on OpenCL devices; in float only. It must be compiled
     * with {@code -g}.
     */
    boolean kernels() default false;
}
