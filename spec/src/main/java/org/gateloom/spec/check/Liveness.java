package org.gateloom.spec.check;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.gateloom.spec.graph.Ref;

/** Finds what reaches the output, at this step or a later one. */
final class Liveness {

    private Liveness() {}

    /** The names of all nodes that the output is made of. */
    static Set<String> of(String output, Map<String, Draft> drafts) {
        Set<String> live = new LinkedHashSet<>();
        Deque<String> open = new ArrayDeque<>();
        open.add(output);
        while (!open.isEmpty()) {
            String node = open.remove();
            if (live.add(node)) {
                drafts.get(node).operands().stream().map(Ref::node).forEach(open::add);
            }
        }
        return live;
    }
}
