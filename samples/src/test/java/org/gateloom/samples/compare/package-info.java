/** Tests of comparisons as data. */
package org.gateloom.samples.compare;
