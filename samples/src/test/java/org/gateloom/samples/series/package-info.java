/** Series of numbers, read and laid out. */
package org.gateloom.samples.series;
