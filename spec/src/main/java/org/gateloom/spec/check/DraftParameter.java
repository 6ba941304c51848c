package org.gateloom.spec.check;

import java.util.Optional;
import org.gateloom.spec.diagnostic.Position;
import org.gateloom.spec.graph.Initializer;
import org.gateloom.spec.graph.Parameter.Shape;
import org.gateloom.spec.graph.Size;

/**
 * A parameter whose shape may still be open.
 *
 * @param name full name
 * @param kind which sort
 * @param shape where the file declares it; otherwise it follows from the one node that uses it
 * @param blocks of a matrix that the file does not declare; 1 for all others
 * @param initializer how it starts
 * @param position where the file first asks for it
 */
record DraftParameter(
        String name, Kind kind, Optional<Shape> shape, Size blocks, Initializer initializer, Position position) {

    /** What a parameter is used as. */
    enum Kind {
        MATRIX,
        DIAGONAL,
        SCALAR,
        BIAS
    }
}
