package org.tcpp.integrity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.tcpp.message.DamageKind;
import org.tcpp.message.Incident;
import org.tcpp.message.Integrity;
import org.tcpp.message.Load;
import org.tcpp.payload.Pattern;

/** What was found damaged in one run: explained, counted by kind, and the first of it kept. One thread. */
final class Findings {

    /** So many extents of one connection are kept until it ends; of more only their number and lengths. */
    private static final int MOST_KEPT = 64;
    /** So many extents are searched for in all streams, so many in their own, and the rest not at all. */
    private static final int MOST_THOROUGH = 64;
    private static final int MOST_IN_OWN = 1000;
    private static final int SAMPLE_BYTES = 64;

    private final Load load;
    private final int worker;
    private final Pattern pattern;
    private final int[] earlierRuns;
    private final ResidueCounts residues;
    private final Dumps dumps;
    private final Map<DamageKind, long[]> kinds = new EnumMap<>(DamageKind.class);
    private final List<Incident> incidents = new ArrayList<>();
    private long explained;

    Findings(Load load, int worker, Pattern pattern, int[] earlierRuns, int callBytes) {
        this.load = load;
        this.worker = worker;
        this.pattern = pattern;
        this.earlierRuns = earlierRuns;
        residues = new ResidueCounts(callBytes);
        dumps = new Dumps(pattern);
    }

    /** What came around damages. */
    Dumps dumps() {
        return dumps;
    }

    /** An extent of a connection is over. */
    void keep(List<Extent> extents, Extent extent) {
        if (extents.size() < MOST_KEPT) {
            extents.add(extent);
        } else {
            count(DamageKind.UNKNOWN, extent.length());
        }
        residues.add(extent);
    }

    /** A damaged connection has ended: explains its extents; a sentence about the first of them. */
    String tell(long connection, List<Extent> extents, DamageKind suspicion, long highest, Incident.Socket socket,
            long segmentBytes) {
        if (extents.isEmpty()) {
            count(suspicion == null ? DamageKind.UNSTABLE : suspicion, 0);
            return "what was received was wrong when first looked at, and right afterwards";
        }
        String first = null;
        for (int i = 0; i < extents.size(); i++) {
            Extent extent = extents.get(i);
            boolean toEnd = i == extents.size() - 1 && extent.reachesEnd();
            Diagnosis found = diagnose(connection, extent, toEnd, suspicion, suspects(highest, socket));
            Diagnosis diagnosis = extent.hasSurplus()
                    ? new Diagnosis(found.kind(), found.text() + "; more came than was to come")
                    : found;
            count(diagnosis.kind(), extent.length());
            if (segmentBytes > 0) {
                residues.add(extent, segmentBytes);
            }
            incident(connection, extent, toEnd, diagnosis, socket);
            first = first == null ? diagnosis.text() : first;
        }
        return first;
    }

    /** Bytes came behind the end of a stream. */
    String surplus(long connection, Extent extent, long highest, Incident.Socket socket) {
        Diagnosis found = Classifier.of(
                new Case(pattern, connection, extent.from(), extent.length(), true, extent.isConstant(), extent.kept()),
                suspects(highest, socket), Classifier.Depth.ALL_STREAMS);
        Diagnosis diagnosis = new Diagnosis(found.kind(), "more came than was to come: " + found.text());
        count(diagnosis.kind(), extent.length());
        incident(connection, extent, true, diagnosis, socket);
        return diagnosis.text();
    }

    private Diagnosis diagnose(long connection, Extent extent, boolean toEnd, DamageKind suspicion,
            Suspects suspects) {
        Case damage = new Case(pattern, connection, extent.from(), extent.length(), toEnd,
                extent.isConstant() || extent.isPeriodic(), extent.kept());
        if (suspicion == DamageKind.OWN_MEMORY) {
            return Diagnosis.of(suspicion,
                    "%s differ from a reference in this process's memory that has changed itself",
                    Diagnosis.bytes(damage));
        } else if (suspicion == DamageKind.UNSTABLE) {
            return Diagnosis.of(suspicion, "%s were wrong when first looked at, and others afterwards",
                    Diagnosis.bytes(damage));
        }
        Classifier.Depth depth = explained < MOST_THOROUGH
                ? Classifier.Depth.ALL_STREAMS
                : explained < MOST_IN_OWN ? Classifier.Depth.OWN_STREAM : Classifier.Depth.VALUES;
        explained++;
        return Classifier.of(damage, suspects, depth);
    }

    private Suspects suspects(long highest, Incident.Socket socket) {
        return new Suspects(highest + load.share().stride() * load.share().atOnce() + 1, earlierRuns,
                Endpoints.ports(socket), Endpoints.addresses(socket));
    }

    private void count(DamageKind kind, long bytes) {
        long[] sums = kinds.computeIfAbsent(kind, _ -> new long[2]);
        sums[0]++;
        sums[1] += bytes;
    }

    private void incident(long connection, Extent extent, boolean toEnd, Diagnosis diagnosis,
            Incident.Socket socket) {
        if (incidents.size() == Integrity.MOST_INCIDENTS) {
            return;
        }
        byte[] kept = extent.kept();
        byte[] received = Arrays.copyOf(kept, Math.min(kept.length, SAMPLE_BYTES));
        byte[] expected = new byte[received.length];
        for (int i = 0; i < expected.length; i++) {
            expected[i] = (byte) pattern.byteAt(connection, extent.from() + i);
        }
        incidents.add(new Incident(worker, connection, extent.atNs(), diagnosis.kind(),
                new Incident.Extent(pattern.direction(), extent.from(), extent.length(), toEnd), diagnosis.text(),
                new Incident.Sample(HexFormat.of().formatHex(expected), HexFormat.of().formatHex(received)), socket));
    }

    Integrity integrity(long checkedBytes, long damagedConnections) {
        return new Integrity(load.content(), checkedBytes, damagedConnections, kinds.entrySet()
                .stream()
                .map(kind -> new Integrity.Kind(kind.getKey(), kind.getValue()[0], kind.getValue()[1]))
                .toList(), residues.list(), incidents);
    }
}
