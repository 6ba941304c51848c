package org.gateloom.runtime.optimize;

import java.util.Arrays;
import org.gateloom.runtime.cell.FloatValues;
import org.gateloom.runtime.cell.ParameterTable;
import org.gateloom.runtime.cell.Parameters;
import org.gateloom.runtime.generated.Initializers;

/**
 * The parameters of a network: on the heap, where they are updated by loops, and in blocks outside it, which cells and
 * BLAS read. The heap's are the true ones; {@link #publish} copies them to the block.
 */
public final class Weights {

    private final ParameterTable table;
    private final float[] master;
    private final FloatValues block;
    private final Parameters parameters;

    /** All 0. */
    public Weights(ParameterTable table) {
        this.table = table;
        this.master = new float[table.length()];
        this.block = new FloatValues(table.length());
        this.parameters = Parameters.of(block);
    }

    /** As the table's initialisers and a seed say. */
    public static Weights initial(ParameterTable table, long seed) {
        Weights weights = new Weights(table);
        Initializers.fill(table, weights.block, seed);
        weights.block.read(0, weights.master, weights.master.length);
        return weights;
    }

    public ParameterTable table() {
        return table;
    }

    /** The numbers that an update changes, in the table's order; not a copy. */
    public float[] master() {
        return master;
    }

    /** What networks read; what is transposed in it is up to whoever runs them. */
    public Parameters parameters() {
        return parameters;
    }

    /** Copies the numbers {@code from} to {@code to - 1} to where cells read them. */
    public void publish(int from, int to) {
        block.write(from, master, from, to - from);
    }

    /** Takes over all numbers of another, and publishes them. */
    public void set(float[] numbers) {
        if (numbers.length != master.length) {
            throw new IllegalArgumentException(numbers.length + " numbers for " + master.length + " parameters");
        }
        System.arraycopy(numbers, 0, master, 0, master.length);
        publish(0, master.length);
    }

    /** A copy of the numbers of one parameter, in the table's layout. */
    public float[] of(String parameter) {
        ParameterTable.Entry entry = table.entry(parameter);
        return Arrays.copyOfRange(master, entry.offset(), entry.offset() + entry.length());
    }
}
