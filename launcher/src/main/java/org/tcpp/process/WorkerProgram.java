package org.tcpp.process;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.stream.Collectors;

/**
 * What a worker's JVM is told to run: a jar whose manifest names the rest, or classes of a class path.
 *
 * @param classPath the jar alone, or the elements of the class path
 * @param mainClass null where the jar's manifest names it
 */
public record WorkerProgram(List<Path> classPath, String mainClass) {

    /** The system property that names another worker jar than the one beside the launcher's. */
    public static final String JAR_PROPERTY = "tcpp.worker.jar";

    private static final String JAR_NAME = "tcpp-worker.jar";

    public WorkerProgram {
        classPath = List.copyOf(classPath);
    }

    /** The program of an executable jar. */
    public static WorkerProgram jar(Path jar) {
        return new WorkerProgram(List.of(jar.toAbsolutePath()), null);
    }

    /**
     * The worker that belongs to this launcher: its jar lies beside the launcher's, unless {@value #JAR_PROPERTY} names
     * another.
     *
     * @throws IllegalStateException if there is no such file
     */
    public static WorkerProgram installed() {
        String given = System.getProperty(JAR_PROPERTY);
        Path jar = given != null ? Path.of(given) : launcherPlace().resolveSibling(JAR_NAME);
        if (!Files.isRegularFile(jar)) {
            throw new IllegalStateException("the worker's jar is missing: " + jar.toAbsolutePath());
        }
        return jar(jar);
    }

    /** The options that make a JVM run it. */
    List<String> options() {
        if (mainClass == null) {
            return List.of("-jar", classPath.getFirst().toString());
        }
        String joined = classPath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
        return List.of("-cp", joined, mainClass);
    }

    /**
     * Every jar that the program loads classes from.
     *
     * @throws IOException if one of them is not a readable jar, as a directory of classes is not
     */
    List<Path> jars() throws IOException {
        List<Path> jars = new ArrayList<>(classPath);
        for (Path element : classPath) {
            try (JarFile jar = new JarFile(element.toFile())) {
                Manifest manifest = jar.getManifest();
                String more = manifest == null
                        ? null
                        : manifest.getMainAttributes()
                                .getValue(Attributes.Name.CLASS_PATH);
                for (String url : more == null ? new String[0] : more.strip().split(" +")) {
                    jars.add(Path.of(element.toUri().resolve(url)));
                }
            } catch (IllegalArgumentException e) {
                throw new IOException("unusual Class-Path in " + element, e);
            }
        }
        return jars;
    }

    private static Path launcherPlace() {
        URI place;
        try {
            place = WorkerProgram.class.getProtectionDomain().getCodeSource().getLocation().toURI();
        } catch (URISyntaxException e) {
            throw new IllegalStateException("where the launcher's classes lie is no URI", e);
        }
        return Path.of(place);
    }
}
