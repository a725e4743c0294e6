package org.tcpp.it;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tcpp.report.ResultFiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** Searches for limits that are known. */
@Order(2) // it waits long
class SearchIT {

    @TempDir
    Path place;

    @Test
    void shouldFindHowManyConnectionsAServerServesAtOnce() throws IOException {
        Path json = place.resolve("search.json");
        Path csv = place.resolve("search.csv");
        try (TcppServer server = TcppServer.start(1, "-m", "4")) {
            Ended ended = search(json, "--figure", "at-once", "--from", "2", "--trial", "100ms", "--sum", "100ms",
                    "--csv", csv.toString(), "--", "-c", "127.0.0.1", "-r", Integer.toString(server.port()), "--close",
                    "reset", Tcpp.COLD);

            assertThat(ended.status()).as(ended.err()).isZero();
            assertThat(ended.out()).startsWith("at-once: 4 is carried, 5 is not");
            assertThat(ended.err()).contains("trial 1: 2 for 0.10 s: good");
        }
        JsonNode search = ResultFiles.validSearch(Files.readString(json));
        assertThat(search.get("verdict").textValue()).isEqualTo("complete");
        assertThat(search.get("answer").get("recovery_seconds").isNumber()).isTrue();
        for (JsonNode trial : search.get("trials")) {
            boolean good = trial.get("load").intValue() <= 4;
            assertThat(trial.get("grade").textValue()).isEqualTo(good ? "good" : "bad");
            assertThat(trial.get("reasons").toString()).contains(good ? "[]" : "serves 4 connections at once");
        }
        List<String> rows = Files.readAllLines(csv);
        assertThat(rows).hasSize(search.get("trials").size() + 1);
    }

    @Test
    void shouldFindTheRateOfALinkWithinItsLimit() throws IOException {
        String missing = LimitedLink.missing();
        assumeTrue(missing == null, missing);
        Path json = place.resolve("search.json");
        long rate = 8_000_000;
        try (LimitedLink link = new LimitedLink(rate);
                TcppServer server = TcppServer.start(1, Tcpp.call().inItsOwnGroup().under(link.atReceiver()))) {
            Ended ended = Tcpp.call("search", "--figure", "bps", "--limit", "carried=75%", "--from", "4M", "--width",
                    "20%", "--trial", "500ms", "--sum", "500ms", "--rest", "10s", "-o", json.toString(), "--", "-c",
                    LimitedLink.RECEIVER, "-r", Integer.toString(server.port()), "-m", "4", Tcpp.COLD)
                    .under(link.atSender()).run();

            assertThat(ended.status()).as(ended.err() + ended.out()).isZero();
        }
        JsonNode search = ResultFiles.validSearch(Files.readString(json));
        long lower = search.get("answer").get("lower").longValue();
        assertThat(lower).as("no more than what has three quarters through the link").isBetween(rate / 4, rate * 7 / 5);
        for (JsonNode trial : search.get("trials")) {
            assertThat(trial.get("measured").doubleValue()).as("what came through").isLessThan(1.1 * rate);
        }
    }

    private static Ended search(Path json, String... words) {
        // it may rest for longer than anybody here waits
        return Tcpp.call("search", "-o", json.toString(), "--rest", "10s").and(words).run();
    }
}
