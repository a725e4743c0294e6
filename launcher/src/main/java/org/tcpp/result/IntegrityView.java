package org.tcpp.result;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import org.tcpp.estimate.Estimate;
import org.tcpp.message.Incident;
import org.tcpp.message.Integrity;
import org.tcpp.message.Residues;
import org.tcpp.plan.RunSpec;

/**
 * Whether what came is what was sent, byte by byte.
 *
 * @param content how it was verified: {@code keyed} or {@code shared}
 * @param bytesChecked bytes that were compared; openings of connections are none of them
 * @param bytesDamaged bytes from the first to the last that differs, over all extents
 * @param connectionsDamaged connections with any difference
 * @param damagedBelowPerByte where nothing differs: with 95 % confidence damage is rarer than this; else null
 * @param kinds extents by what happened to them
 * @param residues where extents begin and how long they are, within pages and the like
 * @param incidents the first of them, at most twenty
 */
public record IntegrityView(String content, long bytesChecked, long bytesDamaged, long connectionsDamaged,
        BigDecimal damagedBelowPerByte, List<KindView> kinds, List<ResiduesView> residues,
        List<IncidentView> incidents) {

    /** The rule of three: nothing in n trials means less than 3/n with 95 % confidence. */
    private static final int RULE_OF_THREE = 3;

    /**
     * Extents of one kind.
     *
     * @param kind a stable word
     * @param meaning for a person
     * @param extents how many
     * @param bytes over all of them
     */
    public record KindView(String kind, String meaning, long extents, long bytes) {
    }

    /**
     * How often a quantity left each residue.
     *
     * @param of {@code start} in the stream, {@code length}, {@code buffer}: place in the receive buffer, or
     *            {@code segment}: start in segments of that length
     * @param modulus what it was divided by
     * @param counts the residues that occurred, the most frequent first
     * @param others how often any other did
     */
    public record ResiduesView(String of, long modulus, List<CountView> counts, long others) {
    }

    /**
     * @param residue what was left
     * @param count how often
     */
    public record CountView(long residue, long count) {
    }

    /**
     * One extent.
     *
     * @param worker number of the worker that received it
     * @param connection its index in the run
     * @param atSeconds when, in seconds since go
     * @param kind a stable word
     * @param text what happened, in a sentence
     * @param extent where in the stream
     * @param sample its beginning, in hexadecimal
     * @param socket the connection as its kernel has it
     */
    public record IncidentView(int worker, long connection, BigDecimal atSeconds, String kind, String text,
            ExtentView extent, SampleView sample, Incident.Socket socket) {
    }

    /**
     * Where.
     *
     * @param direction in the stream that goes {@code to_server} or {@code to_client}
     * @param from the first byte that differs
     * @param length from there to the last one that does
     * @param toEnd true if the stream never came right again
     */
    public record ExtentView(String direction, long from, long length, boolean toEnd) {

        private static ExtentView of(Incident.Extent extent) {
            return new ExtentView(extent.direction().word(), extent.from(), extent.length(), extent.toEnd());
        }
    }

    /**
     * @param expected what was sent
     * @param received what came
     * @param xor the bits that differ
     * @param dump more of both, in files beside the result; null: there is none
     */
    public record SampleView(String expected, String received, String xor,
            @JsonInclude(JsonInclude.Include.NON_NULL) DumpView dump) {
    }

    /**
     * What came around a damage, in files.
     *
     * @param expected name of the file with what was sent
     * @param received name of the file with what came
     * @param from which byte of the stream both begin with
     */
    public record DumpView(String expected, String received, long from) {
    }

    /** Null where nobody checked, or has told. */
    static IntegrityView of(String run, Estimate estimate, Axis axis) {
        Integrity told = estimate.integrity();
        if (told == null) {
            return null;
        }
        List<IncidentView> incidents = new ArrayList<>();
        for (Incident incident : told.incidents()) {
            Incident.Dump dump = estimate.told()
                    .dumps()
                    .of(incident.worker(), incident.connection(), incident.extent().direction(),
                            incident.extent().from())
                    .orElse(null);
            String name = "run-" + run + ".damage-" + (incidents.size() + 1);
            incidents.add(of(incident, axis,
                    dump == null ? null : new DumpView(name + ".expected", name + ".received", dump.from())));
        }
        boolean clean = told.damagedConnections() == 0 && told.checkedBytes() > 0;
        return new IntegrityView(told.content().word(), told.checkedBytes(), told.damagedBytes(),
                told.damagedConnections(), clean ? bound(told.checkedBytes()) : null,
                told.kinds()
                        .stream()
                        .map(kind -> new KindView(kind.kind().word(), kind.kind().sentence(), kind.extents(),
                                kind.bytes()))
                        .toList(),
                told.residues().stream().map(IntegrityView::of).toList(),
                incidents);
    }

    /** Says what was not checked though it was to be. */
    static void note(RunSpec plan, Estimate estimate, Notes notes) {
        Integrity told = estimate.integrity();
        if (!plan.workload().content().isVerified()) {
            return;
        }
        if (told == null) {
            notes.add("run", "--verify: the receiver has not told whether what came is what was sent");
            return;
        }
        long unchecked = estimate.payloadReceived() - told.checkedBytes();
        if (unchecked > 0) {
            notes.add("run", "--verify: of " + unchecked + " bytes more, nobody has told whether they were right");
        }
    }

    /** What is to be said first of a run in which something differs. */
    static String sentence(Integrity integrity) {
        String what = integrity.incidents().isEmpty()
                ? ""
                : ", first on connection " + integrity.incidents().getFirst().connection() + ": "
                        + integrity.incidents().getFirst().text();
        return integrity.damagedConnections()
                + (integrity.damagedConnections() == 1 ? " connection" : " connections")
                + " received other bytes than were sent" + what;
    }

    private static BigDecimal bound(long bytes) {
        return BigDecimal.valueOf(RULE_OF_THREE).divide(BigDecimal.valueOf(bytes), new MathContext(2,
                RoundingMode.UP));
    }

    private static ResiduesView of(Residues residues) {
        return new ResiduesView(residues.of(), residues.modulus(),
                IntStream.range(0, residues.values().length)
                        .mapToObj(i -> new CountView(residues.values()[i], residues.counts()[i]))
                        .sorted((one, other) -> Long.compare(other.count, one.count))
                        .toList(),
                residues.others());
    }

    private static IncidentView of(Incident incident, Axis axis, DumpView dump) {
        Incident.Sample sample = incident.sample();
        return new IncidentView(incident.worker(), incident.connection(),
                axis.seconds(incident.extent().direction().receiver(), incident.atNs()),
                incident.kind().word(), incident.text(),
                ExtentView.of(incident.extent()),
                new SampleView(sample.expected(), sample.received(), xor(sample), dump),
                incident.socket());
    }

    private static String xor(Incident.Sample sample) {
        byte[] expected = bytes(sample.expected());
        byte[] received = bytes(sample.received());
        byte[] difference = new byte[Math.min(expected.length, received.length)];
        for (int i = 0; i < difference.length; i++) {
            difference[i] = (byte) (expected[i] ^ received[i]);
        }
        return HexFormat.of().formatHex(difference);
    }

    /** What comes from another host may be anything. */
    private static byte[] bytes(String hex) {
        try {
            return HexFormat.of().parseHex(hex);
        } catch (IllegalArgumentException _) {
            return new byte[0];
        }
    }
}
