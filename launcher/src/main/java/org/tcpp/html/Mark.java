package org.tcpp.html;

/** Shapes that tell points of different kinds apart, also where colours do not. */
enum Mark {
    /** A disc. */
    DISC,
    /** A cross. */
    CROSS,
    /** An empty square. */
    SQUARE;

    private static final double HALF = 4;

    /** The shape around a place in a drawing. */
    Element at(Ink ink, double x, double y) {
        return switch (this) {
            case DISC -> ink.fill(Drawing.circle(x, y, HALF), 0.7);
            case CROSS -> line(ink, new Outline().to(x - HALF, y - HALF).to(x + HALF, y + HALF).lift()
                    .to(x - HALF, y + HALF).to(x + HALF, y - HALF).path());
            case SQUARE -> line(ink, Drawing.rectangle(x - HALF, y - HALF, 2 * HALF, 2 * HALF));
        };
    }

    /** No dashes: these lines are too short for them. */
    private static Element line(Ink ink, Element shape) {
        return shape.with("fill", "none").with("stroke", ink.colour()).with("stroke-width", "1.8");
    }
}
