package org.tcpp.html;

/**
 * What all drawings have in common: so many units wide whatever the page, text and lines in the colour of the page's
 * text, and a title and a description for those who do not see them. Pure.
 */
final class Drawing {

    static final double WIDTH = 480;
    static final double TEXT = 12;

    private Drawing() {}

    /** An empty one, as wide as there is room, with or without a style sheet. */
    static Element canvas(double height, String title, String description) {
        return Element.of("svg").with("xmlns", "http://www.w3.org/2000/svg")
                .with("viewBox", "0 0 " + Numbers.coordinate(WIDTH) + " " + Numbers.coordinate(height))
                .with("width", "100%").with("height", height).with("preserveAspectRatio", "xMinYMin meet")
                .with("role", "img").with("font-family", "sans-serif").with("font-size", TEXT)
                .with("fill", "currentColor").add(Element.of("title", title), Element.of("desc", description));
    }

    /**
     * A line of text.
     *
     * @param anchor what of it lies at x: {@code start}, {@code middle} or {@code end}
     */
    static Element text(String text, double x, double y, String anchor) {
        Element label = Element.of("text", text).with("x", x).with("y", y);
        return anchor.equals("start") ? label : label.with("text-anchor", anchor);
    }

    static Element circle(double x, double y, double radius) {
        return Element.of("circle").with("cx", x).with("cy", y).with("r", radius);
    }

    static Element rectangle(double x, double y, double width, double height) {
        return Element.of("rect").with("x", x).with("y", y).with("width", width).with("height", height);
    }
}
