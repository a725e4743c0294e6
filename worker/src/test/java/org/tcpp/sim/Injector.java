package org.tcpp.sim;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tcpp.message.DamageKind;
import org.tcpp.message.Direction;
import org.tcpp.message.Exchange;
import org.tcpp.wire.Opening;

/** Damages streams of verified runs, in all ways that there are. One thread. */
final class Injector implements Tampering {

    /** A run tells of no more than twenty. */
    private static final int MOST = 15;
    private static final DamageKind[] KINDS = {DamageKind.CONSTANT, DamageKind.BIT_FLIP, DamageKind.SWAPPED,
            DamageKind.DUPLICATED, DamageKind.MISSING, DamageKind.DISPLACED, DamageKind.OTHER_CONNECTION,
            DamageKind.OTHER_DIRECTION, DamageKind.HEADERS, DamageKind.UNKNOWN};

    final List<Injection> all = new ArrayList<>();
    private final Simulation simulation;
    private final SimRandom random;
    private final Map<SimSocket, Optional<Injection>> victims = new IdentityHashMap<>();
    /** The kinds take turns, from one that the seed says on. */
    private int turn;

    Injector(Simulation simulation, SimRandom random) {
        this.simulation = simulation;
        this.random = random;
        turn = random.below(KINDS.length);
    }

    @Override
    public void onRead(SimSocket reader, long position, ByteBuffer into, int length) {
        of(reader).ifPresent(injection -> injection.onRead(position, into, length));
    }

    @Override
    public Splice splice(SimSocket reader) {
        return of(reader).map(injection -> injection.splice).orElse(null);
    }

    private Optional<Injection> of(SimSocket reader) {
        return victims.computeIfAbsent(reader, this::drawn);
    }

    private Optional<Injection> drawn(SimSocket reader) {
        Direction direction = reader.host == simulation.there ? Direction.TO_SERVER : Direction.TO_CLIENT;
        SimSocket client = direction == Direction.TO_SERVER ? reader.peer() : reader;
        Injection.Stream stream = stream(client, direction);
        if (stream == null || !stream.hasRoom() || all.size() == MOST || random.oneIn(2)) {
            return Optional.empty();
        }
        int earlier = earlierRun(stream.run());
        // few histories have one, so those that have make up for it
        DamageKind kind = earlier != 0 && random.oneIn(2) ? DamageKind.EARLIER_RUN : KINDS[turn++ % KINDS.length];
        // where nothing more comes before an answer, a gap is no gap yet
        boolean cannot = stream.run().load().exchange().kind() == Exchange.Kind.ROUNDS
                && (kind == DamageKind.MISSING || kind == DamageKind.DUPLICATED);
        if (cannot) {
            return Optional.empty();
        }
        long index = stream.connection();
        Injection.Foreign foreign = new Injection.Foreign(earlier,
                kind == DamageKind.EARLIER_RUN ? random.below(40) : index == 0 ? 1 : random.below((int) index),
                header(reader));
        Injection injection = Injection.drawn(stream, kind, foreign, random.of(Injection.Coincidence.values()),
                random.fork());
        all.add(injection);
        return Optional.of(injection);
    }

    /** Null if nobody knows what it is, a stranger's for example. */
    private Injection.Stream stream(SimSocket client, Direction direction) {
        if (client == null || client.head.hasRemaining() || Opening.magic(client.head, 0) != Opening.PREAMBLE_MAGIC) {
            return null;
        }
        long connection = Opening.connection(client.head, 0);
        return simulation.scenario.clients.stream()
                .flatMap(List::stream)
                .filter(run -> run.token() == Opening.run(client.head, 0))
                .findFirst()
                .map(run -> new Injection.Stream(run, connection, direction,
                        direction == Direction.TO_SERVER ? Opening.BYTES : 0, run.bytes(direction, connection)))
                .orElse(null);
    }

    /** The token of the run before that one, if that was alike, or 0; nobody may have been replaced meanwhile. */
    private int earlierRun(Scenario.RunDraft run) {
        for (List<Scenario.RunDraft> runs : simulation.scenario.clients) {
            int at = runs.indexOf(run);
            if (at > 0 && simulation.formerServers.isEmpty()
                    && runs.get(at - 1).load().content() == run.load().content()) {
                return runs.get(at - 1).token();
            }
        }
        return 0;
    }

    /** That of a segment from the other end, IPv4 and the ports of TCP. */
    private static byte[] header(SimSocket reader) {
        ByteBuffer header = ByteBuffer.allocate(24)
                .put(new byte[]{0x45, 0, 5, (byte) 0xdc, 0, 1, 0x40, 0, 64, 6, 0, 0});
        header.put(reader.remoteAddress.getAddress(), 0, 4).put(reader.localAddress.getAddress(), 0, 4);
        return header.putShort((short) reader.remotePort).putShort((short) reader.localPort).array();
    }
}
