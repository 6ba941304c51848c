/**
 * What to do before, in and after the time loop, forward and backward: the form that passes change and emitters print.
 *
 * <p>Rules that hold for every {@link org.gateloom.generator.program.Program}, checked after each pass:
 *
 * <ul>
 *   <li>a value is defined by one instruction, or, when products add up in it, by a first {@link
 *       org.gateloom.generator.program.Instruction.Multiply} and later ones that add to it;
 *   <li>an instruction reads what stands before it: in its own list, in the list before it, and, backward, in the whole
 *       of forward;
 *   <li>{@code prev} of a forward value is its value at the step before, of a backward value that of the step executed
 *       before, which is the one after in time;
 *   <li>an instruction outside the loop is done for all steps at once, and what it defines has a value for each step;
 *   <li>elements of an {@link org.gateloom.generator.program.Instruction.Elementwise} loop do not meet, so that its
 *       assignments are done one after the other for each element or each for all elements, with the same result.
 * </ul>
 *
 * <pre>
 * program      ::= forward backward
 * section      ::= before* step* after*
 * instruction  ::= value "=" | "+=" term ("+" term)*          products, added up by BLAS
 *                | value "=" "sum" | "spread" | "concat" | "slice" "(" value* ")"
 *                | "loop" "[" size "]" assignment*            one sweep over [rows, size]
 *                | "gradient" parameter "+=" value "⊗" value  of a matrix
 * assignment   ::= value "=" expression | "gradient" parameter "+=" expression
 * </pre>
 */
package org.gateloom.generator.program;
