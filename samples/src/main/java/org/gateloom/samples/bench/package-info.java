/**
 * How fast whole training steps are, here and elsewhere. Each contender is a process of its own, so that engines whose
 * native libraries exclude one another can be held against each other and each one's memory is its own; they take turns,
 * so that all of them see the same machine. A contender is a {@code main} that hands its steps to {@link
 * org.gateloom.samples.bench.TimedSteps}; {@link org.gateloom.samples.bench.Race} lets them run. Called by the command
 * line; it trains through {@code samples.run}'s neighbours in the runtime.
 */
package org.gateloom.samples.bench;
