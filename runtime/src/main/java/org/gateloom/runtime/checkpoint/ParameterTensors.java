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
            for (int row = 0; row < entry.rows(); row++) {
                for (int column = 0; column < columns(entry); column++) {
                    values[row * columns(entry) + column] = numbers[entry.index(row, column)];
                }
            }
            tensors.add(new Tensor(prefix + entry.name(), shape(entry), values));
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
            float[] values = values(tensors, prefix + entry.name(), shape(entry));
            for (int row = 0; row < entry.rows(); row++) {
                for (int column = 0; column < columns(entry); column++) {
                    numbers[entry.index(row, column)] = values[row * columns(entry) + column];
                }
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

    private static List<Integer> shape(ParameterTable.Entry entry) {
        return entry.matrix() ? List.of(entry.rows(), entry.columns()) : List.of(entry.rows());
    }

    private static int columns(ParameterTable.Entry entry) {
        return entry.matrix() ? entry.columns() : 1;
    }
}
