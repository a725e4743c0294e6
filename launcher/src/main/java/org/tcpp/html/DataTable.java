package org.tcpp.html;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A table of numbers and words, which says what a chart shows to those who do not see it. One thread. */
final class DataTable {

    /** Longer ones are folded. */
    private static final int SHORT = 12;
    /** Texts of no more characters, such as a moment, are not broken into lines. */
    private static final int MOST_UNBROKEN = 24;

    private final String caption;
    private final List<String> header;
    private final List<List<String>> rows = new ArrayList<>();

    DataTable(String caption, List<String> header) {
        this.caption = caption;
        this.header = List.copyOf(header);
    }

    /** Adds a row of numbers and texts of a result; null is a dash. */
    DataTable row(Object... cells) {
        List<String> row = new ArrayList<>();
        for (Object cell : cells) {
            row.add(Numbers.cell(cell));
        }
        rows.add(Collections.unmodifiableList(row));
        return this;
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    /** The table, folded if it is long. */
    Element element() {
        return rows.size() <= SHORT ? table() : folded();
    }

    /** The table, folded whatever its length: it stands under a chart. */
    Element folded() {
        return Element.of("details").add(Element.of("summary", "Table: " + caption + " (" + rows.size()
                + (rows.size() == 1 ? " row)" : " rows)")), table());
    }

    private Element table() {
        boolean[] numbers = new boolean[header.size()];
        Element head = Element.of("tr");
        for (int i = 0; i < header.size(); i++) {
            int column = i;
            numbers[i] = i > 0 && rows.stream().allMatch(row -> isNumber(row.get(column)));
            Element name = Element.of("th", header.get(i)).with("scope", "col");
            head.add(numbers[i] ? name.with("class", "n") : name);
        }
        Element body = Element.of("tbody");
        for (List<String> row : rows) {
            Element line = Element.of("tr");
            for (int i = 0; i < row.size(); i++) {
                line.add(cell(i, row.get(i), numbers[i]));
            }
            body.add(line);
        }
        // a region that scrolls by itself must be within reach of the keyboard
        return Element.of("div").with("class", "wide").with("tabindex", "0").with("role", "region")
                .with("aria-label", caption)
                .add(Element.of("table").add(Element.of("caption", caption), Element.of("thead").add(head), body));
    }

    private static Element cell(int column, String text, boolean number) {
        boolean broken = text.length() > MOST_UNBROKEN;
        if (column == 0) {
            Element name = Element.of("th", text).with("scope", "row");
            return broken ? name.with("class", "w") : name;
        }
        Element cell = Element.of("td", text);
        return number ? cell : cell.with("class", broken ? "t w" : "t");
    }

    private static boolean isNumber(String text) {
        return text.matches("-?[0-9.]*");
    }
}
