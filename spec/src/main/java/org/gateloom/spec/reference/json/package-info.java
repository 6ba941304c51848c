/**
 * Cases as JSON, so that a cell can be held against numbers from anywhere: a paper's code, another framework, a sheet of
 * paper.
 *
 * <pre>{@code
 * {
 *   "sizes": {"in": 3, "hidden": 17},
 *   "parameters": {"forget.W_x": [[…], …], "forget.b": […], …},
 *   "input": [time][batch][in]                 or  "symbols": [time][batch],
 *   "initial": {"h": [batch][size], …},
 *   "masks": {"h.1": [time][batch][size], …},
 *   "cotangent": {"output": [time][batch][size], "final": {"h": [batch][size], …}},
 *   "expect": {
 *     "output": [time][batch][size],
 *     "states": {"h": [time][batch][size], …},
 *     "final": {"h": [batch][size], …},
 *     "gradient": {"parameters": {…}, "input": [time][batch][in], "initial": {"h": [batch][size], …}}
 *   }
 * }
 * }</pre>
 *
 * <p>A matrix is {@code [out][in]}, one of blocks {@code [blocks][out][in]}, a vector {@code [size]}, a scalar a list of one number. Required are {@code sizes}
 * with {@code in} and {@code hidden}, every parameter, and the input. What else may be left out:
 *
 * <ul>
 *   <li>another size: it has the one that the cell's file gives;
 *   <li>{@code initial}, or a state in it: the state begins as the cell's file says;
 *   <li>{@code masks}, of cells with dropout or zoneout, or a mask in it: as at evaluation;
 *   <li>{@code cotangent} as a whole: 1 for every output and 0 for the last states, so that the gradients are those of
 *       the sum of all outputs. Where it is there, what is left out of it is 0;
 *   <li>{@code expect}, or anything in it: it is not compared.
 * </ul>
 *
 * <p>{@link org.gateloom.spec.reference.json.CaseReader} reads a {@link org.gateloom.spec.reference.Case} and says in one
 * sentence each all that keeps a text from being one; {@link org.gateloom.spec.reference.json.CaseWriter} writes cases
 * and results.
 */
package org.gateloom.spec.reference.json;
