package org.gateloom.samples.draw;

import java.util.List;

/**
 * A picture in which everything has its place; lengths in pixels, the origin at the top left.
 *
 * @param picture what is drawn
 * @param width of all
 * @param height of all
 * @param frame around what is inside the cell
 * @param boxes where each box is, in the picture's order
 * @param entries where each port of each box is
 * @param routes where each wire runs, in the picture's order
 * @param junctions where a wire parts
 */
public record Placed(
        Picture picture,
        double width,
        double height,
        Area frame,
        List<Area> boxes,
        List<List<Point>> entries,
        List<Route> routes,
        List<Point> junctions) {

    public Placed {
        boxes = List.copyOf(boxes);
        entries = entries.stream().map(List::copyOf).toList();
        routes = List.copyOf(routes);
        junctions = List.copyOf(junctions);
    }

    /** A rectangle. */
    public record Area(double x, double y, double width, double height) {

        public double right() {
            return x + width;
        }

        public double bottom() {
            return y + height;
        }

        public double centreX() {
            return x + width / 2;
        }

        public double centreY() {
            return y + height / 2;
        }
    }

    /** A point. */
    public record Point(double x, double y) {}

    /** Straight pieces from corner to corner, each along an axis. */
    public record Route(List<Point> corners) {
        public Route {
            corners = List.copyOf(corners);
        }

        public Point end() {
            return corners.get(corners.size() - 1);
        }
    }
}
