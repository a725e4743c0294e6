package org.tcpp.sim;

import java.util.ArrayList;
import java.util.List;
import org.tcpp.flow.FlowTimers;
import org.tcpp.message.Closing;
import org.tcpp.message.Content;
import org.tcpp.message.Direction;
import org.tcpp.message.Exchange;
import org.tcpp.message.Load;
import org.tcpp.message.Pacing;
import org.tcpp.message.RowSample;
import org.tcpp.size.SizeMixes;
import org.tcpp.size.SizePlan;

/**
 * What a seed stands for: workers, runs, and a network between two hosts. Small numbers are as likely as large ones, so
 * that corners are met often; whole runs stay small, so that many can be made. One thread.
 */
final class Scenario {

    private static final long MS_NS = 1_000_000L;
    private static final long SECOND_NS = 1_000_000_000L;
    private static final int MOST_CONNECTIONS = 30;
    private static final int MOST_AT_ONCE = 16;
    private static final int MOST_ROUNDS = 6;
    /** Of buffers where nothing is to be special. */
    private static final int CALM_BYTES = 16_384;

    final long seed;
    final SimRandom random;
    /** Nothing goes wrong. */
    final boolean calm;
    final int workers;
    /** Apart, so that what the bytes are moves nothing else. */
    private final SimRandom contents;
    /** Runs one after the other, for each client that uses the same server. */
    final List<List<RunDraft>> clients = new ArrayList<>();
    /** One run of long connections over a slow link, two at once. */
    final boolean sluggish;
    /** Of these, one in which more follow, while a server worker is killed and replaced. */
    final boolean renewed;
    final int bufferBytes;
    final long quantumBytes;
    /** Events in a turn, often fewer than are ready. */
    final int turnEvents;
    /** SO_RCVBUF. */
    final int socketBytes;
    /** SO_SNDBUF: where it is much larger, little time that a writer waits tells of anything wrong. */
    final int sendBytes;
    final long latencyNs;
    final long bytesPerSecond;
    final int serverAtOnce;

    /** A run before it is divided among workers: the part of the only one. */
    record RunDraft(Load load) {

        int token() {
            return load.run();
        }

        int connections() {
            return (int) load.share().connections();
        }

        int atOnce() {
            return load.share().atOnce();
        }

        Load.Times times() {
            return load.times();
        }

        boolean connectFirst() {
            return load.connectFirst();
        }

        /** Two runs of three have rows, one of them of a sample; not drawn, so that no other draw depends on it. */
        RowSample rows() {
            return switch (Math.floorMod(token() + connections(), 3)) {
                case 0 -> RowSample.NONE;
                case 1 -> RowSample.ALL;
                default -> new RowSample(300_000);
            };
        }

        /** With --connect-first some hold their connections for longer than a server has patience. */
        long holdNs() {
            return connectFirst() && connections() % 4 == 0 ? Math.min(connections(), 30) * 50 * SECOND_NS : 0;
        }

        /** The part of one worker of so many, each of which has as many connections. */
        Load load(int worker, int workers) {
            return new Load(token(), new Load.Share(connections(), atOnce(), worker, workers, rows()), load.sizes(),
                    load.closing(), times(), connectFirst(), load.content(), load.exchange());
        }

        /** Bytes that cross a connection one way. */
        long bytes(Direction direction, long connection) {
            long bytes = 0;
            for (long round = 0; round < load.exchange().rounds(); round++) {
                bytes += direction == Direction.TO_SERVER
                        ? load.toServer(connection, round)
                        : load.toClient(connection, round);
            }
            return bytes;
        }
    }

    Scenario(long seed) {
        this.seed = seed;
        random = new SimRandom(seed);
        contents = new SimRandom(~seed);
        calm = false;
        sluggish = random.oneIn(100);
        renewed = sluggish && random.oneIn(2);
        workers = !sluggish && random.oneIn(3) ? (int) random.between(2, 3) : 1;
        bufferBytes = (int) random.spread(64, 65_536);
        quantumBytes = random.oneIn(3) ? 0 : random.spread(64, 262_144);
        turnEvents = (int) random.spread(1, 64);
        socketBytes = sluggish ? 2_048 : (int) random.spread(2_048, 131_072);
        sendBytes = random.oneIn(3) ? (int) Math.min(1 << 20, socketBytes * random.spread(2, 64)) : socketBytes;
        latencyNs = random.oneIn(4) ? random.spread(MS_NS, 300 * MS_NS) : random.spread(5_000, MS_NS);
        int sessions = !sluggish && random.oneIn(5) ? 2 : 1;
        int token = 1000;
        for (int client = 0; client < sessions; client++) {
            List<RunDraft> runs = new ArrayList<>();
            for (int i = !sluggish && random.oneIn(4) ? 2 : 1; i > 0; i--) {
                runs.add(draw(++token));
            }
            clients.add(runs);
        }
        serverAtOnce = random.oneIn(8) ? (int) random.between(1, 2L * MOST_AT_ONCE) : Load.UNLIMITED;
        bytesPerSecond = sluggish
                ? 3_000
                : random.oneIn(2) ? 0 : Math.max(random.spread(2_000, 1_000_000_000), slowestBytesPerSecond());
    }

    /** One run of one worker over a path of that bandwidth, and nothing that is drawn but how long things take. */
    Scenario(long seed, Load load, long bytesPerSecond) {
        this.seed = seed;
        this.bytesPerSecond = bytesPerSecond;
        random = new SimRandom(seed);
        contents = new SimRandom(~seed);
        calm = true;
        sluggish = false;
        renewed = false;
        workers = 1;
        bufferBytes = CALM_BYTES;
        quantumBytes = 0;
        turnEvents = 64;
        socketBytes = CALM_BYTES;
        sendBytes = CALM_BYTES;
        latencyNs = MS_NS / 10;
        serverAtOnce = Load.UNLIMITED;
        clients.add(List.of(new RunDraft(load)));
    }

    /** On a slower path a quiet connection may only be waiting for its turn, and that is no fault of anybody's. */
    private long slowestBytesPerSecond() {
        long waiting = 0;
        long patienceNs = FlowTimers.OPENING_NS;
        for (List<RunDraft> runs : clients) {
            long most = 0;
            for (RunDraft run : runs) {
                most = Math.max(most, (long) workers * run.atOnce() * (socketBytes + 16_384));
                patienceNs = Math.min(patienceNs, run.times().timeoutNs());
            }
            waiting += most;
        }
        return waiting * 4 * SECOND_NS / patienceNs + 1;
    }

    /** The least that any run allows a connection to be quiet. */
    long shortestTimeoutNs() {
        return clients.stream().flatMap(List::stream).mapToLong(run -> run.times().timeoutNs()).min().orElseThrow();
    }

    /** True if some run has so many connections that one after the other must not take long. */
    boolean hasMany() {
        return clients.stream().flatMap(List::stream).anyMatch(run -> run.connections() > MOST_CONNECTIONS);
    }

    int mostAtOnce() {
        return clients.stream().mapToInt(runs -> runs.stream().mapToInt(RunDraft::atOnce).max().orElseThrow()).sum();
    }

    private RunDraft draw(int token) {
        Content content = contents.oneIn(2) ? contents.of(Content.values()) : Content.ANY;
        if (sluggish) {
            return new RunDraft(new Load(token, new Load.Share(renewed ? 8 : 2, 2, 0, 1),
                    SizePlan.fixed(renewed ? 100_000 : 400_000), random.of(Closing.values()),
                    new Load.Times(0, 60 * SECOND_NS, SECOND_NS), false, content));
        }
        int connections = (int) random.spread(1, MOST_CONNECTIONS);
        int atOnce = (int) random.spread(1, MOST_AT_ONCE);
        long durationNs = random.oneIn(5) ? random.spread(10 * MS_NS, 3 * SECOND_NS) : 0;
        if (durationNs > 0 && random.oneIn(2)) {
            // Endless runs have to cost something, or they would be long.
            connections = latencyNs > MS_NS ? Load.UNLIMITED : connections;
        }
        boolean many = random.oneIn(25);
        if (many) {
            connections = (int) random.spread(200, 2000);
        }
        SizePlan sizes = many || random.oneIn(2)
                ? SizePlan.fixed(random.spread(SizePlan.SMALLEST, many ? 200 : 100_000))
                : new SizePlan(SizeMixes.parse(random.of("uniform:12-5000", "uniform:100-60000")), random.nextLong(),
                        60_000);
        Load.Times times = new Load.Times(durationNs, random.spread(2 * SECOND_NS, 60 * SECOND_NS),
                random.spread(100 * MS_NS, 5 * SECOND_NS));
        boolean connectFirst = random.oneIn(6);
        return new RunDraft(new Load(token, new Load.Share(connections, atOnce, 0, 1), sizes,
                random.of(Closing.values()), times, connectFirst, content,
                exchange(many || connections == Load.UNLIMITED)));
    }

    /** So little is moved at a time that much would take long to simulate. */
    private boolean isLaborious() {
        return bufferBytes < 500 || quantumBytes > 0 && quantumBytes < 500;
    }

    private Exchange exchange(boolean many) {
        return exchangeAtAnyRate(many).paced(many || !contents.oneIn(4)
                ? Pacing.NONE
                : contents.oneIn(2)
                        ? new Pacing(SizePlan.ofReplies(SizeMixes.parse("uniform:20000-2000000"), 1, Long.MAX_VALUE), 0,
                                0)
                        : new Pacing(null, contents.spread(1000, 100_000), contents.spread(MS_NS, SECOND_NS)));
    }

    private Exchange exchangeAtAnyRate(boolean many) {
        if (contents.oneIn(3)) {
            return Exchange.PUSH;
        }
        SizePlan replies = SizePlan.ofReplies(
                SizeMixes.parse(contents.of("1", "uniform:1-200",
                        many || isLaborious() ? "12" : "uniform:1-5000")),
                contents.nextLong(), 60_000);
        return switch (contents.of(Exchange.Kind.values())) {
            case PUSH, REVERSE -> Exchange.REVERSE;
            case BIDIR -> Exchange.bidir(replies);
            case ROUNDS -> Exchange.rounds(replies, contents.spread(1, many || isLaborious() ? 2 : MOST_ROUNDS),
                    contents.oneIn(3) ? contents.spread(MS_NS, SECOND_NS) : 0);
        };
    }

    @Override
    public String toString() {
        return "workers %d, buffer %d, quantum %d, %d events, socket %d, latency %d us, %d B/s, server -m %d, %s"
                .formatted(
                        workers,
                        bufferBytes, quantumBytes, turnEvents, socketBytes, latencyNs / 1000, bytesPerSecond,
                        serverAtOnce, clients);
    }
}
