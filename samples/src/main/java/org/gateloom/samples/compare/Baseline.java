package org.gateloom.samples.compare;

/**
 * What is reached on what is held out by who has learnt nothing, so that there is something to be better than.
 *
 * @param sentence {@code Saying the row before again costs 0.1234 squared error.}
 * @param number the name that runs have it under: {@code validationLoss} or {@code success}
 * @param value of that number
 */
public record Baseline(String sentence, String number, double value) {}
