package org.tcpp.disturb;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.tcpp.spawn.Spawn;

/**
 * Does what a {@link Script} says, each command at its time in a shell of its own, whether or not those before have
 * ended. Its threads keep no process alive.
 */
public final class Disturber {

    private static final int MOST_SAID = 2000;
    private static final long LOOK_NS = 50_000_000;
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    /** On a busy host what a shell wrote is read some time after it has ended. */
    private static final Duration LAST_WORDS = Duration.ofSeconds(1);

    private final long goNs;
    private final AtomicBoolean over = new AtomicBoolean();
    private final CountDownLatch stop = new CountDownLatch(1);
    private final List<Doing> timed;
    private final List<Disturbance> last;

    private Disturber(Script script, long goNs) {
        this.goNs = goNs;
        timed = script.disturbances().stream().filter(one -> !one.isAtEnd()).map(Doing::new).toList();
        last = script.disturbances().stream().filter(Disturbance::isAtEnd).toList();
    }

    /**
     * Begins.
     *
     * @param script what to do
     * @param goNs the moment from which its times count, as of {@link System#nanoTime}
     */
    public static Disturber start(Script script, long goNs) {
        Disturber disturber = new Disturber(script, goNs);
        Thread.ofPlatform().daemon().name("disturber").start(disturber::work);
        return disturber;
    }

    /**
     * The run is over: nothing more is begun but what is to be done at the end, one after the other, which may take ten
     * seconds each, as may what still runs.
     *
     * @param hurry asked twenty times a second: true if nobody wants to wait
     * @return what became of all, in the script's order
     */
    public List<Disturbed> finish(BooleanSupplier hurry) {
        over.set(true);
        stop.countDown();
        List<Disturbed> all = new ArrayList<>();
        for (Doing one : timed) {
            all.add(one.end(hurry));
        }
        for (Disturbance one : last) {
            Doing doing = new Doing(one);
            doing.begin();
            all.add(doing.end(hurry));
        }
        return all;
    }

    private void work() {
        try {
            for (Doing one : timed) {
                long untilNs = goNs + one.disturbance.atNs();
                if (stop.await(untilNs - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                    return;
                }
                one.begin();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** One command, from before it begins. */
    private final class Doing {

        private final Disturbance disturbance;
        private Long beganNs;
        private Long endedNs;
        private boolean killed;
        private Process shell;
        private Thread reader;
        private String said = "";

        Doing(Disturbance disturbance) {
            this.disturbance = disturbance;
        }

        synchronized void begin() {
            if (over.get() && !disturbance.isAtEnd()) {
                return;
            }
            beganNs = System.nanoTime() - goNs;
            try {
                shell = Spawn.start(new ProcessBuilder("/bin/sh", "-c", disturbance.command())
                        .redirectInput(new File("/dev/null"))
                        .redirectErrorStream(true));
                InputStream out = shell.getInputStream();
                reader = Thread.ofPlatform().daemon().name("disturbance-output").start(() -> read(out));
                shell.onExit().thenRun(this::ended);
            } catch (IOException e) {
                said = "the shell does not start (" + e.getMessage() + ")";
            }
        }

        private synchronized void ended() {
            endedNs = System.nanoTime() - goNs;
        }

        private void read(InputStream out) {
            StringBuilder text = new StringBuilder();
            byte[] some = new byte[MOST_SAID];
            try (out) {
                for (int count = out.read(some); count >= 0; count = out.read(some)) {
                    text.append(new String(some, 0, count, StandardCharsets.UTF_8));
                    text.delete(0, Math.max(0, text.length() - MOST_SAID));
                    note(text.toString());
                }
            } catch (IOException _) {
                // what was read before stays
            }
        }

        private synchronized void note(String text) {
            said = text.strip();
        }

        Disturbed end(BooleanSupplier hurry) {
            Process running = shell();
            if (running != null) {
                await(running, hurry);
            }
            return told();
        }

        private synchronized Process shell() {
            return shell;
        }

        private void await(Process running, BooleanSupplier hurry) {
            long untilNs = System.nanoTime() + PATIENCE.toNanos();
            try {
                while (!running.waitFor(LOOK_NS, TimeUnit.NANOSECONDS)) {
                    if (hurry.getAsBoolean() || System.nanoTime() - untilNs >= 0) {
                        kill(running);
                        return;
                    }
                }
                running.onExit().join();
                awaitLastWords(hurry);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                kill(running);
            }
        }

        /** No longer than that, for whatever it left behind may hold the pipe. */
        private void awaitLastWords(BooleanSupplier hurry) throws InterruptedException {
            long untilNs = System.nanoTime() + LAST_WORDS.toNanos();
            boolean all = reader.join(Duration.ofNanos(LOOK_NS));
            while (!all && !hurry.getAsBoolean() && System.nanoTime() - untilNs < 0) {
                all = reader.join(Duration.ofNanos(LOOK_NS));
            }
        }

        private synchronized void kill(Process running) {
            killed = true;
            running.destroyForcibly();
        }

        private synchronized Disturbed told() {
            if (killed || shell == null) {
                return new Disturbed(disturbance, beganNs, null, null, killed, said);
            }
            if (endedNs == null) {
                ended();
            }
            return new Disturbed(disturbance, beganNs, endedNs, shell.exitValue(), false, said);
        }
    }
}
