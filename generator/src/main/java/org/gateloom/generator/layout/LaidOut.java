package org.gateloom.generator.layout;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gateloom.generator.program.Instruction;
import org.gateloom.generator.program.Program;
import org.gateloom.spec.graph.CellGraph;
import org.gateloom.spec.graph.Node;
import org.gateloom.spec.graph.Operation;
import org.gateloom.spec.graph.Parameter;

/**
 * A program whose values have places.
 *
 * @param program with moves between arrays and blocks
 * @param places of every value that has one
 * @param shared the values whose block is that of another one, which is no longer needed when they are filled
 */
public record LaidOut(Program program, Map<String, Place> places, Map<String, String> shared) {

    public LaidOut {
        places = new LinkedHashMap<>(places);
        shared = new LinkedHashMap<>(shared);
    }

    public Place place(String value) {
        return places.getOrDefault(value, new Place(Place.Extent.NONE, Place.Extent.NONE));
    }

    /** Whether an instruction before the loop is done once, and not for every step. */
    public boolean once(Instruction instruction) {
        List<Place.Extent> extents = instruction
                .defines()
                .filter(places::containsKey)
                .map(value -> places.get(value).array())
                .toList();
        return !extents.isEmpty() && extents.stream().allMatch(Place.Extent.ONCE::equals);
    }

    /** Whether the input only meets matrices whose columns can be looked up, so that it may be symbols. */
    public boolean readsSymbols() {
        CellGraph graph = program.graph();
        return !graph.sizes().containsKey(CellGraph.IN.toString())
                && place(CellGraph.INPUT).array() == Place.Extent.NONE
                && place(CellGraph.INPUT).block() == Place.Extent.GIVEN
                && !graph.output().equals(CellGraph.INPUT)
                && graph.nodes().stream()
                        .filter(node -> node.operands().stream()
                                .anyMatch(ref -> ref.node().equals(CellGraph.INPUT)))
                        .allMatch(this::looksUp);
    }

    private boolean looksUp(Node node) {
        return node.operation() instanceof Operation.Product product
                && !product.transposed()
                && ((Parameter.Shape.Matrix)
                                program.graph().parameter(product.parameter()).shape())
                        .whole();
    }
}
