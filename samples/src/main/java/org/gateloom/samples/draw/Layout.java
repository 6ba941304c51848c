package org.gateloom.samples.draw;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.elk.alg.layered.options.LayerConstraint;
import org.eclipse.elk.alg.layered.options.LayeredOptions;
import org.eclipse.elk.alg.layered.options.NodePlacementStrategy;
import org.eclipse.elk.core.RecursiveGraphLayoutEngine;
import org.eclipse.elk.core.math.ElkPadding;
import org.eclipse.elk.core.options.CoreOptions;
import org.eclipse.elk.core.options.Direction;
import org.eclipse.elk.core.options.EdgeRouting;
import org.eclipse.elk.core.options.NodeLabelPlacement;
import org.eclipse.elk.core.options.PortConstraints;
import org.eclipse.elk.core.options.PortSide;
import org.eclipse.elk.core.util.NullElkProgressMonitor;
import org.eclipse.elk.graph.ElkEdge;
import org.eclipse.elk.graph.ElkEdgeSection;
import org.eclipse.elk.graph.ElkLabel;
import org.eclipse.elk.graph.ElkNode;
import org.eclipse.elk.graph.ElkPort;
import org.eclipse.elk.graph.util.ElkGraphUtil;
import org.gateloom.samples.draw.Picture.Box;
import org.gateloom.samples.draw.Picture.Kind;
import org.gateloom.samples.draw.Picture.Wire;
import org.gateloom.samples.draw.Placed.Area;
import org.gateloom.samples.draw.Placed.Point;
import org.gateloom.samples.draw.Placed.Route;

/**
 * Gives a picture's boxes and wires their places, by the layered algorithm of the Eclipse Layout Kernel: from the left to
 * the right, wires along the axes, what enters the cell at the left and what leaves it at the right.
 */
public final class Layout {

    private static final double MARGIN = 14;

    /** For the cell's name. */
    private static final double TITLE = 34;

    private final Picture picture;
    private final double body;
    private final ElkNode root = ElkGraphUtil.createGraph();
    private final List<ElkNode> nodes = new ArrayList<>();
    private final List<List<ElkPort>> entries = new ArrayList<>();
    private final List<ElkPort> exits = new ArrayList<>();
    private final List<ElkEdge> edges = new ArrayList<>();

    private Layout(Picture picture) {
        this.picture = picture;
        this.body = Measures.body(picture);
    }

    /** The same picture, every time. */
    public static Placed of(Picture picture) {
        Layout layout = new Layout(picture);
        layout.options();
        picture.boxes().forEach(layout::node);
        picture.wires().forEach(layout::edge);
        new RecursiveGraphLayoutEngine().layout(layout.root, new NullElkProgressMonitor());
        return layout.placed();
    }

    private void options() {
        root.setProperty(CoreOptions.ALGORITHM, LayeredOptions.ALGORITHM_ID);
        root.setProperty(LayeredOptions.DIRECTION, Direction.RIGHT);
        root.setProperty(LayeredOptions.EDGE_ROUTING, EdgeRouting.ORTHOGONAL);
        root.setProperty(LayeredOptions.NODE_PLACEMENT_STRATEGY, NodePlacementStrategy.NETWORK_SIMPLEX);
        root.setProperty(LayeredOptions.NODE_PLACEMENT_FAVOR_STRAIGHT_EDGES, true);
        root.setProperty(LayeredOptions.RANDOM_SEED, 1);
        root.setProperty(LayeredOptions.THOROUGHNESS, 40);
        root.setProperty(LayeredOptions.PADDING, new ElkPadding(0));
        root.setProperty(LayeredOptions.SPACING_NODE_NODE, 20.0);
        root.setProperty(LayeredOptions.SPACING_NODE_NODE_BETWEEN_LAYERS, 30.0);
        root.setProperty(LayeredOptions.SPACING_EDGE_NODE, 14.0);
        root.setProperty(LayeredOptions.SPACING_EDGE_NODE_BETWEEN_LAYERS, 14.0);
        root.setProperty(LayeredOptions.SPACING_EDGE_EDGE, 9.0);
        root.setProperty(LayeredOptions.SPACING_EDGE_EDGE_BETWEEN_LAYERS, 9.0);
        root.setProperty(LayeredOptions.SPACING_PORT_PORT, 9.0);
    }

    private void node(Box box) {
        ElkNode node = ElkGraphUtil.createNode(root);
        Measures.Extent extent = Measures.of(box, body);
        node.setDimensions(extent.width(), extent.height());
        node.setProperty(LayeredOptions.PORT_CONSTRAINTS, PortConstraints.FIXED_SIDE);
        if (box.kind() == Kind.ENTRANCE) {
            node.setProperty(LayeredOptions.LAYERING_LAYER_CONSTRAINT, LayerConstraint.FIRST_SEPARATE);
        } else if (box.kind() == Kind.EXIT) {
            node.setProperty(LayeredOptions.LAYERING_LAYER_CONSTRAINT, LayerConstraint.LAST_SEPARATE);
        }
        if (Labels.below(box)) {
            ElkLabel label = ElkGraphUtil.createLabel(box.name().toString(), node);
            label.setDimensions(Math.ceil(TextSize.width(box.name(), Measures.SMALL)), Labels.HEIGHT);
            node.setProperty(
                    LayeredOptions.NODE_LABELS_PLACEMENT,
                    EnumSet.of(NodeLabelPlacement.OUTSIDE, NodeLabelPlacement.V_BOTTOM, NodeLabelPlacement.H_CENTER));
        }
        nodes.add(node);
        entries.add(box.ports().stream().map(port -> port(node, PortSide.WEST)).toList());
        exits.add(port(node, PortSide.EAST));
    }

    private static ElkPort port(ElkNode node, PortSide side) {
        ElkPort port = ElkGraphUtil.createPort(node);
        port.setProperty(LayeredOptions.PORT_SIDE, side);
        return port;
    }

    private void edge(Wire wire) {
        ElkEdge edge = ElkGraphUtil.createSimpleEdge(
                exits.get(wire.from()), entries.get(wire.to()).get(wire.port()));
        if (straight(wire.from()) && straight(wire.to())) {
            edge.setProperty(LayeredOptions.PRIORITY_STRAIGHTNESS, 10);
        }
        edges.add(edge);
    }

    /** A state should run from the left to the right through what is added and multiplied, as the lecture draws it. */
    private boolean straight(int number) {
        Kind kind = picture.boxes().get(number).kind();
        return kind == Kind.ENTRANCE || kind == Kind.JOINT || kind == Kind.EXIT;
    }

    private Placed placed() {
        double inner = MARGIN + TITLE;
        List<Area> boxes = new ArrayList<>();
        List<List<Point>> ports = new ArrayList<>();
        for (int i = 0; i < nodes.size(); i++) {
            ElkNode node = nodes.get(i);
            Area area = new Area(
                    at(node.getX() + MARGIN), at(node.getY() + inner), at(node.getWidth()), at(node.getHeight()));
            boxes.add(area);
            ports.add(entries.get(i).stream()
                    .map(port -> new Point(area.x(), at(node.getY() + port.getY() + inner)))
                    .toList());
        }
        Set<Point> junctions = new LinkedHashSet<>();
        List<Route> routes = new ArrayList<>();
        for (int i = 0; i < edges.size(); i++) {
            ElkEdge edge = edges.get(i);
            routes.add(route(edge, picture.wires().get(i), boxes));
            edge.getProperty(LayeredOptions.JUNCTION_POINTS)
                    .forEach(point -> junctions.add(new Point(at(point.x + MARGIN), at(point.y + inner))));
        }
        double width = root.getWidth() + 2 * MARGIN;
        double height = root.getHeight() + inner + 2 * MARGIN;
        return new Placed(
                picture, at(width), at(height), frame(boxes, height), boxes, ports, routes, List.copyOf(junctions));
    }

    private Route route(ElkEdge edge, Wire wire, List<Area> boxes) {
        double inner = MARGIN + TITLE;
        ElkEdgeSection section = edge.getSections().get(0);
        List<Point> corners = new ArrayList<>();
        corners.add(new Point(at(section.getStartX() + MARGIN), at(section.getStartY() + inner)));
        section.getBendPoints()
                .forEach(bend -> corners.add(new Point(at(bend.getX() + MARGIN), at(bend.getY() + inner))));
        Point end = new Point(at(section.getEndX() + MARGIN), at(section.getEndY() + inner));
        corners.add(new Point(at(end.x() + inset(wire.to(), end.y(), boxes)), end.y()));
        return new Route(corners);
    }

    /** A wire that meets a circle above or below its middle goes on to its edge. */
    private double inset(int number, double y, List<Area> boxes) {
        if (!Measures.round(picture.boxes().get(number))) {
            return 0;
        }
        Area area = boxes.get(number);
        double radius = area.height() / 2;
        double off = y - area.centreY();
        return radius - Math.sqrt(Math.max(0, radius * radius - off * off));
    }

    /** Between what enters and what leaves. */
    private Area frame(List<Area> boxes, double height) {
        double left = MARGIN;
        double right = root.getWidth() + MARGIN;
        for (int i = 0; i < boxes.size(); i++) {
            Kind kind = picture.boxes().get(i).kind();
            if (kind == Kind.ENTRANCE) {
                left = Math.max(left, boxes.get(i).right() + 8);
            } else if (kind == Kind.EXIT) {
                right = Math.min(right, boxes.get(i).x() - 12);
            }
        }
        return new Area(at(left), MARGIN, at(right - left), at(height - 2 * MARGIN));
    }

    /** To the tenth of a pixel. */
    private static double at(double length) {
        return Math.round(length * 10) / 10.0;
    }
}
