/**
 * What a cell file says: reading one gives a {@link org.gateloom.spec.Reading}, the graph of one time step or all that
 * is wrong with it. The packages below are the stages of that road; {@code spec.graph} is what all other modules work
 * with.
 */
package org.gateloom.spec;
