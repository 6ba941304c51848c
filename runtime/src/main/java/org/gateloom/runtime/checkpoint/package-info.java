/**
 * Training kept in files. A {@link org.gateloom.runtime.checkpoint.Checkpoint} is one safetensors file: parameters,
 * moments and carried states as tensors, and in its metadata what run they are of ({@link
 * org.gateloom.runtime.checkpoint.Description}). {@link org.gateloom.runtime.checkpoint.TensorWriter} and {@link
 * org.gateloom.runtime.checkpoint.TensorReader} know the format and nothing of training. A file is written whole or not
 * at all, every byte of it is under a checksum, and nothing is believed of a file that is read.
 */
package org.gateloom.runtime.checkpoint;
