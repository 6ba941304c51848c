/**
 * Holds generated cells against numbers: {@link org.gateloom.generator.verify.GeneratedAnswer} runs a cell on a {@link
 * org.gateloom.spec.reference.Case}, as {@link org.gateloom.spec.reference.Reference} does by interpretation.
 */
package org.gateloom.generator.verify;
