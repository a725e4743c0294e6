package org.tcpp.html;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A chart as SVG, which is legible without a style sheet: colours are attributes, text and axes have the colour of the
 * page's text, lines differ in dashes, and what is under the pointer names itself. One thread.
 */
final class Chart {

    static final double LEFT = 52;
    static final double RIGHT = 468;
    static final double TOP = 26;
    static final double BOTTOM = 212;
    private static final double LINE = 17;
    private static final double LETTER = 6.5;
    private static final double FAINTEST = 0.2;

    private final Axis x;
    private final Axis y;
    private final List<Element> behind = new ArrayList<>();
    private final List<Element> shapes = new ArrayList<>();
    private final List<Element> before = new ArrayList<>();
    private final ZoomData zoom = new ZoomData();
    private final Legend legend = new Legend(LEFT, RIGHT, BOTTOM + 3.2 * LINE);

    Chart(Axis x, Axis y) {
        this.x = x;
        this.y = y;
    }

    /** Where a value lies from left to right. */
    double x(double value) {
        return LEFT + x.scale().share(value) * (RIGHT - LEFT);
    }

    /** Where a value lies from top to bottom. */
    double y(double value) {
        return BOTTOM - y.scale().share(value) * (BOTTOM - TOP);
    }

    /** A line of values that hold for a while each, over time. */
    Chart steps(Ink ink, String name, List<Step> steps) {
        zoom.add(ink, name, steps);
        Outline outline = new Outline();
        for (Step step : steps) {
            if (step == null || step.value() == null) {
                outline.lift();
            } else {
                outline.to(x(step.from()), y(step.value())).to(x(step.to()), y(step.value()));
            }
        }
        return line(ink, name, outline.path());
    }

    /** A line through points. */
    Chart curve(Ink ink, String name, List<Point> points) {
        Outline outline = new Outline();
        points.forEach(point -> outline.to(x(point.x()), y(point.y())));
        return line(ink, name, outline.path());
    }

    /** An area between two heights in each step of time; both lists are of the same times. */
    Chart layer(Ink ink, String name, List<Step> low, List<Step> high) {
        zoom.add(ink, name, IntStream.range(0, low.size()).mapToObj(i -> high.get(i).less(low.get(i))).toList());
        Outline outline = new Outline();
        high.forEach(step -> outline.to(x(step.from()), y(step.value())).to(x(step.to()), y(step.value())));
        low.reversed().forEach(step -> outline.to(x(step.to()), y(step.value())).to(x(step.from()), y(step.value())));
        shapes.add(ink.fill(outline.close().path(), 0.75).add(Element.of("title", name)));
        return explain(ink.fill(Drawing.rectangle(0, -10, 16, 10), 0.75), name);
    }

    /** A light area between two lines through points. */
    Chart ribbon(Ink ink, List<Point> low, List<Point> high) {
        if (high.isEmpty()) {
            return this;
        }
        Outline outline = new Outline();
        high.forEach(point -> outline.to(x(point.x()), y(point.y())));
        low.reversed().forEach(point -> outline.to(x(point.x()), y(point.y())));
        behind.add(ink.fill(outline.close().path(), 0.15));
        return this;
    }

    /** A dot that names itself. */
    Chart dot(Ink ink, Point at, double radius, String what) {
        shapes.add(ink.fill(Drawing.circle(x(at.x()), y(at.y()), radius), 0.8).add(Element.of("title", what)));
        return this;
    }

    /** A bar from the axis upwards, or any other box; it names itself. */
    Chart box(Ink ink, Point from, Point to, String what) {
        double left = x(from.x());
        double top = y(Math.max(from.y(), to.y()));
        shapes.add(ink.fill(Drawing.rectangle(left, top, Math.max(1, x(to.x()) - left),
                Math.max(0.5, y(Math.min(from.y(), to.y())) - top)), 0.8).add(Element.of("title", what)));
        return this;
    }

    /** A cell of a map, the darker the larger its share, 0 to 1; it names itself. */
    Chart cell(Ink ink, Point from, Point to, double share, String what) {
        double left = x(from.x());
        double top = y(to.y());
        shapes.add(ink.fill(Drawing.rectangle(left, top, x(to.x()) - left, y(from.y()) - top),
                FAINTEST + (1 - FAINTEST) * share).add(Element.of("title", what)));
        return this;
    }

    /** A part of the time that is set off from the rest. */
    Chart shade(double from, double to, String what) {
        behind.add(grey(x(from), TOP, x(to) - x(from), BOTTOM - TOP).add(Element.of("title", what)));
        return explain(grey(0, -11, 16, 13), what);
    }

    /** A range of heights that is set off from the rest. */
    Chart belt(double from, double to, String what) {
        behind.add(grey(LEFT, y(to), RIGHT - LEFT, y(from) - y(to)).add(Element.of("title", what)));
        return explain(grey(0, -11, 16, 13), what);
    }

    /** Triangles on the lower axis. */
    Chart marks(Ink ink, String name, List<Double> at, List<String> what) {
        if (at.isEmpty()) {
            return this;
        }
        for (int i = 0; i < at.size(); i++) {
            before.add(triangle(ink, x(at.get(i)), BOTTOM + 1).add(Element.of("title", what.get(i))));
        }
        return explain(triangle(ink, 8, -8), name);
    }

    /** A line across at some height. */
    Chart level(double height, String what) {
        behind.add(dotted(LEFT, y(height), RIGHT).add(Element.of("title", what)));
        return explain(dotted(0, -4, 18), what);
    }

    /** Tells what was there where the pointer is. */
    Chart tell(double from, double to, String what) {
        before.add(Drawing.rectangle(x(from), TOP, Math.max(0.5, x(to) - x(from)), BOTTOM - TOP).with("fill", "none")
                .with("pointer-events", "all")
                .add(Element.of("title", what)));
        return this;
    }

    /** A point of a kind that has a shape of its own; it names itself. */
    Chart mark(Ink ink, Mark mark, Point at, String what) {
        shapes.add(mark.at(ink, x(at.x()), y(at.y())).add(Element.of("title", what)));
        return this;
    }

    /** Explains points of a kind. */
    Chart name(Ink ink, Mark mark, String name) {
        return explain(mark.at(ink, 8, -4), name);
    }

    /** A line from top to bottom at some value. */
    Chart upright(Ink ink, double at, String what) {
        behind.add(ink.outline(new Outline().to(x(at), TOP).to(x(at), BOTTOM).path()).add(Element.of("title", what)));
        return explain(ink.outline(new Outline().to(8, -12).to(8, 2).path()), what);
    }

    /** Explains a line that others have drawn as shapes. */
    Chart name(Ink ink, String name) {
        return explain(ink.fill(Drawing.circle(8, -4, 4), 0.8), name);
    }

    /** What a script needs to look closer at it; null where nothing is over time. */
    String zoom() {
        return zoom.isEmpty() ? null : zoom.json(x, y);
    }

    /** The whole of it; title and description are what a screen reader says. */
    Element svg(String title, String description) {
        double height = legend.entries().isEmpty() ? BOTTOM + 2.4 * LINE : legend.bottom();
        return Drawing.canvas(height, title, description)
                .add(behind).add(frame()).add(shapes).add(before)
                .add(legend.entries());
    }

    private List<Element> frame() {
        List<Element> frame = new ArrayList<>();
        Element grid = Element.of("g").with("stroke", "currentColor").with("stroke-opacity", "0.18");
        for (double tick : y.ticks()) {
            grid.add(new Outline().to(LEFT, y(tick)).to(RIGHT, y(tick)).path());
            frame.add(Drawing.text(y.name().apply(tick), LEFT - 5, y(tick) + 4, "end"));
        }
        double end = -LINE;
        for (double tick : x.ticks()) {
            grid.add(new Outline().to(x(tick), TOP).to(x(tick), BOTTOM).path());
            String name = x.name().apply(tick);
            double half = name.length() * LETTER / 2;
            double middle = Math.min(x(tick), Drawing.WIDTH - half);
            if (middle - half > end) {
                frame.add(Drawing.text(name, middle, BOTTOM + LINE, "middle"));
                end = middle + half + LETTER;
            }
        }
        frame.add(0, grid);
        frame.add(rule(LEFT, BOTTOM, RIGHT, BOTTOM));
        frame.add(Drawing.text(y.label(), 2, Drawing.TEXT + 1, "start"));
        frame.add(Drawing.text(x.label(), (LEFT + RIGHT) / 2, BOTTOM + 2 * LINE, "middle"));
        return frame;
    }

    private Chart line(Ink ink, String name, Element path) {
        shapes.add(ink.outline(path).add(Element.of("title", name)));
        return explain(ink.outline(new Outline().to(0, -4).to(18, -4).path()), name);
    }

    private Chart explain(Element sample, String name) {
        legend.add(sample, name);
        return this;
    }

    private static Element triangle(Ink ink, double x, double y) {
        return ink.fill(new Outline().to(x, y).to(x - 4, y + 6).to(x + 4, y + 6).close().path(), 1);
    }

    private static Element grey(double x, double y, double width, double height) {
        return Drawing.rectangle(x, y, Math.max(0, width), height).with("fill", "currentColor").with("fill-opacity",
                "0.09");
    }

    private static Element dotted(double fromX, double y, double toX) {
        return rule(fromX, y, toX, y).with("stroke-opacity", "0.8").with("stroke-dasharray", "2 3");
    }

    private static Element rule(double fromX, double fromY, double toX, double toY) {
        return new Outline().to(fromX, fromY).to(toX, toY).path().with("stroke", "currentColor")
                .with("stroke-opacity", "0.6");
    }
}
