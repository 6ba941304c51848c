/**
 * Texts of others made fit to be shown, whether a terminal, a page or a picture shows them: {@link
 * org.gateloom.samples.text.Visible} is the one rule. How a place escapes what it takes for commands is that place's.
 *
 * <p>Knows nothing of the rest; {@code cli}, {@code report} and {@code draw} take it.
 */
package org.gateloom.samples.text;
