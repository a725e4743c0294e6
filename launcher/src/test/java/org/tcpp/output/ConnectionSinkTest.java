package org.tcpp.output;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.tcpp.connection.Column;
import org.tcpp.estimate.RowLedger;
import org.tcpp.estimate.WorkerKey;
import org.tcpp.message.Message;
import org.tcpp.message.Role;
import org.tcpp.row.Row;
import org.tcpp.row.RowWriter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ConnectionSinkTest {

    private static final int CONNECTIONS = 300;

    private final Patience patience = new Patience();

    @TempDir
    private Path folder;

    @Test
    void shouldWriteTheSameAsCsvAndAsJsonLines() throws IOException {
        write("r.csv", 0);
        write("r.jsonl", 0);

        List<String> csv = Files.readAllLines(folder.resolve("r.csv"));
        List<String> json = Files.readAllLines(folder.resolve("r.jsonl"));
        assertThat(csv.getFirst().split(",")).containsExactlyElementsOf(Column.ALL.stream().map(Column::name).toList());
        assertThat(csv).hasSize(CONNECTIONS + 1);
        assertThat(json).hasSize(CONNECTIONS);
        for (int i = 0; i < CONNECTIONS; i++) {
            assertThat(fields(json.get(i))).isEqualTo(fields(csv.getFirst(), csv.get(i + 1)));
        }
        assertThat(csv.get(1)).isEqualTo("0,1,192.0.2.1:40000,192.0.2.2:10001,5,6,7,8,9,1000,0,completed,,0,,12"
                + ",,,,,,,,,,,,,,");
        assertThat(csv.get(2)).contains(",reset,send,");
    }

    @Test
    void shouldNumberTheFilesOfTrialsAndLeaveNothingElse() throws IOException {
        write("r.csv", 1);
        write("r.csv", 2);

        try (var files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString())).containsExactlyInAnyOrder("r.1.csv",
                    "r.2.csv");
        }
    }

    @Test
    void shouldHaveAHeaderWhereNothingConnected() throws IOException {
        ConnectionSink sink = ConnectionSink.in(folder.resolve("r.csv").toString());
        try (RowSpool spool = sink.spool(new RowLedger(), patience)) {
            sink.write(spool, 0, _ -> {});
        }

        assertThat(Files.readAllLines(folder.resolve("r.csv"))).singleElement().asString().startsWith("index,worker,");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void shouldTellADiskThatIsFull() {
        assertThatThrownBy(() -> write("/dev/full", 0)).isInstanceOf(IOException.class)
                .hasMessageContaining("No space left on device");
    }

    @Test
    void shouldFindOutBeforeTheRunWhatCannotBeWritten() throws IOException {
        Files.createDirectory(folder.resolve("r.2.csv"));
        ConnectionSink numbered = ConnectionSink.in(folder.resolve("r.csv").toString());
        numbered.look(1);
        assertThatThrownBy(() -> numbered.look(2)).hasMessage("is a folder");
        assertThatThrownBy(() -> ConnectionSink.in(folder + "/")).hasMessageStartingWith("is a folder");
        ConnectionSink nowhere = ConnectionSink.in(folder.resolve("none/r.csv").toString());
        assertThatThrownBy(() -> nowhere.look(1)).isInstanceOf(IOException.class);
    }

    @Test
    void shouldWriteNothingUnderItsNameIfARowCannotBeRead() throws IOException {
        ConnectionSink sink = ConnectionSink.in(folder.resolve("r.csv").toString());
        RowLedger ledger = new RowLedger();
        try (RowSpool spool = sink.spool(ledger, patience)) {
            ledger.add(WorkerKey.here(Role.SERVER, 0), new Message.Rows(7, 1, List.of(), "ROWS?"));

            assertThatThrownBy(() -> sink.write(spool, 0, _ -> {})).isInstanceOf(IOException.class)
                    .hasMessageContaining("cannot be read");
        }
        assertThat(folder).isEmptyDirectory();
    }

    private void write(String name, int trial) throws IOException {
        ConnectionSink sink = ConnectionSink.in(folder.resolve(name).toString());
        RowLedger ledger = new RowLedger();
        ledger.go(WorkerKey.HERE, 1_000_000_000);
        try (RowSpool spool = sink.spool(ledger, patience)) {
            for (int i = 0; i < CONNECTIONS; i += 100) {
                ledger.add(WorkerKey.here(Role.CLIENT, 1), rows(i, 100));
            }
            sink.write(spool, trial, _ -> {});
        }
    }

    private static Message.Rows rows(int from, int count) {
        RowWriter writer = new RowWriter(1 << 16);
        Row row = new Row();
        for (int i = from; i < from + count; i++) {
            row.index = i;
            row.startUs = 1_000_005;
            row.establishedUs = 1_000_006;
            row.firstByteUs = 1_000_007;
            row.lastByteUs = 1_000_008;
            row.endUs = 1_000_009;
            row.sentBytes = 1000;
            row.minRttUs = -1;
            row.rttUs = 12;
            row.outcome = i == 1 ? 2 : Row.NO_WORD;
            row.localHost = 0;
            row.localPort = 40_000;
            row.remoteHost = 1;
            row.remotePort = 10_001;
            writer.add(row, 0);
        }
        return new Message.Rows(7, count, List.of("192.0.2.1", "192.0.2.2", "send reset"), writer.take());
    }

    private static Map<String, String> fields(String json) throws IOException {
        Map<String, String> fields = new TreeMap<>();
        JsonNode tree = new ObjectMapper().readTree(json);
        tree.properties().forEach(field -> fields.put(field.getKey(),
                field.getValue().isNull() ? "" : field.getValue().asText()));
        return fields;
    }

    private static Map<String, String> fields(String header, String line) {
        Map<String, String> fields = new TreeMap<>();
        String[] names = header.split(",");
        String[] cells = line.split(",", -1);
        assertThat(cells).hasSameSizeAs(names);
        for (int i = 0; i < names.length; i++) {
            fields.put(names[i], cells[i]);
        }
        return fields;
    }
}
