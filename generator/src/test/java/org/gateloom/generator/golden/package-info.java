/** Generated sources, kept as they are printed, and what holds them there. */
package org.gateloom.generator.golden;
