package org.gateloom.samples.run;

import java.util.OptionalDouble;

/**
 * What a run has recorded of a step: its loss with the norm of its gradient, or that of a validation after it.
 *
 * @param step optimiser steps done
 * @param characters read in them; rows or sequences where {@link Lesson#places} says so
 * @param seconds spent in training
 * @param training the step's loss: nats a symbol, or a mean squared error where numbers are said
 * @param norm of its gradient before clipping
 * @param validation the same of a validation
 * @param success share of right answers in it
 */
public record RecordedLoss(
        long step,
        long characters,
        double seconds,
        OptionalDouble training,
        OptionalDouble norm,
        OptionalDouble validation,
        OptionalDouble success) {}
