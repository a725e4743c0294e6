package org.tcpp.reach;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A build that hosts have already, as if it had been pushed to them: a link to where it is, so that the start-up
 * archives that were made for that place serve there, too. What is carried and has none costs three times as much.
 */
public final class KeptBuild {

    private KeptBuild() {}

    /**
     * Has it kept.
     *
     * @param home the build
     * @param archives the cache folder in which its start-up archives are
     * @param cache the cache folder of the hosts; it may be the same
     * @return the name by which it is kept
     */
    public static String link(Path home, Path archives, Path cache) {
        try {
            String digest = Cargo.of(Map.of("bin", home.resolve("bin"), "lib", home.resolve("lib"))).digest();
            Path kept = Files.createDirectories(cache.resolve("tcpp"));
            link(kept.resolve(digest), home);
            if (!archives.equals(cache)) {
                try (Stream<Path> made = Files.list(archives.resolve("tcpp"))) {
                    for (Path archive : made.filter(file -> file.toString().endsWith(".jsa")).toList()) {
                        link(kept.resolve(archive.getFileName()), archive);
                    }
                }
            }
            return digest;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void link(Path link, Path target) throws IOException {
        try {
            Files.createSymbolicLink(link, target);
        } catch (FileAlreadyExistsException _) {
            // another test, at the same time or before
        }
    }
}
