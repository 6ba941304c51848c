/**
 * A cell as a picture, and two cells as pictures side by side. Data flows one way:
 *
 * <pre>
 * CellGraph  →  Sketch   what is drawn as what: a Picture of boxes and wires
 *            →  Layout   places, by the Eclipse Layout Kernel: Placed
 *            →  Drawing  SVG, or a page of HTML with the equations in MathML; LaTeX has the equations alone
 * </pre>
 *
 * <p>The printers decide nothing. Texts of users are escaped by the writer of the elements ({@code Markup}). Nothing asks
 * for the fonts of the machine, so that a picture is the same everywhere, byte by byte.
 *
 * <p>Takes {@code org.gateloom.spec.graph} and {@code org.gateloom.spec.identity}; the command line writes the files.
 */
package org.gateloom.samples.draw;
