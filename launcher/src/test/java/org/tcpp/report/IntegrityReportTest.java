package org.tcpp.report;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tcpp.cli.Mode;
import org.tcpp.estimate.Estimate;
import org.tcpp.estimate.Runs;
import org.tcpp.estimate.Tally;
import org.tcpp.host.Build;
import org.tcpp.message.Content;
import org.tcpp.message.Counters;
import org.tcpp.message.DamageKind;
import org.tcpp.message.Direction;
import org.tcpp.message.FailureCause;
import org.tcpp.message.Incident;
import org.tcpp.message.Integrity;
import org.tcpp.message.Phase;
import org.tcpp.message.Report;
import org.tcpp.message.Residues;
import org.tcpp.plan.RunSpec;
import org.tcpp.result.Ending;
import org.tcpp.result.FailureLimit;
import org.tcpp.result.HostsView;
import org.tcpp.result.IntegrityView;
import org.tcpp.result.Result;
import org.tcpp.result.RunFacts;
import org.tcpp.result.Verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tcpp.estimate.Runs.GO_NS;

/** What is said of bytes that were checked. */
class IntegrityReportTest {

    private static final Integrity CLEAN = new Integrity(Content.KEYED, 4_100_000_000_000L, 0, List.of(), List.of(),
            List.of());
    private static final Integrity DAMAGED = new Integrity(Content.KEYED, 988_000, 1,
            List.of(new Integrity.Kind(DamageKind.DUPLICATED, 1, 500)),
            List.of(new Residues(Residues.START, 4096, new long[]{7, 9}, new long[]{1, 5}, 3)),
            List.of(new Incident(0, 17, GO_NS + 1_500_000_000, DamageKind.DUPLICATED,
                    new Incident.Extent(Direction.TO_SERVER, 65_057, 500, true),
                    "from byte 65,057 the stream repeats itself from 16,158 bytes earlier, to the end",
                    new Incident.Sample("00ff", "0f0f"),
                    new Incident.Socket("127.0.0.1:10000", "127.0.0.1:40017", "segments of 1448 bytes"))));

    private boolean keeping = true;

    @Test
    void shouldStateTheBoundOfACleanRun() {
        Result result = result(CLEAN, 1000, new Ending.Normal(), FailureLimit.NONE);

        assertThat(result.verdict()).isEqualTo(Verdict.COMPLETE);
        assertThat(result.faults().integrity().damagedBelowPerByte()).isEqualByComparingTo("7.4e-13");
        assertThat(result.summary().whole("integrity_bytes_checked")).isEqualTo(4_100_000_000_000L);
        assertThat(result.summary().whole("integrity_connections_damaged")).isZero();
        assertThat(text(result)).contains("every byte was checked (keyed): 0 of 4,100,000,000,000 differ");
    }

    @Test
    void shouldCallARunDamagedWhateverElseBecameOfIt() {
        for (Ending ending : List.of(new Ending.Normal(), new Ending.Interrupted("SIGINT"),
                new Ending.Impaired("the control connection broke"))) {
            Result result = result(DAMAGED, 999, ending, new FailureLimit(1000L, null));

            assertThat(result.verdict()).isEqualTo(Verdict.DAMAGED);
            assertThat(result.verdictReasons().getFirst()).isEqualTo("1 connection received other bytes than were"
                    + " sent, first on connection 17: from byte 65,057 the stream repeats itself from 16,158 bytes"
                    + " earlier, to the end");
        }
    }

    @Test
    void shouldShowWhatHappenedAndWhere() {
        Result result = result(DAMAGED, 999, new Ending.Normal(), FailureLimit.NONE);

        String text = text(result);
        assertThat(text).contains("DAMAGED: 1 connection received other bytes",
                "1 x bytes came twice, 500 bytes in all",
                "connection 17 of worker 0, from 127.0.0.1:40017, at 1.50 s: from byte 65,057", "expected 00ff",
                "received 0f0f");
        assertThat(result.faults().integrity().incidents().getFirst().sample().xor()).isEqualTo("0ff0");
        assertThat(result.faults().integrity().residues().getFirst().counts().getFirst().residue()).isEqualTo(9);
        assertThat(result.summary().whole("integrity_bytes_damaged")).isEqualTo(500);
    }

    @Test
    void shouldNameTheFilesOfADumpWhereItIsWritten() {
        Result result = result(DAMAGED, 999, new Ending.Normal(), FailureLimit.NONE);

        assertThat(result.faults().integrity().incidents().getFirst().sample().dump())
                .isEqualTo(new IntegrityView.DumpView("run-id.damage-1.expected", "run-id.damage-1.received", 64_000));
        assertThat(text(result)).contains("more in  run-id.damage-1.expected, .received");
        keeping = false;
        assertThat(JsonReport.text(result(DAMAGED, 999, new Ending.Normal(), FailureLimit.NONE)))
                .doesNotContain("dump");
    }

    @Test
    void shouldReadWhatItWrites() throws IOException {
        Result result = result(DAMAGED, 999, new Ending.Normal(), FailureLimit.NONE);
        assertThat(JsonReport.read(JsonReport.text(result))).isEqualTo(result);
    }

    @Test
    void shouldSayThatTheReceiverHasNotTold() {
        Result result = result(null, 1000, new Ending.Normal(), FailureLimit.NONE);
        assertThat(result.tables().notes()).anySatisfy(
                note -> assertThat(note.text()).contains("has not told whether what came is what was sent"));
    }

    private static String text(Result result) {
        return TextReport.of(result, new Style(1000, false, false, false, false, false));
    }

    private Result result(Integrity integrity, long completed, Ending ending, FailureLimit allowed) {
        RunSpec any = Runs.plan(Mode.LOOPBACK, 1, 1000, 10);
        RunSpec.Workload load = any.workload();
        RunSpec plan = new RunSpec(new RunSpec.Workload(load.connections(), load.atOnce(), load.sizes(), load.closing(),
                load.times(), load.holding(), Content.KEYED, load.exchange()), any.placement(), any.measuring(),
                any.tuning());
        Tally tally = new Tally(plan);
        tally.go(GO_NS);
        if (keeping) {
            tally.dumps().keep();
        }
        tally.dumps().add(0, new Incident.Dump(17, Direction.TO_SERVER, 65_057, 64_000, "AAAA", "AAAA"));
        tally.dumps().add(1, new Incident.Dump(18, Direction.TO_SERVER, 65_057, 64_000, "AAAA", "AAAA"));
        tally.finished(Runs.client(0), Runs.report(new Counters(1000, 1000, 1000, 0, 1_000_000, 0), 1000, 2));
        long failed = 1000 - completed;
        Report served = Runs.report(new Counters(1000, 1000, completed, failed, 0, 1_000_000), -1, 2,
                Runs.failures(Phase.RECEIVE, FailureCause.DAMAGED, failed));
        tally.finished(Runs.server(0), new Report(served.run(), served.requested(), served.totals(), served.moments(),
                new Report.Ends(served.failures(), null, integrity), served.fairness(), served.retries(),
                served.histograms()));
        RunFacts facts = new RunFacts("id", Instant.EPOCH, List.of("tcpp"), new Build("0.1.0", null), Map.of(),
                List.of(), allowed, ending);
        return Result.of(facts, plan, Estimate.of(plan, tally), new HostsView(null, null));
    }
}
