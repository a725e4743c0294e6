package org.tcpp.html;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

import static org.assertj.core.api.Assertions.assertThat;

/** A page as a browser takes it apart; tests ask it what is there. */
final class Document {

    private final Element root;

    private Document(Element root) {
        this.root = root;
    }

    /** Fails where the page is not well formed. */
    static Document of(String page) {
        try {
            Document document = new Document(DocumentBuilderFactory.newInstance().newDocumentBuilder()
                    .parse(new InputSource(new StringReader(page))).getDocumentElement());
            // what is no path a browser tells its console
            assertThat(document.all("path")).allMatch(path -> path.getAttribute("d").matches("(M[-0-9. MLZ]+)?"));
            return document;
        } catch (ParserConfigurationException | SAXException | IOException e) {
            throw new AssertionError("not well formed: " + e.getMessage(), e);
        }
    }

    /** All elements of that name, or of any ({@code *}). */
    List<Element> all(String name) {
        return within(root, name);
    }

    static List<Element> within(Element parent, String name) {
        NodeList nodes = parent.getElementsByTagName(name);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            elements.add((Element) nodes.item(i));
        }
        return elements;
    }

    /** The rows of the table of that caption, cells as texts, without the header. */
    List<List<String>> table(String caption) {
        Element table = one("table", each -> within(each, "caption").getFirst().getTextContent().equals(caption));
        return within(within(table, "tbody").getFirst(), "tr").stream()
                .map(row -> within(row, "*").stream().map(Element::getTextContent).toList()).toList();
    }

    /** The chart whose title begins so. */
    Element chart(String title) {
        return one("svg", each -> within(each, "title").getFirst().getTextContent().startsWith(title));
    }

    Element section(String id) {
        return one("section", each -> each.getAttribute("id").equals(id));
    }

    private Element one(String name, Predicate<Element> which) {
        return all(name).stream().filter(which).findFirst()
                .orElseThrow(() -> new AssertionError("no such " + name));
    }
}
