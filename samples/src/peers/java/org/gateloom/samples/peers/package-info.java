/**
 * Cells and training against other people's implementations of the same: ONNX Runtime and libtorch. Nothing of theirs
 * is part of Gateloom, they are fetched only by the Maven profile {@code peers}:
 *
 * <pre>{@code
 * mvn -Ppeers verify
 * }</pre>
 *
 * <ul>
 *   <li>{@link org.gateloom.samples.peers.OnnxRuntimeTest}: outputs and last states, in float;
 *   <li>{@link org.gateloom.samples.peers.LibtorchTest}: these and all gradients, in float and double;
 *   <li>{@link org.gateloom.samples.peers.TrainingTest}: the losses of ten steps of training;
 *   <li>{@link org.gateloom.samples.peers.LearningTest}: what has been learnt after many, with a table.
 * </ul>
 *
 * <p>A record a peer says which of its operators is which library cell and in what order it stacks the gates: {@link
 * org.gateloom.samples.peers.OnnxOperator}, {@link org.gateloom.samples.peers.LibtorchOperator}. Both run a {@link
 * org.gateloom.spec.reference.Case}, as everything else that runs cells. {@link
 * org.gateloom.samples.peers.CharacterModel} is a model that either side can train.
 */
package org.gateloom.samples.peers;
