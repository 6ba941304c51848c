package org.gateloom.spec.check;

import java.util.List;
import java.util.Optional;
import org.gateloom.spec.diagnostic.Position;
import org.gateloom.spec.graph.Operation;
import org.gateloom.spec.graph.Ref;
import org.gateloom.spec.graph.Size;

/**
 * A node whose size is still open.
 *
 * @param name its name in the graph
 * @param owner the named node in whose expression it lies; itself when it is named
 * @param operation how it is computed
 * @param operands what it reads
 * @param position where the file says so
 * @param text as the user would write it, for sentences
 * @param size its size where the file fixes it
 * @param like what has the same size, where that is known (a diagonal weight and what it meets)
 */
record Draft(
        String name,
        String owner,
        Operation operation,
        List<Ref> operands,
        Position position,
        String text,
        Optional<Fixed> size,
        Optional<Ref> like) {

    Draft {
        operands = List.copyOf(operands);
    }

    /**
     * A size that the file fixes.
     *
     * @param size the size
     * @param reason what fixed it, for sentences: {@code state 'c' of line 5}
     */
    record Fixed(Size size, String reason) {}
}
