package org.tcpp.reach;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/**
 * What is carried to a host that does not have it: this tcpp, as one packed archive. It is kept there under the digest
 * of what it holds, so that head and agents are always of one build. Any thread.
 */
public final class Cargo {

    private static final String JAVA = "jre";
    /** Where a build leaves it, seen from the program that the build left. */
    private static final String BUILT_JAVA = "../../../bundle/target/jre";

    private final Map<String, Path> parts;
    private final String digest;
    private final Platform platform;
    private byte[] packed;

    private Cargo(Map<String, Path> parts, String digest, Platform platform) {
        this.parts = parts;
        this.digest = digest;
        this.platform = platform;
    }

    /**
     * The tcpp that runs, without a Java.
     *
     * @throws IOException if it does not run from where it was installed, or cannot be read
     */
    public static Cargo plain() throws IOException {
        Path home = home();
        return of(Map.of("bin", home.resolve("bin"), "lib", home.resolve("lib")));
    }

    /**
     * The same with a Java that the hosts of this kind can run.
     *
     * @throws IOException if there is none, with a sentence that says how to get one
     */
    public static Cargo withJava() throws IOException {
        Path home = home();
        Path java = Stream.of(home.resolve(JAVA), home.resolve(BUILT_JAVA).normalize())
                .filter(Files::isDirectory).findFirst()
                .orElseThrow(() -> new IOException("this tcpp has no Java of its own to carry: run it from the bundle,"
                        + " or make one with mvn -Pbundle -Dquick package"));
        return of(Map.of("bin", home.resolve("bin"), "lib", home.resolve("lib"), JAVA, java));
    }

    private static Path home() throws IOException {
        try {
            Path jar = Path.of(Cargo.class.getProtectionDomain().getCodeSource().getLocation().toURI());
            Path home = Files.isRegularFile(jar) ? jar.getParent().getParent() : jar;
            if (!Files.isExecutable(home.resolve("bin/tcpp"))) {
                throw new IOException("this tcpp does not run from its archive, so nothing can be carried");
            }
            return home;
        } catch (URISyntaxException e) {
            throw new IOException(e);
        }
    }

    /**
     * Of these folders, each under its name.
     *
     * @throws IOException if one cannot be read
     */
    public static Cargo of(Map<String, Path> parts) throws IOException {
        MessageDigest sha;
        try {
            sha = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
        write(parts, new OutputStream() {
            @Override
            public void write(int one) {
                sha.update((byte) one);
            }

            @Override
            public void write(byte[] bytes, int from, int length) {
                sha.update(bytes, from, length);
            }
        });
        Path java = parts.containsKey(JAVA) ? parts.get(JAVA).resolve("bin/java") : null;
        return new Cargo(parts, HexFormat.of().formatHex(sha.digest()),
                java != null && Files.isRegularFile(java) ? Platform.ofProgram(java) : null);
    }

    /** SHA-256 of the archive before it is packed, in hexadecimal. */
    public String digest() {
        return digest;
    }

    /** That for which its Java was built; null where it has none, or that does not say. */
    Platform platform() {
        return platform;
    }

    /** The archive, packed with gzip; made once. */
    synchronized byte[] packed() throws IOException {
        if (packed == null) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (OutputStream zipped = new GZIPOutputStream(bytes)) {
                write(parts, zipped);
            }
            packed = bytes.toByteArray();
        }
        return packed;
    }

    private static void write(Map<String, Path> parts, OutputStream out) throws IOException {
        Tar tar = new Tar(out);
        for (Map.Entry<String, Path> part : new TreeMap<>(parts).entrySet()) {
            List<Path> files;
            try (Stream<Path> all = Files.walk(part.getValue())) {
                files = all.filter(Files::isRegularFile).sorted().toList();
            } catch (UncheckedIOException e) {
                throw e.getCause();
            }
            for (Path file : files) {
                tar.add(part.getKey() + "/" + part.getValue().relativize(file), Files.isExecutable(file),
                        Files.readAllBytes(file));
            }
        }
        tar.finish();
    }
}
