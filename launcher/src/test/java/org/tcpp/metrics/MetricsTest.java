package org.tcpp.metrics;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.tcpp.cli.Mode;
import org.tcpp.estimate.Bucket;
import org.tcpp.estimate.Busy;
import org.tcpp.estimate.FailureHistory;
import org.tcpp.estimate.Runs;
import org.tcpp.host.CpuTicks;
import org.tcpp.host.HostCount;
import org.tcpp.host.HostReading;
import org.tcpp.message.Counters;
import org.tcpp.message.Exchange;
import org.tcpp.message.FailureCause;
import org.tcpp.message.FailureCount;
import org.tcpp.message.Phase;
import org.tcpp.message.Role;
import org.tcpp.report.Results;
import org.tcpp.result.Ending;
import org.tcpp.result.FailureLimit;
import org.tcpp.result.HostSampleView;
import org.tcpp.result.Result;
import org.tcpp.result.RunView;
import org.tcpp.result.Start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class MetricsTest {

    private static final Path DOCS = Path.of(System.getProperty("basedir", "")).resolve("../docs");

    private final Result result = Results.complete();
    private final String run = result.run().id();
    private final Metrics metrics = new Metrics("0.1.0", null);

    @Test
    void shouldBeValidBeforeDuringAndAfterARun() {
        assertThat(OpenMetrics.read(metrics.text())).containsEntry("tcpp_runs_under_way", 0.0)
                .containsEntry("tcpp_runs_ended_total{verdict=\"degraded\"}", 0.0)
                .containsEntry("tcpp_build_info{commit=\"\",version=\"0.1.0\"}", 1.0);

        tellAll();
        Map<String, Double> during = OpenMetrics.read(metrics.text());
        metrics.end(result);
        Map<String, Double> after = OpenMetrics.read(metrics.text());

        assertThat(during).containsEntry("tcpp_runs_under_way", 1.0)
                .containsEntry("tcpp_connections_started_total{role=\"client\"}", 20.0)
                .containsEntry("tcpp_connections_under_way{role=\"server\"}", 4.0)
                .containsEntry("tcpp_received_bytes_total{role=\"server\"}", 160.0)
                .containsEntry("tcpp_failures_total{cause=\"reset\",phase=\"send\",role=\"client\"}", 2.0)
                .containsEntry("tcpp_busiest_worker_cpu_ratio{role=\"client\"}", 0.8)
                .containsEntry("tcpp_host_cpu_ratio{role=\"client\",state=\"idle\"}", 0.5)
                .containsEntry("tcpp_host_segments_retransmitted_total{role=\"client\"}", 7.0);
        assertThat(during.keySet().stream().map(name -> name.replaceFirst("\\{.*", "")
                .replaceFirst("_seconds_(bucket|count|sum)$", "_seconds")).collect(Collectors.toSet()))
                .as("the whole table").isEqualTo(names());
        assertThat(after).containsEntry("tcpp_runs_ended_total{verdict=\"complete\"}", 1.0)
                .containsEntry("tcpp_received_bytes_total{role=\"server\"}", 160.0)
                .containsEntry("tcpp_connections_under_way{role=\"server\"}", 0.0);
    }

    @Test
    void shouldCountTheTimesOfRunsThatAreOver() {
        Histogram connect = result.tables().histograms().stream()
                .filter(view -> view.side().equals("sender") && view.name().equals("connect_microseconds")).findFirst()
                .orElseThrow().histogram();
        assertThat(OpenMetrics.read(metrics.text())).containsEntry("tcpp_connect_seconds_count", 0.0);

        metrics.end(result);
        metrics.end(result);

        Map<String, Double> times = OpenMetrics.read(metrics.text());
        assertThat(times).containsEntry("tcpp_connect_seconds_count", 2.0 * connect.getTotalCount())
                .containsEntry("tcpp_connect_seconds_bucket{le=\"+Inf\"}", 2.0 * connect.getTotalCount())
                .containsEntry("tcpp_connect_seconds_bucket{le=\"0.0001\"}",
                        2.0 * connect.getCountBetweenValues(0, 100))
                .containsEntry("tcpp_round_seconds_count", 0.0);
        assertThat(times.get("tcpp_connect_seconds_sum"))
                .isCloseTo(2 * connect.getMean() * connect.getTotalCount() / 1e6, within(1e-9));
        assertThat(connect.getCountBetweenValues(0, 100)).isBetween(1L, connect.getTotalCount() - 1);
    }

    @Test
    void shouldCountTheTimesOfAClientToWhichAServerSends() {
        metrics.end(Results.reverse());

        assertThat(OpenMetrics.read(metrics.text())).containsEntry("tcpp_connect_seconds_count", 3.0);
    }

    /** node_exporter reads no OpenMetrics from files: it knows no infos, and counters by the name of their samples. */
    @Test
    void shouldSayTheSameInTheOlderFormForFiles() {
        tellAll();
        metrics.end(result);

        List<String> plain = metrics.plainText().lines().toList();

        assertThat(plain).contains("# TYPE tcpp_connections_started_total counter", "# TYPE tcpp_build_info gauge",
                "# TYPE tcpp_connect_seconds histogram").noneMatch(line -> line.matches("# (UNIT|EOF).*"));
        assertThat(plain.stream().filter(line -> !line.startsWith("#")))
                .containsExactlyElementsOf(metrics.text().lines().filter(line -> !line.startsWith("#")).toList());
        assertThat(plain.stream().filter(line -> line.startsWith("# TYPE"))).doesNotHaveDuplicates();
    }

    /** Debian's package prometheus has it; what it has to say of names is advice, and of the form is not. */
    @Test
    void shouldBeWhatPromtoolReads() throws IOException, InterruptedException {
        tellAll();
        metrics.end(result);
        Process promtool = startPromtool();
        Assumptions.assumeTrue(promtool != null, "no promtool here: apt-get install prometheus");
        try (OutputStream in = promtool.getOutputStream()) {
            in.write(metrics.plainText().getBytes(StandardCharsets.UTF_8));
        }

        String said = new String(promtool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(promtool.waitFor()).as(said).isZero();
        assertThat(said).isEmpty();
    }

    private static Process startPromtool() {
        try {
            return new ProcessBuilder("promtool", "check", "metrics").redirectErrorStream(true).start();
        } catch (IOException _) {
            return null;
        }
    }

    @Test
    void shouldEscapeWhatUsersWrite() {
        Start start = start();
        metrics.begin(new Start(start.schema(), new RunView(run, start.run().started(), List.of(), "1", null,
                Map.of("nic.name", "a\"b\\c\nd")), start.plan()), Exchange.PUSH);

        assertThat(OpenMetrics.read(metrics.text()).keySet()).anyMatch(
                name -> name.startsWith("tcpp_run_info{") && name.contains("label_nic_name=\"a\\\"b\\\\c\\nd\""));
    }

    @Test
    void shouldAnswerWhoAsksThoughOthersSaySlowlyWhatTheyWant() throws IOException, InterruptedException {
        InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        try (MetricsServer server = MetricsServer.open(any, metrics::text);
                Socket slow = new Socket(InetAddress.getLoopbackAddress(), server.port());
                HttpClient client = HttpClient.newHttpClient()) {
            slow.getOutputStream().write("GET /met".getBytes(StandardCharsets.US_ASCII));
            URI address = URI.create("http://127.0.0.1:" + server.port() + "/metrics");

            HttpResponse<String> answer = client.send(HttpRequest.newBuilder(address).build(),
                    HttpResponse.BodyHandlers.ofString());
            HttpResponse<String> elsewhere = client.send(HttpRequest.newBuilder(address.resolve("/")).build(),
                    HttpResponse.BodyHandlers.ofString());

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Content-Type"))
                    .contains("application/openmetrics-text; version=1.0.0; charset=utf-8");
            assertThat(answer.body()).isEqualTo(metrics.text());
            assertThat(elsewhere.statusCode()).isEqualTo(404);
            InetSocketAddress taken = new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port());
            assertThatThrownBy(() -> MetricsServer.open(taken, metrics::text)).isInstanceOf(IOException.class)
                    .hasMessageContaining("in use");
        }
    }

    @Test
    void shouldBeInTheManualAsTheTableHasThem() throws IOException {
        Path page = DOCS.resolve("live.md");
        String rows = Arrays.stream(Metric.values()).map(metric -> "| `" + metric.sample() + "` | " + metric.type()
                + " | " + metric.labels().stream().map(label -> "`" + label + "`").collect(Collectors.joining(" "))
                + " | " + metric.help() + " |\n").collect(Collectors.joining());
        String table = "| sample | type | labels | what |\n| --- | --- | --- | --- |\n" + rows;

        if (Boolean.getBoolean("tcpp.docs.rewrite")) {
            Files.writeString(page, Files.readString(page).replaceFirst(
                    "(?:METRICS\n|\\| sample \\|[^\n]*\n(?:\\|[^\n]*\n)*)\n", Matcher.quoteReplacement(table + "\n")));
        }
        assertThat(Files.readString(page)).contains(table);
    }

    @Test
    void shouldBeWhatTheDashboardAsksFor() throws IOException {
        Set<String> asked = new HashSet<>();
        JsonNode dashboard = new JsonMapper().readTree(DOCS.resolve("grafana.json").toFile());
        for (JsonNode expression : dashboard.findValues("expr")) {
            Matcher name = Pattern.compile("tcpp_\\w+").matcher(expression.textValue());
            while (name.find()) {
                asked.add(name.group());
            }
        }

        assertThat(names()).containsAll(asked);
        assertThat(asked).hasSizeGreaterThan(9);
    }

    private static Set<String> names() {
        return Arrays.stream(Metric.values()).map(Metric::sample).collect(Collectors.toSet());
    }

    private void tellAll() {
        metrics.begin(start(), Exchange.PUSH);
        for (int second = 0; second < 2; second++) {
            metrics.interval(run, new Bucket(part(second, new Counters(10, 10, 9, 1, 100, 0)),
                    part(second, new Counters(10, 10, 9, 1, 0, 80))), Exchange.PUSH);
        }
        metrics.failures(run, new FailureHistory.Row(Role.CLIENT, 0, Runs.SECOND_NS,
                new FailureCount(Phase.SEND, FailureCause.RESET, 2)), Exchange.PUSH);
        metrics.busy(run, List.of(new Busy(Role.CLIENT, 1.5, 0.8)));
        metrics.host(run, "client", HostSampleView.of(0, Runs.SECOND_NS, new HostReading(
                new CpuTicks(30, 0, 10, 10, 50, 0), Map.of(HostCount.TCP_SEGMENTS_RETRANSMITTED, 7L,
                        HostCount.TCP_SEGMENTS_SENT, 70L, HostCount.INTERFACE_DROPS_RECEIVED, 0L))));
    }

    private Start start() {
        Start start = Start.of(Results.facts(new Ending.Normal(), FailureLimit.NONE),
                Runs.plan(Mode.CLIENT, 2, 1000, 10));
        assertThat(start.run().id()).isEqualTo(run);
        return start;
    }

    private static Bucket.Part part(int second, Counters counters) {
        return new Bucket.Part(second * Runs.SECOND_NS, (second + 1) * Runs.SECOND_NS, counters, 4);
    }
}
