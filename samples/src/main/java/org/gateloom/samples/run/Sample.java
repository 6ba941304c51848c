package org.gateloom.samples.run;

/**
 * Text that a trained network wrote.
 *
 * @param step steps it was trained with until then
 * @param temperature at which it was drawn
 * @param prime what it was given to begin with
 * @param text what it went on with
 */
public record Sample(long step, double temperature, String prime, String text) {}
