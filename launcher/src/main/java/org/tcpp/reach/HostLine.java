package org.tcpp.reach;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.tcpp.process.LineProcess;
import org.tcpp.text.SafeText;

/**
 * A child that reaches a host, and the conversation over its pipes: first with a shell, by a thread that waits for its
 * answers, then with the agent, whose answers are told as {@link HostEvent}s. Any thread may send.
 */
public final class HostLine implements AutoCloseable {

    /** The last noise, which says why a line ended. */
    private static final int KEPT_LINES = 5;
    private static final int NOISE_LENGTH = 1000;

    private final BlockingQueue<HostEvent> heard = new LinkedBlockingQueue<>();
    private final Deque<String> lastNoise = new ArrayDeque<>();
    private final Way way;
    private final Engine.Pipe pipe;
    private final ClockSurvey clock = new ClockSurvey(this::send, offset -> tell(new HostEvent.ClockRead(offset)));
    private volatile Consumer<HostEvent> listener;
    private volatile boolean spoke;
    private boolean over;

    private HostLine(Engine engine, Way way, String host) throws IOException {
        this.way = way;
        pipe = engine.start(way.words(host), new LineProcess.Ear() {
            @Override
            public void line(String line) {
                hear(line);
            }

            @Override
            public void noise(String line) {
                makeNoise(line);
            }

            @Override
            public void ended(int status) {
                end(status);
            }
        });
    }

    /** Starts the child. */
    static HostLine open(Engine engine, Way way, String host) throws IOException {
        return new HostLine(engine, way, host);
    }

    /** Tells the agent something. */
    public void send(Order order) {
        send(order.line() + "\n");
    }

    /** Tells the shell something. */
    void send(String text) {
        send(text.getBytes(StandardCharsets.UTF_8));
    }

    void send(byte[] bytes) {
        pipe.send(bytes);
    }

    void closeInput() {
        pipe.closeInput();
    }

    /** What came next, or null if nothing does in time; before somebody {@link #attend}s. */
    HostEvent await(long ns) throws InterruptedException {
        return heard.poll(ns, TimeUnit.NANOSECONDS);
    }

    /** From now on somebody hears at once what comes; also what has come and was not awaited. */
    public synchronized void attend(Consumer<HostEvent> hearer) {
        listener = hearer;
        for (HostEvent early = heard.poll(); early != null; early = heard.poll()) {
            hearer.accept(early);
        }
    }

    /** Asks for the host's clock, several times; {@link HostEvent.ClockRead} tells what came of it. */
    public void readClock() {
        clock.begin();
    }

    /** True if anything at all has been heard since this was asked last. */
    public boolean hasSpoken() {
        boolean has = spoke;
        spoke = false;
        return has;
    }

    /** Gives it up: whoever attends is told so, and nothing more. */
    public void giveUp(String why) {
        tell(new HostEvent.Ended(why));
        pipe.close();
    }

    /** Ends the agent by the end of its input; what it still says is heard. */
    public void hangUp() {
        pipe.closeInput();
    }

    /** Kills the child. */
    @Override
    public void close() {
        pipe.close();
    }

    private void hear(String line) {
        long atNs = System.nanoTime();
        spoke = true;
        Answer answer = null;
        if (line.startsWith("{")) {
            try {
                answer = Answer.parse(line);
            } catch (IllegalArgumentException _) {
                // noise like any other
            }
        }
        if (answer instanceof Answer.Pong pong) {
            clock.hear(pong.times(), atNs);
        } else if (answer != null) {
            tell(new HostEvent.Said(answer, atNs));
        } else {
            makeNoise(line);
        }
    }

    private void makeNoise(String line) {
        String shown = SafeText.of(line, NOISE_LENGTH);
        if (way.isIdle(shown)) {
            return;
        }
        if (!shown.startsWith(Script.MARK) && !shown.isBlank()) {
            synchronized (lastNoise) {
                if (lastNoise.size() == KEPT_LINES) {
                    lastNoise.removeFirst();
                }
                lastNoise.addLast(shown);
            }
        }
        tell(new HostEvent.Noise(shown));
    }

    private void end(int status) {
        String said;
        synchronized (lastNoise) {
            said = String.join("; ", lastNoise);
        }
        // not in the words of our own statuses: it is the engine's, or a shell's
        tell(new HostEvent.Ended("exit status " + status + (said.isEmpty() ? "" : ": " + said)));
    }

    private synchronized void tell(HostEvent event) {
        if (over) {
            return;
        }
        over = event instanceof HostEvent.Ended;
        Consumer<HostEvent> hearer = listener;
        if (hearer == null) {
            heard.add(event);
        } else {
            hearer.accept(event);
        }
    }
}
