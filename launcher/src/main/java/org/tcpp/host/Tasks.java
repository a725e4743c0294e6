package org.tcpp.host;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Threads of all processes of this process's user, which is what Linux holds against the limit of processes.
 *
 * @param superuser whom that limit does not bind
 * @param count how many there are now
 */
record Tasks(boolean superuser, long count) {

    /** Counts; null where it cannot. */
    static Tasks of(Source source) {
        try {
            String[] own = status(source, "self");
            boolean superuser = own[0].equals("0");
            long count = 0;
            if (!superuser) {
                try (DirectoryStream<Path> processes = Files.newDirectoryStream(source.root().resolve("proc"),
                        "[0-9]*")) {
                    for (Path process : processes) {
                        count += threads(source, process.getFileName().toString(), own[0]);
                    }
                }
            }
            return new Tasks(superuser, count);
        } catch (IOException | RuntimeException _) {
            return null;
        }
    }

    private static long threads(Source source, String process, String user) {
        try {
            String[] status = status(source, process);
            return status[0].equals(user) ? Long.parseLong(status[1]) : 0;
        } catch (IOException _) {
            return 0; // it is gone
        }
    }

    /** proc_pid_status(5): the real user, and how many threads. */
    private static String[] status(Source source, String process) throws IOException {
        String[] found = {"", "0"};
        source.read("/proc/" + process + "/status").lines().forEach(line -> {
            if (line.startsWith("Uid:")) {
                found[0] = line.split("\\s+")[1];
            } else if (line.startsWith("Threads:")) {
                found[1] = line.split("\\s+")[1];
            }
        });
        return found;
    }
}
