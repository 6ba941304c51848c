/**
 * From a text file to what a network is fed: {@link org.gateloom.runtime.text.Corpus} reads it, its {@link
 * org.gateloom.runtime.text.Vocabulary} numbers its symbols, {@link org.gateloom.runtime.text.TextBatches} lays it out in
 * parallel streams and cuts these into chunks. A symbol is a Unicode code point. A text of any length will do: {@link
 * org.gateloom.runtime.text.Symbols} are kept where there is {@link org.gateloom.runtime.text.Room}. The trainer takes
 * chunks as {@link org.gateloom.runtime.text.Batches}, whether they are a text's or others'; the sampler turns symbols
 * back into text.
 */
package org.gateloom.runtime.text;
