/** The library's generated cells, trained by the runtime. */
package org.gateloom.samples.training;
