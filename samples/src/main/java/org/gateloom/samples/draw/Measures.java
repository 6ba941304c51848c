package org.gateloom.samples.draw;

import org.gateloom.samples.draw.Picture.Box;
import org.gateloom.samples.draw.Picture.Kind;
import org.gateloom.samples.draw.Picture.Port;

/** How large boxes and texts are; in pixels. */
final class Measures {

    /** Sizes of type. */
    static final double SYMBOL = 17;

    static final double TEXT = 14;
    static final double SMALL = 12;

    /** A gate's row for one port. */
    static final double ROW = 22;

    private static final double PADDING = 8;
    private static final double JOINT = 28;
    private static final double BOX = 30;

    /** Width and height. */
    record Extent(double width, double height) {}

    private Measures() {}

    /**
     * Of a box.
     *
     * @param body how wide the part of a gate is that has no ports
     */
    static Extent of(Box box, double body) {
        return switch (box.kind()) {
            case ENTRANCE, EXIT -> new Extent(grid(TextSize.width(box.symbol(), TEXT) + PADDING), BOX);
            case GATE -> gate(box, body);
            case MATRIX, FUNCTION, LITERAL ->
                new Extent(
                        grid(Math.max(BOX, labels(box) + TextSize.width(box.symbol(), symbol(box)) + 2 * PADDING)),
                        Math.max(BOX, ROW * box.ports().size()));
            case JOINT -> {
                double height = Math.max(JOINT, 10 * box.ports().size());
                double text = TextSize.width(box.symbol(), SYMBOL) + 9;
                yield new Extent(round(box) ? height : grid(Math.max(JOINT, text)), height);
            }
        };
    }

    /** The size in which a symbol is written: longer ones are words. */
    static double symbol(Box box) {
        return box.symbol().toString().length() > 4 || box.kind() == Kind.LITERAL ? TEXT : SYMBOL;
    }

    /** Whether a joint is a circle: where its sign is all that stands in it. */
    static boolean round(Box box) {
        return box.kind() == Kind.JOINT && box.symbol().toString().length() == 1;
    }

    /** What the labels of ports take of a box's width. */
    static double labels(Box box) {
        double widest = box.ports().stream()
                .map(Port::label)
                .mapToDouble(label -> TextSize.width(label, SMALL))
                .max()
                .orElse(0);
        return box.kind() == Kind.JOINT || widest == 0 ? 0 : grid(widest + PADDING);
    }

    private static Extent gate(Box box, double body) {
        double lines = 30 + (box.name().isEmpty() ? 0 : 16) + (box.added().isEmpty() ? 0 : 16);
        return new Extent(labels(box) + body, Math.max(lines, ROW * box.ports().size() + 4));
    }

    /** What all gates of a picture need for their symbol and texts, so that they are alike. */
    static double body(Picture picture) {
        return picture.boxes().stream()
                .filter(box -> box.kind() == Kind.GATE)
                .mapToDouble(box -> Math.max(
                        TextSize.width(box.symbol(), SYMBOL),
                        Math.max(TextSize.width(box.name(), SMALL), TextSize.width(box.added(), SMALL))))
                .map(widest -> grid(Math.max(34, widest + 2 * PADDING)))
                .max()
                .orElse(0);
    }

    /** Whole pixels. */
    private static double grid(double length) {
        return Math.ceil(length);
    }
}
