package org.tcpp.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The time that has passed, less what these processes waited for a processor meanwhile. On an idle host that is all of
 * it; beside any load it is still what a bound that the program promises can be held against.
 */
final class RunningTime {

    private final List<Path> threadFolders;
    private final Map<Path, Long> waitedNs = new HashMap<>();
    private final long beganNs = System.nanoTime();
    private final long waitedBeforeNs;

    /** Begins now. */
    RunningTime(Collection<ProcessHandle> processes) {
        threadFolders = processes.stream().map(process -> Path.of("/proc/" + process.pid() + "/task")).toList();
        waitedBeforeNs = waitedNs();
    }

    /** So much of it so far, in nanoseconds; to be asked often, for a thread that has ended cannot be asked. */
    long ns() {
        return System.nanoTime() - beganNs - (waitedNs() - waitedBeforeNs);
    }

    private long waitedNs() {
        for (Path folder : threadFolders) {
            try (Stream<Path> threads = Files.list(folder)) {
                // sched-stats.rst: time on the processor, time waiting for one, times scheduled
                threads.forEach(thread -> words(thread.resolve("schedstat"))
                        .ifPresent(words -> waitedNs.put(thread, Long.parseLong(words[1]))));
            } catch (IOException | UncheckedIOException _) {
                // the process is gone
            }
        }
        return waitedNs.values().stream().mapToLong(Long::longValue).sum();
    }

    private static Optional<String[]> words(Path file) {
        try {
            return Optional.of(Files.readString(file).strip().split(" "));
        } catch (IOException _) {
            return Optional.empty(); // the thread has ended, or this kernel does not count it
        }
    }
}
