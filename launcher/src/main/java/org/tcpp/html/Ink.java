package org.tcpp.html;

import java.util.List;
import java.util.stream.Stream;

/**
 * Colours that stand out from a white and from a black page alike (contrast above 3 to 1 with both), each with a
 * pattern of dashes for those who do not see it, or print without it.
 */
enum Ink {

    // @formatter:off: a table
    BLUE("#2b7bba", null),
    ORANGE("#d95f02", "7 3"),
    GREEN("#1b9e77", "2 2"),
    RED("#d62f3a", "9 3 2 3"),
    PURPLE("#8f6bc0", "4 4"),
    BROWN("#a5662b", "12 3"),
    GREY("#808080", "1 3");
    // @formatter:on

    private final String colour;
    private final String dashes;

    Ink(String colour, String dashes) {
        this.colour = colour;
        this.dashes = dashes;
    }

    /** The i-th of some, over and over. */
    static Ink of(int i) {
        return values()[i % values().length];
    }

    /** As in SVG. */
    String colour() {
        return colour;
    }

    /** Lengths of dashes and of what is between them, in turn; empty where the line has none. */
    List<Integer> dashes() {
        return dashes == null ? List.of() : Stream.of(dashes.split(" ")).map(Integer::valueOf).toList();
    }

    /** Draws a shape's outline with it. */
    Element outline(Element shape) {
        shape.with("fill", "none").with("stroke", colour).with("stroke-width", "1.6");
        return dashes == null ? shape : shape.with("stroke-dasharray", dashes);
    }

    /** Fills a shape with it. */
    Element fill(Element shape, double opacity) {
        shape.with("fill", colour);
        return opacity == 1 ? shape : shape.with("fill-opacity", opacity);
    }
}
