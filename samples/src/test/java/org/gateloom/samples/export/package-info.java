/** Exported networks against the runtime that they were exported from, and losses against independent readers. */
package org.gateloom.samples.export;
