/**
 * A trained network as a Python module: {@link org.gateloom.samples.export.pytorch.PyTorchModule} fills a template with the
 * network, {@code CellClass} writes the cell as a class, one line an equation, {@code StepLines} its equations, {@code Words}
 * knows which names Python leaves free.
 *
 * <p>The module needs PyTorch and nothing else, and reads its weights from a safetensors file in which parameters have their
 * names in the network.
 */
package org.gateloom.samples.export.pytorch;
