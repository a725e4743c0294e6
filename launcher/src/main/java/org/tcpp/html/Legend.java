package org.tcpp.html;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The names of what a chart shows, in lines under it. One thread. */
final class Legend {

    /** Room for a sample, which is drawn from 0 to 16 and from -10 to 0. */
    private static final double SAMPLE = 22;
    private static final double LETTER = 6.3;
    private static final double GAP = 14;
    private static final double LINE = 17;

    private final List<Element> entries = new ArrayList<>();
    private final Set<String> named = new HashSet<>();
    private final double left;
    private final double right;
    private double x;
    private double y;

    Legend(double left, double right, double top) {
        this.left = left;
        this.right = right;
        x = left;
        y = top;
    }

    /** Names what a sample stands for; a name that is there already is not repeated. */
    void add(Element sample, String name) {
        if (!named.add(name)) {
            return;
        }
        double width = SAMPLE + LETTER * name.length();
        if (x > left && x + width > right) {
            x = left;
            y += LINE;
        }
        entries.add(Element.of("g").with("transform", "translate(" + Numbers.coordinate(x) + " "
                + Numbers.coordinate(y) + ")")
                .add(sample, Element.of("text", name).with("x", SAMPLE).with("y", 0)));
        x += width + GAP;
    }

    List<Element> entries() {
        return entries;
    }

    /** Where it ends. */
    double bottom() {
        return y + 6;
    }
}
