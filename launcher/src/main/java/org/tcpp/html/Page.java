package org.tcpp.html;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A page: one document that asks nobody for anything. With its style sheet it is laid out in columns and tables align,
 * and with its script charts over time can be looked at closer; where a policy forbids both ({@code default-src
 * 'none'}) everything is there all the same, one below the other. One thread.
 */
final class Page {

    /** What a browser is to allow the page, whatever stands in it: its own style sheet and script, and nothing else. */
    private static final String POLICY = "default-src 'none'; style-src 'unsafe-inline'";

    private static final String STYLE = resource("page.css");
    /** How many letters of a page may be numbers that only its script reads. */
    private static final int MOST_ZOOMED = 200_000;
    /** Bytes of a page with such numbers but without the script: together they are less than a megabyte. */
    private static final int MOST = 900_000;

    private final String title;
    private final Element header;
    private final List<Section> sections = new ArrayList<>();

    Page(String title, Element header) {
        this.title = title;
        this.header = header;
    }

    /** Adds a section, if there is anything in it. */
    Page add(Section section) {
        if (!section.isEmpty()) {
            sections.add(section);
        }
        return this;
    }

    /** The document, in UTF-8 when it is written; charts can be zoomed into as far as it stays small. */
    String text() {
        int left = Math.min(MOST_ZOOMED, MOST - document(false).getBytes(StandardCharsets.UTF_8).length);
        boolean zooms = false;
        for (Section section : sections) {
            int before = left;
            left = section.zoom(left);
            zooms |= left < before;
        }
        return document(zooms);
    }

    private String document(boolean zooms) {
        Element links = Element.of("ul");
        sections.forEach(section -> links
                .add(Element.of("li").add(Element.of("a", section.title()).with("href", "#" + section.id()))));
        Element main = Element.of("main");
        sections.forEach(section -> main.add(section.element()));
        Element body = Element.of("body")
                .add(header, Element.of("nav").with("aria-label", "Sections").add(links), main);
        return Element.of("html").with("lang", "en")
                .add(head(zooms), zooms ? body.add(ZoomScript.element()) : body)
                .document();
    }

    private Element head(boolean zooms) {
        return Element.of("head").add(Element.of("meta").with("charset", "utf-8"),
                meta("viewport", "width=device-width, initial-scale=1"), meta("color-scheme", "light dark"),
                meta("referrer", "no-referrer"),
                Element.of("meta").with("http-equiv", "Content-Security-Policy").with("content",
                        zooms ? POLICY + "; " + ZoomScript.policy() : POLICY),
                Element.of("title", title), Element.of("style").text(zooms ? STYLE + ZoomScript.style() : STYLE));
    }

    /** The text of a file beside this class, or by its whole path. */
    static String resource(String path) {
        try (InputStream file = Page.class.getResourceAsStream(path)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Element meta(String name, String content) {
        return Element.of("meta").with("name", name).with("content", content);
    }
}
