package org.tcpp.host;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.jar.Attributes;
import java.util.jar.JarFile;

/**
 * Which tcpp this is, as the manifest of its jar says.
 *
 * @param version null where it does not run from a jar
 * @param commit null where it does not run from a jar, or the jar was not built in a clone
 */
public record Build(String version, String commit) {

    /** Of the code that runs. */
    public static Build read() {
        try {
            CodeSource source = Build.class.getProtectionDomain().getCodeSource();
            Path place = source == null ? null : Path.of(source.getLocation().toURI());
            if (place == null || !Files.isRegularFile(place)) {
                return new Build(null, null);
            }
            try (JarFile jar = new JarFile(place.toFile(), false)) {
                Attributes attributes = jar.getManifest().getMainAttributes();
                return new Build(attributes.getValue(Attributes.Name.IMPLEMENTATION_VERSION),
                        attributes.getValue("Implementation-Commit"));
            }
        } catch (IOException | URISyntaxException _) {
            return new Build(null, null);
        }
    }

    /** For {@code --version}: {@code tcpp 1.2.3 (0123456789)}. */
    public String text() {
        return "tcpp " + (version == null ? "of unknown version, not run from its jar" : version)
                + (commit == null ? "" : " (" + commit + ")");
    }
}
