package org.gateloom.spec.check;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gateloom.spec.diagnostic.Key;
import org.gateloom.spec.diagnostic.Position;
import org.gateloom.spec.diagnostic.Problems;
import org.gateloom.spec.graph.Ref;

/**
 * Puts named nodes into an order in which each comes after all that it reads at this step, and reports the circles in
 * which there is no such order: within one step each would have to be computed before the other.
 */
final class CycleCheck {

    private final Map<String, Set<String>> reads = new LinkedHashMap<>();
    private final Map<String, Position> positions = new LinkedHashMap<>();
    private final List<String> order = new ArrayList<>();
    private final List<String> path = new ArrayList<>();
    private final Set<String> done = new LinkedHashSet<>();
    private final Set<Position> told = new HashSet<>();
    private final Problems problems;

    private CycleCheck(Map<String, Draft> drafts, Problems problems) {
        this.problems = problems;
        for (Draft draft : drafts.values()) {
            Set<String> now = reads.computeIfAbsent(draft.owner(), owner -> new LinkedHashSet<>());
            for (Ref operand : draft.operands()) {
                if (!operand.previous()) {
                    String owner = drafts.get(operand.node()).owner();
                    boolean itself = operand.node().equals(draft.owner());
                    if (!owner.equals(draft.owner()) || itself) {
                        now.add(owner);
                    }
                }
            }
            if (draft.name().equals(draft.owner())) {
                positions.put(draft.name(), draft.position());
            }
        }
    }

    /**
     * The order of the named nodes.
     *
     * @param drafts all nodes
     * @param problems takes one problem a circle
     */
    static List<String> order(Map<String, Draft> drafts, Problems problems) {
        CycleCheck check = new CycleCheck(drafts, problems);
        check.reads.keySet().forEach(check::visit);
        return check.order;
    }

    private void visit(String node) {
        int before = path.indexOf(node);
        if (before >= 0) {
            report(path.subList(before, path.size()));
            return;
        }
        if (done.contains(node)) {
            return;
        }
        path.add(node);
        reads.get(node).forEach(this::visit);
        path.remove(path.size() - 1);
        done.add(node);
        order.add(node);
    }

    private void report(List<String> circle) {
        String first = circle.get(0);
        if (!told.add(positions.get(first))) {
            return; // another level of the same repetition
        }
        String way = String.join(" -> ", circle) + " -> " + first;
        problems.report(
                positions.get(first),
                Key.CYCLE,
                circle.size() == 1
                        ? "'" + first + "' reads itself within one step: " + way
                        : "these read one another within one step: " + way,
                "write 'prev(name)' where the step before is meant");
    }
}
