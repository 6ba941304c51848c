/** Exported modules in PyTorch. */
package org.gateloom.samples.export.pytorch;
