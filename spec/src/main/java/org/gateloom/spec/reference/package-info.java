/**
 * What a cell means in numbers: slow, plain and meant to be obviously right, so that everything faster can be held
 * against it.
 *
 * <p>A {@link org.gateloom.spec.reference.Case} is a question: sizes, parameters, a sequence, the states to start from,
 * and the cotangents. A {@link org.gateloom.spec.reference.CaseResult} is its answer: outputs, states and gradients.
 * Two ways lead there, and neither knows the other:
 *
 * <ul>
 *   <li>{@link org.gateloom.spec.reference.Interpreter} walks the graph over real numbers, and {@link
 *       org.gateloom.spec.reference.ReverseMode} walks its trace backwards with a derivative for each function;
 *   <li>{@link org.gateloom.spec.reference.ComplexStep} walks the same graph over complex numbers and reads a derivative
 *       off the imaginary part. It holds no derivative rule at all, and is exact to rounding.
 * </ul>
 *
 * <p>{@link org.gateloom.spec.reference.GradientProof} holds the one against the other, {@link
 * org.gateloom.spec.reference.Deviation} says how far apart two answers are, {@link
 * org.gateloom.spec.reference.Conditioning} how far they may be.
 *
 * <pre>{@code
 * Case made = new RandomCase(Map.of("in", 3, "hidden", 17), 2, 5).make(graph, new SplittableRandom(1));
 * CaseResult result = Reference.answer(graph, made);
 * Deviation.worst(generated, result.parts());   // ≤ 1e-9
 * }</pre>
 *
 * <p>Reads {@code org.gateloom.spec.graph} and knows nothing of generated code or its adjoint graph: it is the judge of
 * both. Cases as JSON are in {@code org.gateloom.spec.reference.json}.
 */
package org.gateloom.spec.reference;
