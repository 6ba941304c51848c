/**
 * From a gradient to the next parameters: {@link org.gateloom.runtime.optimize.Weights} hold the parameters, an {@link
 * org.gateloom.runtime.optimize.Optimizer} says how a gradient changes them, {@link
 * org.gateloom.runtime.optimize.LearningRate} how far at which step, and {@link
 * org.gateloom.runtime.optimize.Update} does it in fixed pieces, after clipping. All of it works on flat arrays and knows
 * no cell. Conventions are those of PyTorch, so that runs can be compared.
 */
package org.gateloom.runtime.optimize;
