package org.tcpp.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A control group of Linux with a limit, of whichever version the host has. It takes root. Closing it removes it; the
 * processes in it have to be gone by then.
 */
final class LimitedGroup implements AutoCloseable {

    private static final Path ROOT = Path.of("/sys/fs/cgroup");
    private static final AtomicInteger MADE = new AtomicInteger();

    private final Path folder;
    private final boolean second;

    private LimitedGroup(String controller) {
        second = Files.exists(ROOT.resolve("cgroup.controllers"));
        Path tree = second ? ROOT : ROOT.resolve(controller);
        folder = tree.resolve("tcpp-it-" + ProcessHandle.current().pid() + "-" + MADE.incrementAndGet());
        try {
            Files.createDirectory(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Why there can be no such group here, or null if there can. */
    static String missing(String controller) {
        try (LimitedGroup group = new LimitedGroup(controller)) {
            String file = switch (controller) {
                case "memory" -> group.second ? "memory.max" : "memory.limit_in_bytes";
                case "cpu" -> group.second ? "cpu.max" : "cpu.cfs_quota_us";
                default -> controller + ".max";
            };
            return Files.isWritable(group.folder.resolve(file)) ? null : "no controller " + controller + " here";
        } catch (UncheckedIOException e) {
            return "no control group can be made here: " + e.getMessage();
        }
    }

    /** So many bytes for all its processes, and no swap. */
    static LimitedGroup ofMemory(long bytes) {
        LimitedGroup group = new LimitedGroup("memory");
        group.set(group.second ? "memory.max" : "memory.limit_in_bytes", Long.toString(bytes));
        return group;
    }

    /** So many thousandths of a processor, which it gets before all others do: the quota alone holds it back. */
    static LimitedGroup ofProcessors(int milli) {
        LimitedGroup group = new LimitedGroup("cpu");
        group.set(group.second ? "cpu.weight" : "cpu.shares", group.second ? "10000" : "262144");
        if (group.second) {
            group.set("cpu.max", milli * 100 + " 100000");
        } else {
            group.set("cpu.cfs_period_us", "100000");
            group.set("cpu.cfs_quota_us", Integer.toString(milli * 100));
        }
        return group;
    }

    /** So many processes and threads. */
    static LimitedGroup ofTasks(int count) {
        LimitedGroup group = new LimitedGroup("pids");
        group.set("pids.max", Integer.toString(count));
        return group;
    }

    /** Its name within the tree. */
    String path() {
        return "/" + folder.getFileName();
    }

    /** The words that run a command in it. */
    String[] words() {
        return new String[]{"sh", "-c", "echo $$ >'" + folder + "/cgroup.procs' && exec \"$@\"", "sh"};
    }

    /** Moves a process into it. */
    void take(long pid) {
        set("cgroup.procs", Long.toString(pid));
    }

    /** Starts another command in it. */
    Process start(String... command) throws IOException {
        List<String> words = new ArrayList<>(List.of(words()));
        words.addAll(List.of(command));
        return new ProcessBuilder(words).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private void set(String file, String text) {
        try {
            Files.writeString(folder.resolve(file), text);
        } catch (IOException e) {
            close();
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        Await.until("the end of all in " + folder, () -> {
            try {
                Files.deleteIfExists(folder);
                return true;
            } catch (IOException _) {
                return false; // processes that have just been killed are still there
            }
        });
    }
}
