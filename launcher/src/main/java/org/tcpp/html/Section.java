package org.tcpp.html;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A part of a page with a heading. One thread. */
final class Section {

    private final String id;
    private final String title;
    private final List<Element> content = new ArrayList<>();
    private final Map<Element, String> zooms = new LinkedHashMap<>();

    /** Of that title; the id, a literal, is where links lead. */
    Section(String id, String title) {
        this.id = id;
        this.title = title;
    }

    String id() {
        return id;
    }

    String title() {
        return title;
    }

    /** Adds a paragraph. */
    Section say(String text) {
        content.add(Element.of("p", text));
        return this;
    }

    /** Adds anything. */
    Section add(Element element) {
        content.add(element);
        return this;
    }

    /** Adds a table, if there is anything in it. */
    Section add(DataTable table) {
        return table.isEmpty() ? this : add(table.element());
    }

    /** Adds a chart, and under it the table that says the same. */
    Section chart(Chart chart, String title, String description, DataTable table) {
        Element figure = figure(title, chart.svg(title, description), table.folded());
        String zoom = chart.zoom();
        if (zoom != null) {
            zooms.put(figure, zoom);
        }
        return add(figure);
    }

    /** Adds any drawing with a heading, and what stands under it. */
    Section drawing(String title, Element svg, Element... under) {
        return add(figure(title, svg, under));
    }

    private static Element figure(String title, Element svg, Element... under) {
        // not a figure, which a browser indents on both sides where the style sheet is not allowed
        return Element.of("div").with("class", "chart").with("role", "figure").with("aria-label", title)
                .add(Element.of("h3", title), svg).add(under);
    }

    /** Lets its charts be looked at closer, the first ones, with no more than so much data; how much is left of it. */
    int zoom(int most) {
        int left = most;
        for (Map.Entry<Element, String> chart : zooms.entrySet()) {
            if (chart.getValue().length() <= left) {
                chart.getKey().with("data-zoom", chart.getValue());
                left -= chart.getValue().length();
            }
        }
        return left;
    }

    boolean isEmpty() {
        return content.isEmpty();
    }

    Element element() {
        return Element.of("section").with("id", id).add(Element.of("h2", title)).add(content);
    }
}
