package org.tcpp.it;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tcpp.reach.KeptBuild;
import org.tcpp.report.ResultFiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** One command over the nodes of an allocation of a real Slurm, which {@code bench/slurm-hosts} lays here. */
class SlurmIT {

    private static final Path LAB = Path.of(System.getProperty("basedir", "")).toAbsolutePath()
            .resolveSibling("bench/slurm-hosts");
    private static final String PREFIX = "tcpps" + ProcessHandle.current().pid();

    @TempDir
    private Path place;

    private String lab(String... words) {
        List<String> all = new ArrayList<>(List.of("env", "PREFIX=" + PREFIX, LAB.toString(), place + "/slurm"));
        Collections.addAll(all, words);
        return Tcpp.system(all.toArray(String[]::new));
    }

    /** Three nodes, of which the agent of one is killed; and then somebody wants an end. */
    @Test
    void shouldRunOnTheNodesOfAnAllocationAndLeaveNothingThere() throws IOException {
        assumeTrue(TwoHosts.missing() == null, TwoHosts.missing());
        assumeTrue(Superuser.has("slurmctld") && Superuser.has("slurmd") && Superuser.has("srun")
                && Superuser.has("munged"), "takes slurmctld, slurmd, slurm-client and munge");
        Path file = place.resolve("r.json");
        KeptBuild.link(Tcpp.HOME, Tcpp.CACHE, Tcpp.CACHE);
        try {
            lab("start");
            try (Tcpp head = Tcpp.call("--via", "srun", "--pattern", "incast", "-p", "1", "-m", "2", "-b", "100M",
                    "--pace", "1M", "-d", "5m", Tcpp.COLD, "-o", file.toString())
                    .under("env", "PREFIX=" + PREFIX, LAB.toString(), place + "/slurm", "head", "salloc", "-Q", "-N",
                            "3")
                    .start()) {
                long daemon = Long.parseLong(Files.readString(place.resolve("slurm/" + PREFIX + "n1.pid")).strip());
                Await.until("data flows from both", () -> KernelTcp.established(daemon, 10_000) == 4
                        && lab("on", "1", "ss", "-OtinH", "state", "established", "sport", "=", ":10000").lines()
                                .filter(line -> line.contains("bytes_received:")).count() == 4);
                processes(2).filter(process -> !Processes.isWorker(process))
                        .forEach(process -> Processes.signalIfThere(process.pid(), "KILL"));
                head.err().await(PREFIX + "n2 is lost");
                Processes.signal(Processes.launcherUnder(head).pid(), "INT");

                Ended ended = head.await();

                assertThat(ended.out()).as(ended.err()).contains("ended early by SIGINT");
                JsonNode result = ResultFiles.validMesh(Files.readString(file));
                assertThat(result.get("verdict").textValue()).isEqualTo("interrupted");
                assertThat(Ended.stream(result.get("hosts")).map(host -> host.get("ended").textValue()))
                        .containsExactly("as_agreed", "lost", "as_agreed");
                assertThat(Ended.stream(result.get("pairs")))
                        .allSatisfy(pair -> assertThat(pair.get("bytes").longValue()).isPositive());
                for (int node = 1; node <= 3; node++) {
                    int which = node;
                    Await.until("nothing runs on node " + node, () -> processes(which).findAny().isEmpty());
                    assertThat(lab("on", Integer.toString(node), "ss", "-Htan", "sport", "=", ":10000", "or", "dport",
                            "=", ":10000").lines().filter(line -> !line.startsWith("TIME-WAIT"))).isEmpty();
                }
                Await.until("no job is left", () -> lab("head", "squeue", "-h").isBlank());
            }
        } finally {
            lab("stop");
        }
    }

    private Stream<ProcessHandle> processes(int node) {
        return lab("pids", Integer.toString(node)).lines().map(Long::valueOf)
                .flatMap(pid -> ProcessHandle.of(pid).stream());
    }
}
