package org.gateloom.samples.draw;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gateloom.samples.draw.Marks.Mark;
import org.gateloom.samples.draw.Picture.Box;
import org.gateloom.samples.draw.Picture.Kind;
import org.gateloom.samples.draw.Placed.Area;
import org.gateloom.samples.draw.Placed.Point;
import org.gateloom.samples.draw.Placed.Route;
import org.gateloom.spec.graph.Equations;

/** Prints a placed picture as SVG. */
final class SvgPicture {

    private static final double HEAD = 6;

    private final Markup markup;
    private final Placed placed;
    private final Marks marks;

    private SvgPicture(Markup markup, Placed placed, Marks marks) {
        this.markup = markup;
        this.placed = placed;
        this.marks = marks;
    }

    /**
     * An {@code svg} element.
     *
     * @param id that no other element of the page begins with
     */
    static void print(Markup markup, Placed placed, Marks marks, String id) {
        String title = placed.picture().graph().name();
        markup.open(
                "svg",
                "xmlns",
                "http://www.w3.org/2000/svg",
                "class",
                "cell",
                "width",
                placed.width(),
                "height",
                placed.height(),
                "viewBox",
                "0 0 " + Markup.number(placed.width()) + " " + Markup.number(placed.height()),
                "role",
                "img",
                "aria-labelledby",
                id + "-title " + id + "-text");
        markup.element("title", title, "id", id + "-title");
        markup.element("desc", description(placed.picture()), "id", id + "-text");
        markup.element("style", "\n" + Resources.text("picture.css"));
        new SvgPicture(markup, placed, marks).print();
        markup.close();
    }

    /** What one sees, for those who hear it. */
    private static String description(Picture picture) {
        return "Enters: " + symbols(picture, Kind.ENTRANCE) + ". Leaves: " + symbols(picture, Kind.EXIT) + ". "
                + String.join("; ", Equations.of(picture.graph())) + ".";
    }

    private static String symbols(Picture picture, Kind kind) {
        return picture.boxes().stream()
                .filter(box -> box.kind() == kind)
                .map(box -> box.symbol().toString())
                .collect(Collectors.joining(", "));
    }

    private void print() {
        markup.empty("rect", "class", "page", "width", placed.width(), "height", placed.height());
        rectangle("frame", placed.frame(), 12);
        text(
                "title",
                Label.of(placed.picture().graph().name()),
                placed.frame().x() + 12,
                placed.frame().y() + 21,
                Measures.TEXT);
        wires();
        placed.routes().forEach(route -> head(route.end()));
        placed.junctions()
                .forEach(point -> markup.empty("circle", "class", "dot", "cx", point.x(), "cy", point.y(), "r", 2.6));
        for (int i = 0; i < placed.boxes().size(); i++) {
            box(i);
        }
    }

    /**
     * Wires that are one line where they run together.
     *
     * @param from the box that they leave
     * @param diagonal whether they are peepholes
     */
    private record Bundle(int from, boolean diagonal) {}

    private void wires() {
        Map<Bundle, StringBuilder> bundles = new LinkedHashMap<>();
        for (int i = 0; i < placed.routes().size(); i++) {
            Picture.Wire wire = placed.picture().wires().get(i);
            Box reader = placed.picture().boxes().get(wire.to());
            boolean diagonal = reader.ports().get(wire.port()).diagonal();
            bundles.computeIfAbsent(new Bundle(wire.from(), diagonal), bundle -> new StringBuilder())
                    .append(path(placed.routes().get(i)));
        }
        bundles.forEach((bundle, path) ->
                markup.empty("path", "class", bundle.diagonal() ? "wire peephole" : "wire", "d", path));
    }

    private void box(int number) {
        Box box = placed.picture().boxes().get(number);
        Area area = placed.boxes().get(number);
        Optional<Mark> mark = Optional.ofNullable(marks.boxes().get(number));
        String kind = box.kind().name().toLowerCase(Locale.ROOT);
        markup.open("g", "class", kind + mark.map(m -> " " + m.word()).orElse(""));
        outline(box, area);
        switch (box.kind()) {
            case ENTRANCE, EXIT -> terminal(box, area);
            case GATE -> gate(box, area);
            default -> {
                double left = Measures.labels(box);
                symbol(box, area.x() + left + (area.width() - left) / 2, area.centreY());
            }
        }
        labels(number, box, area);
        if (Labels.below(box)) {
            text("name", box.name(), area.centreX(), area.bottom() + 12, Measures.SMALL);
        }
        mark.ifPresent(m -> badge(m, area));
        markup.close();
    }

    private void outline(Box box, Area area) {
        if (Measures.round(box)) {
            markup.empty("circle", "cx", area.centreX(), "cy", area.centreY(), "r", area.height() / 2);
        } else if (box.kind() != Kind.ENTRANCE && box.kind() != Kind.EXIT) {
            double round = switch (box.kind()) {
                case GATE, MATRIX -> 6;
                case LITERAL -> 2;
                default -> area.height() / 2;
            };
            rectangle("", area, Math.min(round, 15));
        }
    }

    private void terminal(Box box, Area area) {
        boolean left = box.kind() == Kind.ENTRANCE;
        text("", box.symbol(), left ? area.right() - 5 : area.x() + 5, area.centreY() + 5, Measures.TEXT);
    }

    private void gate(Box box, Area area) {
        double column = Measures.labels(box);
        if (column > 0) {
            double x = area.x() + column;
            markup.empty("path", "class", "rule", "d", "M" + place(x, area.y()) + "V" + Markup.number(area.bottom()));
        }
        double middle = area.x() + column + (area.width() - column) / 2;
        int lines = (box.name().isEmpty() ? 0 : 1) + (box.added().isEmpty() ? 0 : 1);
        double y = area.centreY() - 8 * lines;
        symbol(box, middle, y);
        y += 21;
        if (!box.name().isEmpty()) {
            text("name", box.name(), middle, y, Measures.SMALL);
            y += 16;
        }
        text("bias", box.added(), middle, y, Measures.SMALL);
    }

    private void symbol(Box box, double x, double y) {
        double size = Measures.symbol(box);
        text("symbol", box.symbol(), x, y + size * 0.34, size);
    }

    private void labels(int number, Box box, Area area) {
        for (int port = 0; port < box.ports().size(); port++) {
            Label label = box.ports().get(port).label();
            Point entry = placed.entries().get(number).get(port);
            boolean marked = marks.ports().contains(new Marks.Entry(number, port));
            if (box.kind() == Kind.JOINT) {
                double y = entry.y() < area.centreY() ? entry.y() - 4 : entry.y() + 12;
                text("sign", label, entry.x() - 7, y, Measures.SMALL);
            } else {
                if (marked) {
                    double width = Math.ceil(TextSize.width(label, Measures.SMALL)) + 3;
                    rectangle("only", new Area(entry.x() + 3, entry.y() - 9, width, 18), 3);
                }
                text(marked ? "weight mine" : "weight", label, entry.x() + 5, entry.y() + 4, Measures.SMALL);
            }
        }
    }

    private void badge(Mark mark, Area area) {
        markup.open("g", "class", "badge");
        markup.empty("circle", "cx", area.right() - 1, "cy", area.y() + 1, "r", 7.5);
        text("", Label.of(mark.sign()), area.right() - 1, area.y() + 5.5, Measures.TEXT);
        markup.close();
    }

    private void rectangle(String kind, Area area, double round) {
        Object[] place = {"x", area.x(), "y", area.y(), "width", area.width(), "height", area.height(), "rx", round};
        if (kind.isEmpty()) {
            markup.empty("rect", place);
        } else {
            markup.empty(
                    "rect",
                    Stream.concat(Stream.of("class", kind), Arrays.stream(place))
                            .toArray());
        }
    }

    private void head(Point tip) {
        String path = "M" + place(tip.x(), tip.y()) + "L" + place(tip.x() - HEAD, tip.y() - HEAD / 2) + "V"
                + Markup.number(tip.y() + HEAD / 2) + "Z";
        markup.empty("path", "class", "head", "d", path);
    }

    private void text(String kind, Label label, double x, double y, double size) {
        if (label.isEmpty()) {
            return;
        }
        markup.open("text", "class", kind, "x", x, "y", y, "font-size", size);
        double lowered = size * 0.28;
        boolean low = false;
        for (Label.Run run : label.runs()) {
            String shift = run.lowered() == low ? "0" : Markup.number(run.lowered() ? lowered : -lowered);
            low = run.lowered();
            markup.inline(
                            "tspan",
                            "dy",
                            shift,
                            "font-size",
                            Markup.number(run.lowered() ? size * TextSize.LOWERED : size))
                    .characters(run.text())
                    .end();
        }
        markup.end();
    }

    private static String path(Route route) {
        List<Point> corners = route.corners();
        StringBuilder path =
                new StringBuilder("M" + place(corners.get(0).x(), corners.get(0).y()));
        for (Point corner : corners.subList(1, corners.size())) {
            path.append('L').append(place(corner.x(), corner.y()));
        }
        return path.toString();
    }

    private static String place(double x, double y) {
        return Markup.number(x) + " " + Markup.number(y);
    }
}
