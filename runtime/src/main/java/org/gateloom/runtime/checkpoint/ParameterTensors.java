package org.gateloom.runtime.checkpoint;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gateloom.runtime.cell.ParameterTable;

/**
 * Between numbers that lie as a table says, matrices column by column, and tensors as all the world has them: a matrix
 * {@code [out, in]} row by row.
 */
final class ParameterTensors {

    private final ParameterTable table;

    ParameterTensors(ParameterTable table) {
        this.table = table;
    }

    /**
     * One tensor for each parameter.
     *
     * @param prefix before each name
     */
    List<Tensor> of(float[] numbers, String prefix) {
        List<Tensor> tensors = new ArrayList<>();
        for (ParameterTable.Entry entry : table.entries()) {
            float[] values = new float[entry.length()];
            for (int i = 0; i < values.length; i++) {
                values[i] = numbers[entry.at(i)];
            }
            tensors.add(new Tensor(prefix + entry.name(), entry.shape(), values));
        }
        return tensors;
    }

    /**
     * The numbers that tensors hold.
     *
     * @param tensors by name
     * @param prefix before each name
     * @throws CheckpointException naming the first tensor that is missing or has another shape
     */
    float[] numbers(Map<String, Tensor> tensors, String prefix) throws CheckpointException {
        float[] numbers = new float[table.length()];
        for (ParameterTable.Entry entry : table.entries()) {
            float[] values = values(tensors, prefix + entry.name(), entry.shape());
            for (int i = 0; i < values.length; i++) {
                numbers[entry.at(i)] = values[i];
            }
        }
        return numbers;
    }

    /** The values of the tensor of that name, which must be there in that shape. */
    static float[] values(Map<String, Tensor> tensors, String name, List<Integer> shape) throws CheckpointException {
        Tensor tensor = tensors.get(name);
        if (tensor == null) {
            throw new CheckpointException("the checkpoint has no tensor " + name);
        }
        if (!tensor.shape().equals(shape)) {
            throw new CheckpointException(
                    "the checkpoint's " + name + " has the shape " + tensor.shape() + ", this run's " + shape);
        }
        return tensor.values();
    }
}
