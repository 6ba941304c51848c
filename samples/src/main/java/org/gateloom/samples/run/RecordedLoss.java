package org.gateloom.samples.run;

import java.util.OptionalDouble;

/**
 * What a run has recorded of a step: its loss with the norm of its gradient, or that of a validation after it.
 *
 * @param step optimiser steps done
 * @param characters of the text read in them
 * @param seconds spent in training
 * @param training the step's loss, nats a character
 * @param norm of its gradient before clipping
 * @param validation loss on the text that was held out, nats a character
 */
public record RecordedLoss(
        long step,
        long characters,
        double seconds,
        OptionalDouble training,
        OptionalDouble norm,
        OptionalDouble validation) {}
