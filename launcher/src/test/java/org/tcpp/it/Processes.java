package org.tcpp.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;

/** The processes of a launcher, seen from outside. */
final class Processes {

    private Processes() {}

    /** Processes of the launcher's workers, which may still be on their way to being ready. */
    static List<ProcessHandle> workers(Tcpp launcher) {
        return ProcessHandle.of(launcher.pid()).stream().flatMap(ProcessHandle::children)
                .filter(Processes::isWorker).toList();
    }

    /** Waits until the launcher has so many of them. */
    static List<ProcessHandle> awaitWorkers(Tcpp launcher, int count) {
        Await.until(count + " workers", () -> workers(launcher).size() == count);
        return workers(launcher);
    }

    /** The process of one worker, as its words tell. */
    static ProcessHandle worker(Tcpp launcher, String role, int number) {
        return workers(launcher).stream()
                .filter(child -> {
                    List<String> words = words(child);
                    return isWorker(child, role) && words.get(words.size() - 2).equals(Integer.toString(number));
                })
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + role + " worker " + number));
    }

    /** Sends a signal by name to a process, or to a group by its negative number. */
    static void signal(long pid, String name) {
        Tcpp.system("kill", "-" + name, "--", Long.toString(pid));
    }

    /** The same, unless the process is gone. */
    static void signalIfThere(long pid, String name) {
        try {
            new ProcessBuilder("kill", "-" + name, "--", Long.toString(pid)).redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** The launcher that was started by way of something else. */
    static ProcessHandle launcherUnder(Tcpp other) {
        return ProcessHandle.of(other.pid()).orElseThrow().descendants()
                .filter(below -> read(Path.of("/proc/" + below.pid() + "/cmdline")).contains("org.tcpp.launcher.Main")
                        || read(Path.of("/proc/" + below.pid() + "/cmdline")).contains("tcpp-launcher.jar"))
                .findFirst()
                .orElseThrow();
    }

    /** True if it is one of tcpp's workers. */
    static boolean isWorker(ProcessHandle process) {
        return !words(process).isEmpty();
    }

    /** True if it is one of tcpp's workers in that role. */
    static boolean isWorker(ProcessHandle process, String role) {
        List<String> words = words(process);
        return words.size() > 3 && words.get(words.size() - 3).equals(role);
    }

    /** Waits until no signal is under way to the process. */
    static void awaitHandled(long pid) {
        // proc(5), status: signals pending for the thread and for the process
        Await.until("signals are taken", () -> read(Path.of("/proc/" + pid + "/status")).lines()
                .filter(line -> line.startsWith("SigPnd:") || line.startsWith("ShdPnd:"))
                .allMatch(line -> line.endsWith("\t0000000000000000")));
    }

    /** Fails unless all are gone when they have had so much time; one that only waits to be buried is gone. */
    static void awaitGone(Collection<ProcessHandle> processes, Duration promised) {
        Await.within(promised, processes, "the end of all of " + processes,
                () -> processes.stream().noneMatch(Processes::isRunning));
    }

    /** Of a process whose first thread has ended (Z), others may still run, and hold its sockets open. */
    static boolean isRunning(ProcessHandle process) {
        // proc(5): pid (name) state and, 17 fields later, num_threads; Z is a zombie, X is dead
        String stat = read(Path.of("/proc/" + process.pid() + "/stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 1).strip().split(" ");
        return !stat.isEmpty() && (!"ZX".contains(fields[0]) || Integer.parseInt(fields[17]) > 1);
    }

    private static List<String> words(ProcessHandle process) {
        List<String> words = List.of(read(Path.of("/proc/" + process.pid() + "/cmdline")).split("\0"));
        return words.stream().anyMatch(word -> word.endsWith("tcpp-worker.jar")) ? words : List.of();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException _) {
            return ""; // it is gone
        }
    }
}
