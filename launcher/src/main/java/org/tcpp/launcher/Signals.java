package org.tcpp.launcher;

import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.tcpp.launcher.StopRequests.Urgency;
import org.tcpp.output.Console;
import org.tcpp.output.Standstill;

/**
 * Notes that somebody wants this command to end: Ctrl-C (SIGINT), kill (SIGTERM) or a lost terminal (SIGHUP). The first
 * request asks for an orderly end with a whole result, the second for one without any waiting, and the third kills. A
 * command that cannot even notice a request, because it stands still, is ended some seconds after it. Any thread.
 */
final class Signals {

    /** Numbers of POSIX.1-2017, kill(1). */
    private static final Map<String, Integer> NUMBERS = Map.of("SIGHUP", 1, "SIGINT", 2, "SIGTERM", 15);
    private static final int SIGNALLED = 128;

    /** The guard looks so often; it counts its looks, so that a time in which all stood still does not count. */
    private static final long LOOK_NS = 50_000_000;
    /** So many looks at which it stands still, without a sign of life, and the command is stuck: 5 s. */
    private static final long STUCK_LOOKS = 100;
    /** The same once nobody wants to wait: 1 s. */
    private static final long STUCK_LOOKS_WITHOUT_WAITING = 20;
    /** Last words may take so long; standard error may be what nobody reads. */
    private static final long LAST_WORDS_MS = 200;

    private final StopRequests requests = new StopRequests();
    private final Queue<String> remarks = new ConcurrentLinkedQueue<>();
    private final AtomicLong signsOfLife = new AtomicLong();
    private volatile Urgency urgency = Urgency.NONE;
    private volatile String received;
    private final Supplier<String> restoration;
    private final Standstill command = new Standstill(Thread.currentThread());

    private Signals(Supplier<String> restoration) {
        this.restoration = restoration;
    }

    /**
     * Begins to listen, by the command's own thread.
     *
     * @param restoration what has to be written before a killed command's last words
     */
    static Signals listen(Supplier<String> restoration) {
        Signals signals = new Signals(restoration);
        for (String name : NUMBERS.keySet()) {
            SystemSignals.handle(name.substring("SIG".length()), () -> signals.receive(name));
        }
        return signals;
    }

    /** Has what the console's outputs wait for cut short when somebody wants an end. */
    void hurry(Console console) {
        console.hurryWhen(() -> endIsWanted(console::say), this::forbidWaiting);
    }

    /** From now on a signal ends a command that leaves nothing behind at once, with {@code lastWords}. */
    static void endAtOnce(String lastWords) {
        Signals signals = new Signals(() -> "");
        for (String name : NUMBERS.keySet()) {
            SystemSignals.handle(name.substring("SIG".length()), () -> signals.kill(name, name + ": " + lastWords));
        }
    }

    /** None: whoever wants an end says so by {@link #request}. */
    static Signals none() {
        return new Signals(() -> "");
    }

    /** Somebody elsewhere, to whom that signal came, wants this to end. */
    synchronized void request(String name, boolean withoutWaiting) {
        received = name;
        urgency = withoutWaiting || urgency != Urgency.NONE ? Urgency.WITHOUT_WAITING : Urgency.ORDERLY;
    }

    /** A signal that was meant for all of us came to a worker alone. */
    synchronized void hear(String name) {
        if (received == null) {
            remarks.add(name + " came to a worker: ending");
            request(name, false);
        }
    }

    /** True if a signal has come. */
    boolean received() {
        return received != null;
    }

    /** How many requests to end there were; those beyond the third do not count. */
    int requests() {
        return urgency.ordinal();
    }

    /** True if nobody is to be waited for any more. */
    boolean forbidWaiting() {
        return urgency.compareTo(Urgency.WITHOUT_WAITING) >= 0;
    }

    /** Its name, such as SIGINT. */
    String name() {
        return received;
    }

    /** The exit status of a command that it ended early. */
    int status() {
        return SIGNALLED + NUMBERS.get(received);
    }

    /** Called at least every second by whoever waits or works; tells what there is to say of the signals. */
    void attend(Consumer<String> console) {
        signsOfLife.incrementAndGet();
        for (String remark = remarks.poll(); remark != null; remark = remarks.poll()) {
            console.accept(remark);
        }
    }

    /** For whoever waits for something that can be done without: {@link #attend}, and true if a signal has come. */
    boolean endIsWanted(Consumer<String> console) {
        attend(console);
        return received();
    }

    private synchronized void receive(String name) {
        Urgency before = urgency;
        Urgency now = requests.receive(System.nanoTime());
        if (now == before) {
            return;
        }
        switch (now) {
            case NONE -> throw new IllegalStateException("a signal that nobody sent");
            case ORDERLY -> {
                remarks.add(name + ": ending; another one ends it without waiting for anybody");
                received = name;
                Thread.ofPlatform().daemon().name("signal-guard").start(this::guard);
            }
            case WITHOUT_WAITING -> remarks.add(name + ": no more waiting; a third one kills");
            case AT_ONCE -> kill(name, "killed by the third " + name + "; what was not yet written is lost");
        }
        urgency = now;
    }

    /** Ends the process if the command does not get on, not even slowly: it waits for what does not come. */
    private void guard() {
        long last = -1;
        for (long looks = 0; looks < (forbidWaiting() ? STUCK_LOOKS_WITHOUT_WAITING : STUCK_LOOKS); looks++) {
            LockSupport.parkNanos(LOOK_NS);
            long now = signsOfLife.get();
            boolean stands = command.look();
            looks = stands && now == last ? looks : 0;
            last = now;
        }
        kill(received, received + ": killed, since it stands still");
    }

    private void kill(String name, String lastWords) {
        Thread speaker = Thread.ofPlatform().daemon()
                .start(() -> System.err.println(restoration.get() + "tcpp: " + lastWords));
        try {
            speaker.join(LAST_WORDS_MS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(SIGNALLED + NUMBERS.get(name));
    }
}
