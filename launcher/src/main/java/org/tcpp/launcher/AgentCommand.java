package org.tcpp.launcher;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.tcpp.control.ControlMessage;
import org.tcpp.control.Secret;
import org.tcpp.estimate.Live;
import org.tcpp.message.ExitStatus;
import org.tcpp.reach.Answer;
import org.tcpp.reach.Order;

/**
 * {@code tcpp agent}: this host's part in a run on many hosts, as their head wants it by lines on standard input. It
 * ends with all it has started when the head says so, when standard input ends, or when nothing has been heard of the
 * head for a while. One thread, and one that reads.
 */
final class AgentCommand {

    /** Looks so often; it counts its looks, so that a time in which all stood still does not count. */
    private static final long LOOK_NS = 500_000_000;
    private static final long BEAT_LOOKS = 4;
    private static final long STANDING_LOOKS = 2;
    /** Until the head has said how long. */
    private static final long FIRST_SILENCE_NS = 60_000_000_000L;
    /** What was started gets so long to end by itself, first all clients and then the server; so does the last word. */
    private static final Duration END = Duration.ofSeconds(10);
    private static final String LOST = "SIGHUP";

    private sealed interface Heard {
        record Line(Order order) implements Heard {
        }

        record End() implements Heard {
        }
    }

    private final InputStream in;
    private final AgentVoice voice;
    private final BlockingQueue<Heard> heard = new LinkedBlockingQueue<>();
    private final List<AgentClient> clients = new ArrayList<>();
    private AgentServer server;
    /** One that nobody knows, until the head says its own. */
    private Secret secret = Secret.of(Secret.fresh());
    private long silenceNs = FIRST_SILENCE_NS;
    private long quietLooks;
    private long looks;

    AgentCommand(InputStream in, AgentVoice voice) {
        this.in = in;
        this.voice = voice;
    }

    /** Does it; the exit status. */
    int run() {
        voice.accept(new Answer.Here(Answer.VERSION));
        Thread.ofPlatform().daemon().name("orders").start(this::read);
        while (quietLooks * LOOK_NS < silenceNs) {
            Heard next = await();
            if (next instanceof Heard.End) {
                break;
            }
            if (next instanceof Heard.Line(Order.End _)) {
                end();
                voice.accept(new Answer.Bye());
                voice.finish(END);
                return ExitStatus.COMPLETE.code();
            }
            if (next instanceof Heard.Line line) {
                quietLooks = 0;
                obey(line.order());
            } else {
                quietLooks++;
                look();
            }
        }
        end();
        return ExitStatus.UNAVAILABLE.code();
    }

    private Heard await() {
        try {
            return heard.poll(LOOK_NS, TimeUnit.NANOSECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return new Heard.End();
        }
    }

    private void read() {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                long atNs = System.nanoTime();
                Order order = Order.parse(line);
                if (order instanceof Order.Ping ping) {
                    voice.accept(new Answer.Pong(new ControlMessage.Pong(ping.sentNs(), atNs, System.nanoTime())));
                } else {
                    heard.add(new Heard.Line(order));
                }
            }
        } catch (IOException _) {
            // an end like any other
        } catch (IllegalArgumentException e) {
            voice.accept(new Answer.Remark("what is no order came: " + e.getMessage()));
        }
        heard.add(new Heard.End());
    }

    private void obey(Order order) {
        switch (order) {
            case Order.Begin begin -> {
                secret = Secret.of(begin.secret());
                silenceNs = begin.silenceNs();
            }
            case Order.Serve serve -> {
                endServer(); // one of an earlier run, which was to do otherwise
                server = new AgentServer(secret, voice);
                server.start(serve.words());
            }
            case Order.Prepare prepare -> {
                clients.removeIf(AgentRun::isOver);
                AgentClient client = new AgentClient(prepare, secret, voice);
                clients.add(client);
                client.start(prepare.words());
            }
            case Order.Go go -> clients.forEach(client -> client.go(go.epochNs()));
            case Order.Stop stop -> clients.forEach(
                    client -> client.signals.request(stop.signal(), stop.withoutWaiting()));
            case Order.Beat _,Order.Ping _,Order.End _ -> {
                // it is there, and says so
            }
        }
    }

    private void look() {
        looks++;
        List<Live> running = clients.stream().filter(client -> !client.isOver()).map(AgentClient::standing)
                .filter(live -> live != null).toList();
        if (!running.isEmpty() && looks % STANDING_LOOKS == 0) {
            voice.accept(new Answer.Standing(running.stream().mapToLong(Live::bytes).sum(),
                    running.stream().mapToLong(Live::completed).sum(),
                    running.stream().mapToLong(Live::failed).sum(),
                    running.stream().mapToDouble(Live::bytesPerSecond).sum()));
        } else if (looks % BEAT_LOOKS == 0) {
            voice.accept(new Answer.Beat());
        }
    }

    /** Ends what was started, the clients first, so that their server hears of it. */
    private void end() {
        clients.forEach(client -> client.end(LOST));
        long untilNs = System.nanoTime() + END.toNanos();
        clients.forEach(client -> client.awaitEnd(Duration.ofNanos(untilNs - System.nanoTime())));
        endServer();
    }

    private void endServer() {
        if (server != null) {
            server.end(LOST);
            server.awaitEnd(END);
        }
    }
}
