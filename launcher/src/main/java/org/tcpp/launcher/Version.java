package org.tcpp.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.jar.Manifest;

/**
 * Which tcpp this is, as its jar says.
 *
 * @param number its version, or "unknown" outside a jar
 * @param commit the commit it was built from, or null
 */
record Version(String number, String commit) {

    /** Reads the manifest of the launcher's jar. */
    static Version read() {
        String number = Version.class.getPackage().getImplementationVersion();
        return new Version(number == null ? "unknown" : number, commitOfJar());
    }

    /** For --version. */
    String line() {
        return "tcpp " + number + (commit == null ? "" : " (" + commit + ")") + ", Java " + Runtime.version() + ", "
                + System.getProperty("os.name") + " " + System.getProperty("os.version") + " "
                + System.getProperty("os.arch");
    }

    private static String commitOfJar() {
        URL place = Version.class.getResource("Version.class");
        if (place == null || !place.getProtocol().equals("jar")) {
            return null;
        }
        String text = place.toString();
        try (InputStream in = java.net.URI.create(text.substring(0, text.indexOf('!')) + "!/META-INF/MANIFEST.MF")
                .toURL()
                .openStream()) {
            return new Manifest(in).getMainAttributes().getValue("Implementation-Commit");
        } catch (IOException _) {
            return null;
        }
    }
}
