package org.tcpp.html;

/** The data of an SVG path, built point by point. One thread. */
final class Outline {

    private final StringBuilder data = new StringBuilder();
    private boolean down;

    /** Begins anew, without a line from where it was. */
    Outline lift() {
        down = false;
        return this;
    }

    /** A line to there, or a beginning. */
    Outline to(double x, double y) {
        data.append(down ? 'L' : 'M').append(Numbers.coordinate(x)).append(' ').append(Numbers.coordinate(y));
        down = true;
        return this;
    }

    /** Back to the beginning. */
    Outline close() {
        data.append('Z');
        down = false;
        return this;
    }

    Element path() {
        return Element.of("path").with("d", data.toString());
    }
}
