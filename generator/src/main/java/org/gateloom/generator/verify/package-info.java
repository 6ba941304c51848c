/**
 * Holds generated cells against numbers: {@link org.gateloom.generator.verify.GeneratedAnswer} runs a cell on a {@link
 * org.gateloom.spec.reference.Case}, as {@link org.gateloom.spec.reference.Reference} does by interpretation, and {@link
 * org.gateloom.generator.verify.Agreement} says how far the two are apart and whether {@link
 * org.gateloom.generator.verify.Tolerance} allows it.
 */
package org.gateloom.generator.verify;
