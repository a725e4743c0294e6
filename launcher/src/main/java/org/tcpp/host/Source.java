package org.tcpp.host;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * Where facts about this host come from: small files below a root, and programs of the system. Tests give another root
 * and another system name. Stateless; any thread.
 *
 * @param system name of the operating system as Java has it: Linux, FreeBSD, …
 * @param root {@code /}
 */
public record Source(String system, Path root) {

    /** A program that has not answered by then is ended. */
    private static final long PATIENCE_NS = TimeUnit.SECONDS.toNanos(2);

    private static final int BUFFER_BYTES = 8192;

    /** This host. */
    public static Source here() {
        return new Source(System.getProperty("os.name", ""), Path.of("/"));
    }

    /** True for Linux. */
    public boolean isLinux() {
        return system.equals("Linux");
    }

    /** True for Linux where it is this host, which can be asked by system calls too. */
    boolean isThisLinux() {
        return isLinux() && equals(here());
    }

    /** True for FreeBSD. */
    public boolean isFreeBsd() {
        return system.equals("FreeBSD");
    }

    /**
     * All of a file's text without white space at its ends.
     *
     * @param file absolute path
     * @throws IOException if there is no such file, or reading it fails as sysfs has it for unknown values (EINVAL)
     */
    public String read(String file) throws IOException {
        // not Files.readString: where a file's size is 0, as below /proc, it reads one byte first, and a number below
        // /proc/sys ends after the first read(2) (proc_dointvec in kernel/sysctl.c): 60999 would become 6
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        try (InputStream in = new FileInputStream(root.resolve(file.substring(1)).toFile())) {
            byte[] buffer = new byte[BUFFER_BYTES];
            for (int count = in.read(buffer); count > 0; count = in.read(buffer)) {
                text.write(buffer, 0, count);
            }
        }
        return text.toString(StandardCharsets.ISO_8859_1).strip();
    }

    /** The names in a folder, sorted; none if there is no such folder. */
    public List<String> list(String folder) {
        String[] names = root.resolve(folder.substring(1)).toFile().list();
        return names == null ? List.of() : Arrays.stream(names).sorted().toList();
    }

    /** Whether there is a file or folder of that absolute path. */
    public boolean has(String file) {
        return root.resolve(file.substring(1)).toFile().exists();
    }

    /**
     * What a program prints on its standard output, without white space at its ends. Waits for two seconds at most.
     *
     * @throws IOException if it cannot be started, fails, or takes longer
     */
    public String run(String... command) throws IOException {
        // a file in place of a pipe: nothing to read while waiting, and no limit to what fits
        Path output = Files.createTempFile("tcpp-", ".out");
        try {
            Process process = new ProcessBuilder(command)
                    .redirectInput(new File("/dev/null"))
                    .redirectOutput(output.toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            await(process, List.of(command));
            return Files.readString(output, StandardCharsets.ISO_8859_1).strip();
        } finally {
            Files.deleteIfExists(output);
        }
    }

    private static void await(Process process, List<String> command) throws IOException {
        String name = String.join(" ", command);
        try {
            if (!process.waitFor(PATIENCE_NS, TimeUnit.NANOSECONDS)) {
                throw new IOException(String.format(Locale.ROOT, "%s did not answer within %d s", name,
                        TimeUnit.NANOSECONDS.toSeconds(PATIENCE_NS)));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(name + " was interrupted", e);
        } finally {
            process.destroyForcibly();
        }
        if (process.exitValue() != 0) {
            throw new IOException(name + " ended with status " + process.exitValue());
        }
    }
}
