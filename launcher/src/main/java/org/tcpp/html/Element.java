package org.tcpp.html;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tcpp.text.SafeText;

/**
 * An element of HTML or of SVG within it. Text and values of attributes are anybody's: whatever is in them, they end up
 * as what they are, without a character that commands a browser or the order of what is read. One thread.
 */
final class Element {

    private static final int LONGEST_TEXT = 4000;
    private static final Set<String> VOID = Set.of("meta", "br");
    private static final Set<String> ON_A_LINE = Set.of("html", "head", "body", "main", "header", "nav", "section",
            "div", "svg", "g", "path", "rect", "table", "thead", "tbody", "tr", "caption", "details", "ul", "ol",
            "li",
            "dl", "dt", "dd", "p", "h1", "h2", "h3", "meta", "style", "footer");

    private final String name;
    private final Map<String, String> attributes = new LinkedHashMap<>();
    private final List<Object> content = new ArrayList<>();

    private Element(String name) {
        this.name = name;
    }

    /** An empty element of that name, which must be a literal. */
    static Element of(String name) {
        return new Element(name);
    }

    /** One with text in it. */
    static Element of(String name, String text) {
        return new Element(name).text(text);
    }

    /** Sets an attribute, whose name must be a literal. */
    Element with(String attribute, String value) {
        attributes.put(attribute, value);
        return this;
    }

    /** Sets one to a coordinate. */
    Element with(String attribute, double value) {
        return with(attribute, Numbers.coordinate(value));
    }

    /** Adds text at the end. */
    Element text(String text) {
        content.add(text);
        return this;
    }

    /** Adds elements at the end. */
    Element add(Element... more) {
        return add(List.of(more));
    }

    /** Adds elements at the end. */
    Element add(List<Element> more) {
        content.addAll(more);
        return this;
    }

    /** The element as a document. */
    String document() {
        StringBuilder out = new StringBuilder("<!DOCTYPE html>");
        writeTo(out);
        return out.append('\n').toString();
    }

    @Override
    public String toString() {
        StringBuilder out = new StringBuilder();
        writeTo(out);
        return out.toString();
    }

    private void writeTo(StringBuilder out) {
        if (ON_A_LINE.contains(name)) {
            out.append('\n');
        }
        out.append('<').append(name);
        attributes.forEach((attribute, value) -> {
            out.append(' ').append(attribute).append("=\"");
            escape(SafeText.of(value), out); // not cut: an outline is long
            out.append('"');
        });
        out.append(VOID.contains(name) ? "/>" : ">"); // so that it is XML as well, and can be read by machines
        for (Object part : content) {
            if (part instanceof Element element) {
                element.writeTo(out);
            } else if (name.equals("style") || name.equals("script")) {
                out.append(part); // raw text in HTML; nothing but our own style sheet and script gets here
            } else {
                escape(SafeText.of((String) part, LONGEST_TEXT), out);
            }
        }
        if (!VOID.contains(name)) {
            out.append("</").append(name).append('>');
        }
    }

    private static void escape(String safe, StringBuilder out) {
        for (int i = 0; i < safe.length(); i++) {
            switch (safe.charAt(i)) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.append(safe.charAt(i));
            }
        }
    }
}
