package org.tcpp.integrity;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tcpp.message.DamageKind;
import org.tcpp.message.Incident;
import org.tcpp.message.Integrity;
import org.tcpp.message.Load;
import org.tcpp.payload.Pattern;

/** The verification of one run at one worker. One thread. */
final class Verified implements Verification {

    /** So much is made and sent at a time: over loopback, where making it counts most, nearly all is taken. */
    private static final int PIECE_BYTES = 512 << 10;
    /** So many damaged connections are followed at a time; of more it is only known that they are damaged. */
    private static final int MOST_FOLLOWED = 1000;

    private final Pattern outgoing;
    private final Pattern incoming;
    private final Findings findings;
    private final int openingBytes;
    private final Map<Integer, Damaged> damaged = new HashMap<>();
    private ByteBuffer out;
    private ByteBuffer outView;
    private ByteBuffer in;
    private ByteBuffer inView;
    private long highest;
    private long checkedBytes;
    private long damagedConnections;

    /** A damaged connection that has not ended. */
    private record Damaged(long connection, DamagedStream stream, List<Extent> extents, DamageKind suspicion) {
    }

    /**
     * Nothing checked yet.
     *
     * @param load the run's part
     * @param worker number of this worker
     * @param outgoing what this end sends
     * @param incoming what it receives
     * @param openingBytes so many bytes at the beginning of what it receives are no part of the pattern
     * @param earlierRuns tokens of runs before this one
     * @param callBytes most bytes that one system call moves
     */
    Verified(Load load, int worker, Pattern outgoing, Pattern incoming, int openingBytes, int[] earlierRuns,
            int callBytes) {
        this.outgoing = outgoing;
        this.incoming = incoming;
        this.openingBytes = openingBytes;
        highest = load.share().first();
        findings = new Findings(load, worker, incoming, earlierRuns, callBytes);
    }

    @Override
    public boolean isOn() {
        return true;
    }

    @Override
    public int region() {
        return outgoing.isKeyed() ? -1 : outgoing.region().number();
    }

    @Override
    public int mostToSend() {
        return outgoing.isKeyed() ? PIECE_BYTES : Integer.MAX_VALUE;
    }

    @Override
    public int place(long connection, long position) {
        return outgoing.place(connection, position);
    }

    @Override
    public void fill(long connection, long position, ByteBuffer to, int at, int length) {
        if (to != out) {
            out = to;
            outView = to.duplicate().order(ByteOrder.LITTLE_ENDIAN);
        }
        outgoing.write(connection, position, outView, at, length);
    }

    @Override
    public boolean check(int handle, long connection, long position, ByteBuffer from, int at, int length,
            long nowNs) {
        int skipped = Math.clamp(openingBytes - position, 0, length);
        if (from != in) {
            in = from;
            inView = from.duplicate().order(ByteOrder.LITTLE_ENDIAN);
        }
        highest = Math.max(highest, connection);
        checkedBytes += length - skipped;
        Damaged known = damagedConnections == 0 ? null : damaged.get(handle);
        if (known == null) {
            int good = incoming.mismatch(connection, position + skipped, inView, at + skipped, length - skipped);
            if (good < 0) {
                return true;
            }
            known = onDamage(handle, connection, position + skipped, at + skipped, length - skipped);
        }
        if (known.stream != null) {
            known.stream.take(inView, at + skipped, length - skipped, position + skipped, nowNs);
        }
        return false;
    }

    private Damaged onDamage(int handle, long connection, long position, int at, int length) {
        damagedConnections++;
        // before anybody is accused: is it still wrong, and is what it is compared with still right?
        boolean wrong = incoming.mismatch(connection, position, inView, at, length) >= 0;
        DamageKind suspicion = !wrong
                ? DamageKind.UNSTABLE
                : incoming.region().isIntact() ? null : DamageKind.OWN_MEMORY;
        List<Extent> extents = new ArrayList<>();
        DamagedStream stream = damaged.size() < MOST_FOLLOWED
                ? new DamagedStream(incoming, connection, openingBytes, findings.dumps(),
                        extent -> findings.keep(extents, extent))
                : null;
        Damaged fresh = new Damaged(connection, stream, extents, suspicion);
        damaged.put(handle, fresh);
        return fresh;
    }

    @Override
    public boolean isAtEnd(int handle, long received, long total) {
        Damaged known = damaged.get(handle);
        return known != null && known.stream != null && known.stream.isAtEnd(received, total);
    }

    @Override
    public String surplus(int handle, long connection, long position, ByteBuffer from, int at, int length, long nowNs,
            Incident.Socket socket) {
        Damaged known = damaged.get(handle);
        if (known != null && known.stream != null && known.stream.takeSurplus(from, at, length)) {
            return null;
        }
        Extent extent = new Extent(position, at, nowNs);
        for (int i = 0; i < length; i++) {
            extent.add(from.get(at + i), false);
        }
        if (known == null) {
            damagedConnections++;
        }
        Dumps.Dump dump = findings.dumps().begin(connection, position, openingBytes);
        if (dump != null) {
            dump.take(from, at, length, position);
        }
        return findings.surplus(connection, extent, highest, socket);
    }

    @Override
    public String end(int handle, Incident.Socket socket, long segmentBytes) {
        Damaged over = damaged.remove(handle);
        if (over == null) {
            return null;
        }
        if (over.stream == null) {
            return "damaged, like very many at the same time; not looked at closely";
        }
        over.stream.end();
        return findings.tell(over.connection, over.extents, over.suspicion, highest, socket, segmentBytes);
    }

    @Override
    public List<Incident.Dump> dumps() {
        return findings.dumps().list();
    }

    @Override
    public Integrity integrity() {
        return findings.integrity(checkedBytes, damagedConnections);
    }
}
