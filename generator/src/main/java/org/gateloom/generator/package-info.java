/**
 * From a cell file to sources: {@link org.gateloom.generator.Generator} is the one entry, and the packages below are
 * the road behind it. The three doors (Maven goal, annotation processor, compilation in memory) call it, print what it
 * answers and decide nothing.
 */
package org.gateloom.generator;
