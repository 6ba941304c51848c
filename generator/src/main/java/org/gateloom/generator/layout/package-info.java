/**
 * Where each value of a program lies when it runs on the CPU. Element-wise work wants arrays on the Java heap, one for
 * each step, all read from their first element on (other offsets keep the JIT from vectorising); products want blocks
 * outside it, with all steps behind each other (so that a weight gradient is one product). {@link
 * org.gateloom.generator.layout.Layout} gives each value one or both and adds the moves between them.
 *
 * <p>Takes the last program of {@code org.gateloom.generator.pass}; the Java emitter prints what it gives.
 */
package org.gateloom.generator.layout;
