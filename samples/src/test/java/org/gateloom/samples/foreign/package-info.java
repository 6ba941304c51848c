/** Networks of other programs, taken up and held against what those programs compute. */
package org.gateloom.samples.foreign;
