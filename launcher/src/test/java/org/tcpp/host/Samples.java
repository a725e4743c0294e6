package org.tcpp.host;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The files kept in the test resources. */
final class Samples {

    private Samples() {}

    /** A Linux host of files: an interface eth9, 28232 ports, 524288 descriptors. */
    static Source linux() {
        return new Source("Linux", path("linux"));
    }

    static String freeBsd(String name) throws IOException {
        return Files.readString(path("freebsd").resolve(name));
    }

    private static Path path(String name) {
        try {
            return Path.of(Samples.class.getResource(name).toURI());
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }
}
