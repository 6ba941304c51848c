/**
 * Text from a trained network, a symbol at a time: {@link org.gateloom.runtime.sample.Writer} runs the network over what
 * was written so far, {@link org.gateloom.runtime.sample.Sampler} picks the next symbol from its logits as {@link
 * org.gateloom.runtime.sample.Choice} says.
 */
package org.gateloom.runtime.sample;
