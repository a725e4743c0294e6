package org.tcpp.it;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.tcpp.report.ResultFiles;

import static org.assertj.core.api.Assertions.assertThat;

/** A row for each connection, of real ones. */
@EnabledOnOs(OS.LINUX)
class ConnectionsIT {

    private static final int COLUMNS = 30;
    private static final int SERVER = 14;
    private static final List<Integer> TIMES = List.of(4, 5, 6, 7, 8);

    @TempDir
    private Path folder;

    @Test
    void shouldWriteWhatBothEndsKnowOfEachConnection() throws IOException {
        try (TcppServer server = TcppServer.start(2)) {
            Ended ended = server.client("-p", "2", "-t", "300", "-m", "30", "-b", "5000", "--reply", "2k",
                    "--rounds", "2", "-q", "-o", "r.json", "--connections", "r.csv").in(folder).run();
            assertThat(ended.status()).as(ended.err()).isZero();
        }
        JsonNode result = ResultFiles.readValid(folder.resolve("r.json"));
        List<String[]> rows = rows("r.csv");
        assertThat(rows).hasSize(600);
        long sent = 0;
        long received = 0;
        for (int i = 0; i < rows.size(); i++) {
            String[] row = rows.get(i);
            assertThat(row).startsWith(Integer.toString(i), Integer.toString(i % 2));
            assertThat(row[2]).isEqualTo(row[SERVER + 3]);
            assertThat(row[3]).isEqualTo(row[SERVER + 2]);
            assertThat(List.of(row[11], row[SERVER + 11])).containsOnly("completed");
            for (int end : new int[]{0, SERVER}) {
                assertThat(TIMES.stream().map(column -> Long.parseLong(row[end + column]))).isSorted();
                assertThat(Long.parseLong(row[end + 13])).isNotNegative();
                assertThat(Long.parseLong(row[end + 15])).isPositive();
            }
            sent += Long.parseLong(row[9]);
            received += Long.parseLong(row[SERVER + 10]);
        }
        assertThat(sent).isEqualTo(received).isEqualTo(result.get("summary").get("bytes").longValue());
    }

    @Test
    void shouldHaveARowOfEachConnectionOfARunThatIsInterrupted() throws IOException {
        Path stream = folder.resolve("r.jsonl");
        // some are over at once, and the others under way for longer than this test waits
        try (Tcpp tcpp = Tcpp.loopback(FreePorts.run(1), "-t", "1M", "-m", "20", "--sizes", "1k:1,100M:1", "--pace",
                "1M", "-q", "-o", "r.json", "--connections", "rows.csv", "--interval", "100ms", "--json-stream",
                "r.jsonl").in(folder)
                .inItsOwnGroup().start()) {
            Await.until("connections were made", () -> Tcpp.hasReceived(stream));
            assertThat(folder.resolve("rows.csv")).doesNotExist();
            tcpp.terminate();

            assertThat(tcpp.await().status()).isEqualTo(143);
        }
        JsonNode summary = ResultFiles.readValid(folder.resolve("r.json")).get("summary");
        List<String[]> rows = rows("rows.csv");
        assertThat(rows.stream().filter(row -> row[11].equals("completed"))).hasSize(
                summary.get("connections_completed").intValue());
        assertThat(rows.stream().filter(row -> !row[11].isEmpty() && !row[11].equals("completed"))).isNotEmpty()
                .hasSize(summary.get("connections_failed").intValue())
                .allMatch(row -> row[11].equals("interrupted"));
    }

    private List<String[]> rows(String file) throws IOException {
        List<String[]> rows = new ArrayList<>();
        for (String line : Files.readAllLines(folder.resolve(file))) {
            rows.add(line.split(",", -1));
        }
        assertThat(rows.removeFirst()).startsWith("index", "worker").hasSize(COLUMNS);
        assertThat(rows).allMatch(row -> row.length == COLUMNS);
        return rows;
    }
}
