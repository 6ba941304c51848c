package org.gateloom.samples.cli;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.gateloom.spec.graph.CellGraph;
import org.gateloom.spec.identity.KnownCells;
import org.gateloom.spec.identity.LookAlike;

/** Says which cells of the library a cell is, or is easily confused with. */
final class LookAlikes {

    /** Of so many parameters that start in another way it is told how; of the rest that there are more. */
    private static final int MOST_STARTS = 3;

    private final KnownCells library;

    private LookAlikes(KnownCells library) {
        this.library = library;
    }

    /** With no cell to be like. */
    static LookAlikes none() {
        return new LookAlikes(KnownCells.of(Map.of()));
    }

    /** With one cell. */
    static LookAlikes with(String name, CellGraph graph) {
        return new LookAlikes(KnownCells.of(Map.of(name, graph)));
    }

    /** With all cells of the library. */
    static LookAlikes inLibrary() throws IOException {
        Map<String, CellGraph> cells = new LinkedHashMap<>();
        for (LibraryEntry entry : LibraryEntry.all()) {
            cells.put(entry.name(), entry.graph());
        }
        return new LookAlikes(KnownCells.of(cells));
    }

    /** A sentence for each. */
    List<String> of(CellGraph graph) {
        return library.find(graph).stream().map(LookAlikes::sentence).toList();
    }

    private static String sentence(LookAlike found) {
        if (found instanceof LookAlike.Confusable confusable) {
            return "this is " + confusable.cell() + " but for one thing: " + confusable.here() + "; in "
                    + confusable.cell() + " " + confusable.there();
        }
        LookAlike.Same same = (LookAlike.Same) found;
        if (same.starts().isEmpty()) {
            return "this is " + same.cell() + ": gates, states and parameters correspond one to one";
        }
        String more = same.starts().size() > MOST_STARTS
                ? ", and " + (same.starts().size() - MOST_STARTS) + " more parameters start in another way"
                : "";
        return "this is " + same.cell() + " but for how parameters start: "
                + same.starts().stream()
                        .limit(MOST_STARTS)
                        .map(start -> start.parameter() + " " + InitializerText.of(start.here()) + ", there "
                                + InitializerText.of(start.there()))
                        .collect(Collectors.joining("; "))
                + more;
    }
}
