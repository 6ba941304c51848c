/** Exported losses, read back by readers that know nothing of what wrote them. */
package org.gateloom.samples.export.metrics;
