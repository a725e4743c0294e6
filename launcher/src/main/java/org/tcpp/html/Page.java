package org.tcpp.html;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A page: one document that asks nobody for anything and has no script. With its style sheet it is laid out in columns
 * and tables align; where a policy forbids that ({@code default-src 'none'}) everything is there all the same, one
 * below the other. One thread.
 */
final class Page {

    /** What a browser is to allow the page, whatever stands in it: its own style sheet, and nothing else. */
    private static final String POLICY = "default-src 'none'; style-src 'unsafe-inline'";

    private static final String STYLE = style();

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

    /** The document, in UTF-8 when it is written. */
    String text() {
        Element links = Element.of("ul");
        sections.forEach(section -> links
                .add(Element.of("li").add(Element.of("a", section.title()).with("href", "#" + section.id()))));
        Element main = Element.of("main");
        sections.forEach(section -> main.add(section.element()));
        return Element.of("html").with("lang", "en").add(head(),
                Element.of("body").add(header, Element.of("nav").with("aria-label", "Sections").add(links), main))
                .document();
    }

    private Element head() {
        return Element.of("head").add(Element.of("meta").with("charset", "utf-8"),
                meta("viewport", "width=device-width, initial-scale=1"), meta("color-scheme", "light dark"),
                meta("referrer", "no-referrer"),
                Element.of("meta").with("http-equiv", "Content-Security-Policy").with("content", POLICY),
                Element.of("title", title), Element.of("style").text(STYLE));
    }

    private static String style() {
        try (InputStream file = Page.class.getResourceAsStream("page.css")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Element meta(String name, String content) {
        return Element.of("meta").with("name", name).with("content", content);
    }
}
