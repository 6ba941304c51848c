package org.gateloom.runtime.checkpoint;

import java.util.List;

/**
 * A tensor of a file.
 *
 * @param name in the file
 * @param shape its extents, the slowest first
 * @param values row-major
 */
public record Tensor(String name, List<Integer> shape, float[] values) {

    public Tensor {
        shape = List.copyOf(shape);
        long length = 1;
        for (int extent : shape) {
            length *= extent;
        }
        if (length != values.length) {
            throw new IllegalArgumentException(values.length + " numbers for " + name + " of shape " + shape);
        }
    }
}
