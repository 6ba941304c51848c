package org.gateloom.generator.layout;

import java.util.Map;
import java.util.function.ToLongFunction;
import org.gateloom.generator.layout.Place.Extent;
import org.gateloom.generator.program.Program;
import org.gateloom.runtime.cell.Footprint;
import org.gateloom.runtime.cell.Precision;
import org.gateloom.spec.graph.Node;
import org.gateloom.spec.graph.Parameter;
import org.gateloom.spec.graph.Size;
import org.gateloom.spec.graph.State;

/**
 * What a generated tape takes of memory, by the places of its values. Small things are left out: the tape's objects, and the
 * heads of arrays.
 */
public final class TapeFootprint {

    /** Values of each state, at a stream's two ends and their cotangents. */
    private static final int STATE_BLOCKS = 4;

    /** A vector parameter, and the sum of its gradients. */
    private static final int SPREADS = 2;

    private TapeFootprint() {}

    /**
     * Bytes of the greatest of a tape's blocks, of which none can be more than an {@code int} counts.
     *
     * @param setting as in {@link #of}
     */
    public static long greatestBlock(LaidOut laidOut, Cost.Setting setting, int time) {
        Map<String, Integer> sizes = laidOut.program().graph().resolve(setting.sizes());
        long greatest = laidOut.places().entrySet().stream()
                .filter(placed -> placed.getValue().block() != Extent.NONE)
                // Symbols are no block, and nobody asks for their cotangent.
                .filter(placed -> placed.getValue().block() != Extent.GIVEN || !setting.symbols())
                .mapToLong(
                        placed -> laidOut.program().sizes().get(placed.getKey()).count(sizes))
                .max()
                .orElse(0);
        return greatest * (time + 1) * setting.batch() * bytes(setting.precision());
    }

    private static long bytes(Precision precision) {
        return precision == Precision.FLOAT ? Float.BYTES : Double.BYTES;
    }

    /**
     * Of one tape.
     *
     * @param setting whose batch is the rows of the tape; sizes may leave out those that have a standard
     * @param time the most steps
     */
    public static Footprint of(LaidOut laidOut, Cost.Setting setting, int time) {
        Program program = laidOut.program();
        Map<String, Integer> sizes = program.graph().resolve(setting.sizes());
        ToLongFunction<Size> count = size -> size.count(sizes);
        long arrays = 0;
        long blocks = 0;
        for (Map.Entry<String, Place> placed : laidOut.places().entrySet()) {
            long size = count.applyAsLong(program.sizes().get(placed.getKey()));
            arrays += size * steps(placed.getValue().array(), time);
            if (!laidOut.shared().containsKey(placed.getKey())) {
                blocks += size * steps(placed.getValue().block(), time);
            }
        }
        long output = count.applyAsLong(program.sizes().get(program.graph().output()));
        long input = setting.symbols() ? 0 : sizes.get("in");
        long masks = program.graph().masks().stream()
                .map(Node::name)
                .mapToLong(mask -> count.applyAsLong(program.sizes().get(mask)))
                .sum();
        long states = program.graph().states().stream()
                .map(State::node)
                .mapToLong(state -> count.applyAsLong(program.sizes().get(state)))
                .sum();
        blocks += time * (output + input + masks) + STATE_BLOCKS * states;
        long vectors = program.graph().parameters().stream()
                .map(Parameter::shape)
                .filter(shape -> !(shape instanceof Parameter.Shape.Matrix))
                .mapToLong(shape -> count.applyAsLong(shape.count()))
                .sum();
        arrays += SPREADS * vectors;
        long bytes = bytes(setting.precision()) * setting.batch();
        return new Footprint(arrays * bytes, blocks * bytes);
    }

    /** For how many steps there is room. */
    private static long steps(Extent extent, int time) {
        return switch (extent) {
            case NONE, GIVEN -> 0;
            case ONCE, STEP -> 1;
            case SEQUENCE -> time;
            case WITH_INITIAL -> time + 1L;
        };
    }
}
