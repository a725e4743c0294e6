package org.tcpp.html;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * The one script of a page, with which a chart over time can be looked at closer: uPlot (MIT, from its WebJar), and
 * what puts it in a chart's place. A page says everything without it. Pure.
 */
final class ZoomScript {

    private static final String LIBRARY = "/META-INF/resources/webjars/uplot/1.6.30/";

    /** A comment to whoever reads HTML, and raw text to whoever reads the page as XML. */
    private static final String TEXT = "//<![CDATA[\n/*! " + Page.resource(LIBRARY + "LICENSE") + "*/\n"
            + Page.resource(LIBRARY + "dist/uPlot.iife.min.js") + Page.resource("zoom.js") + "//]]>\n";

    private ZoomScript() {}

    static Element element() {
        return Element.of("script").text(TEXT);
    }

    /** What a policy has to say so that a browser runs this script and no other. */
    static String policy() {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(TEXT.getBytes(StandardCharsets.UTF_8));
            return "script-src 'sha256-" + Base64.getEncoder().encodeToString(hash) + "'";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has it
        }
    }

    /** What it needs of a style sheet. */
    static String style() {
        return Page.resource(LIBRARY + "dist/uPlot.min.css").strip() + "\n" + Page.resource("zoom.css");
    }
}
