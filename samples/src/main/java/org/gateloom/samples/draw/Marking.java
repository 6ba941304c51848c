package org.gateloom.samples.draw;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.gateloom.samples.draw.Marks.Mark;
import org.gateloom.samples.draw.Picture.Box;
import org.gateloom.samples.draw.Picture.Kind;
import org.gateloom.samples.draw.Picture.Port;
import org.gateloom.spec.graph.Formula;
import org.gateloom.spec.identity.Difference;

/** Finds what is to be marked in the pictures of two cells that differ. */
final class Marking {

    private final Picture picture;
    private final Map<Integer, Mark> boxes = new LinkedHashMap<>();
    private final Set<Marks.Entry> ports = new HashSet<>();

    private Marking(Picture picture) {
        this.picture = picture;
    }

    /** The marks in the picture of the first cell. */
    static Marks before(Difference difference, Picture before, Picture after) {
        Marking marking = new Marking(before);
        difference.changes().forEach(change -> {
            if (change instanceof Difference.Removed removed) {
                marking.all(removed.node(), Mark.REMOVED);
            } else if (change instanceof Difference.Changed changed) {
                marking.changed(
                        changed.before(),
                        difference.onlyBefore(changed.before()),
                        boxes(after, changed.after(), difference.onlyAfter(changed.before())));
            }
        });
        return new Marks(marking.boxes, marking.ports);
    }

    /** The marks in the picture of the second cell. */
    static Marks after(Difference difference, Picture before, Picture after) {
        Marking marking = new Marking(after);
        difference.changes().forEach(change -> {
            if (change instanceof Difference.Added added) {
                marking.all(added.node(), Mark.ADDED);
            } else if (change instanceof Difference.Changed changed) {
                marking.changed(
                        changed.after(),
                        difference.onlyAfter(changed.before()),
                        boxes(before, changed.before(), difference.onlyBefore(changed.before())));
            }
        });
        return new Marks(marking.boxes, marking.ports);
    }

    private void all(String node, Mark mark) {
        IntStream.range(0, picture.boxes().size())
                .filter(box -> picture.boxes().get(box).node().equals(node))
                .forEach(box -> boxes.put(box, mark));
    }

    /**
     * A box is marked where it does itself what no box of the other equation does, or where it does the same with other
     * things; not where only something before it changed.
     */
    private void changed(String node, Set<Formula> only, List<Box> others) {
        List<String> there = others.stream().map(Marking::does).collect(Collectors.toCollection(ArrayList::new));
        for (int number = 0; number < picture.boxes().size(); number++) {
            Box box = picture.boxes().get(number);
            boolean computed = box.kind() != Kind.ENTRANCE && box.node().equals(node);
            if (!computed || box.formula().filter(only::contains).isEmpty()) {
                continue;
            }
            boolean behind = box.ports().stream()
                    .map(port -> Terms.entering(port, box.kind()))
                    .anyMatch(only::contains);
            if (!there.remove(does(box)) || !behind) {
                boxes.put(number, Mark.CHANGED);
            }
            mark(number, box, only);
        }
    }

    private void mark(int number, Box box, Set<Formula> only) {
        for (int port = 0; box.kind() == Kind.GATE && port < box.ports().size(); port++) {
            if (only.contains(box.ports().get(port).term())) {
                ports.add(new Marks.Entry(number, port));
            }
        }
    }

    private static List<Box> boxes(Picture picture, String node, Set<Formula> only) {
        return picture.boxes().stream()
                .filter(box -> box.node().equals(node)
                        && box.formula().filter(only::contains).isPresent())
                .toList();
    }

    /** What a box does, whatever it does it with. */
    private static String does(Box box) {
        return box.kind() + " " + box.symbol() + " " + box.added()
                + box.ports().stream()
                        .map(Port::label)
                        .map(Label::toString)
                        .sorted()
                        .toList();
    }
}
