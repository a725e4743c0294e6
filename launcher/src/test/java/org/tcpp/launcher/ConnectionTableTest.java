package org.tcpp.launcher;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tcpp.connection.Connection;
import org.tcpp.connection.End;
import org.tcpp.connection.TableForm;
import org.tcpp.html.ConnectionTimes;
import org.tcpp.output.Console;
import org.tcpp.report.InputError;
import org.tcpp.report.JsonReport;
import org.tcpp.report.Results;
import org.tcpp.result.Result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ConnectionTableTest {

    private static final long RIGHT_US = Results.complete().summary().whole("connect_microseconds_min");

    private final List<String> said = new ArrayList<>();

    @TempDir
    private Path folder;

    @Test
    void shouldFindWhatLiesBesideAResultAndNothingElsewhere() throws IOException {
        write("rows.csv", RIGHT_US);

        assertThat(beside("r.json", "-o", "r.json", "--connections", "/etc/rows.csv").count()).isEqualTo(1);
        assertThat(beside("r.json", "--connections=rows.csv").count()).isEqualTo(1);
        assertThat(beside("r.json", "--connections", "none.csv")).isNull();
        assertThat(beside("r.json", "--connections")).isNull();
        assertThat(beside("r.json", "-t", "1")).isNull();
        assertThat(said).isEmpty();
    }

    @Test
    void shouldTakeTheRowsOfTheSameTrial() throws IOException {
        write("rows.csv", RIGHT_US, RIGHT_US);
        write("rows.2.csv", RIGHT_US);

        assertThat(beside("r.2.json", "--connections", "rows.csv").count()).isEqualTo(1);
        assertThat(beside("r.json", "--connections", "rows.csv").count()).isEqualTo(2);
    }

    @Test
    void shouldSayWhatItLeavesOut() throws IOException {
        write("rows.csv", 1_000_000);
        assertThat(beside("r.json", "--connections", "rows.csv")).isNull();
        Files.writeString(folder.resolve("rows.csv"), "a,b\n");
        assertThat(beside("r.json", "--connections", "rows.csv")).isNull();

        assertThat(said).containsExactly(
                "report: " + folder + "/rows.csv lies beside the result, but is of another run: left out",
                "report: " + folder + "/rows.csv: is no table of connections: its first line does not name their "
                        + "columns: left out");
    }

    @Test
    void shouldShowTheRowsThatWereNamedOrSayWhyNot() throws IOException {
        write("rows.csv", 1_000_000);

        assertThat(ConnectionTable.named(folder.resolve("rows.csv")).count()).isEqualTo(1);
        assertThatThrownBy(() -> ConnectionTable.named(folder.resolve("none.csv"))).isInstanceOf(InputError.class)
                .hasMessage(folder + "/none.csv: no such file");
        assertThatThrownBy(() -> ConnectionTable.named(folder)).hasMessage(folder + ": is a folder");
    }

    private ConnectionTimes beside(String name, String... words) throws IOException {
        ObjectNode tree = (ObjectNode) JsonReport.tree(Results.complete());
        ArrayNode line = ((ObjectNode) tree.get("run")).putArray("command_line");
        List.of(words).forEach(line::add);
        Result result = JsonReport.read(tree.toString());
        return ConnectionTable.beside(folder.resolve(name), result, Console.of(said::add));
    }

    /** A row for each time in microseconds that one took to connect. */
    private void write(String name, long... connectUs) throws IOException {
        StringBuilder text = new StringBuilder(TableForm.CSV.header());
        for (int i = 0; i < connectUs.length; i++) {
            TableForm.CSV.append(text, new Connection(i, 0,
                    new End("192.0.2.1:1", "192.0.2.2:2", new End.Times(0, connectUs[i], null, null, 2_000_000),
                            new End.Bytes(1, 0), null, new End.Tcp(null, null, null)),
                    null));
        }
        Files.writeString(folder.resolve(name), text);
    }
}
