/**
 * From a text file to what a network is fed: {@link org.gateloom.runtime.text.Corpus} reads it, its {@link
 * org.gateloom.runtime.text.Vocabulary} numbers its symbols, {@link org.gateloom.runtime.text.Batches} lays it out in
 * parallel streams and cuts these into chunks. A symbol is a Unicode code point. A text of any length will do: {@link
 * org.gateloom.runtime.text.Symbols} are kept where there is {@link org.gateloom.runtime.text.Room}. The trainer takes chunks from here; the
 * sampler turns symbols back into text.
 */
package org.gateloom.runtime.text;
