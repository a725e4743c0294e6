package org.tcpp.connection;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.tcpp.message.FailureCause;
import org.tcpp.message.Phase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TableReaderTest {

    private static final End GOOD = new End("192.0.2.1:40000", "[2001:db8::1%eth0]:10000",
            new End.Times(-5, 6L, 7L, 8L, 9), new End.Bytes(1000, 0), null, new End.Tcp(0L, 12L, 13L));
    private static final End BAD = new End(null, "192.0.2.2:10001", new End.Times(5, null, null, null, 9),
            new End.Bytes(0, 0), new End.Failure(Phase.CONNECT, FailureCause.REFUSED), new End.Tcp(null, null, null));
    private static final List<Connection> ALL = List.of(new Connection(0, 0, GOOD, GOOD),
            new Connection(1, 1, BAD, null), new Connection(7_000_000_000L, 0, null, GOOD));

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource
    void shouldReadWhatWasWritten(TableForm form) throws IOException {
        StringBuilder text = new StringBuilder(form.header());
        ALL.forEach(connection -> form.append(text, connection));

        assertThat(read(form, text.toString())).isEqualTo(ALL);
        assertThat(read(form, text.toString().replace("\n", "\r\n"))).isEqualTo(ALL);
        assertThat(read(form, text.toString().stripTrailing())).isEqualTo(ALL);
    }

    @Test
    void shouldPassOverColumnsOfLaterVersions() throws IOException {
        StringBuilder text = new StringBuilder();
        ALL.forEach(connection -> TableForm.CSV.append(text, connection));
        String later = TableForm.CSV.header().replace("\n", ",later\n") + text.toString().replace("\n", ",\"\"\n");

        assertThat(read(TableForm.CSV, later)).isEqualTo(ALL);
        text.setLength(0);
        ALL.forEach(connection -> TableForm.JSON_LINES.append(text, connection));
        assertThat(read(TableForm.JSON_LINES, text.toString().replace("}", ",\"later\":[]}"))).isEqualTo(ALL);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ,6,7,8,9,                   | ,6.5,7,8,9,                  | client_established_us is no whole number
            ,6,7,8,9,                   | ,6,7,8,1000000000000000,     | client_end_us is no whole number of at most 15
            ,6,7,8,9,                   | ,6,7,8,,                     | client_end_us is no number
            192.0.2.1:40000,[2001       | <b>,[2001                    | client_local is no address
            ,completed,,                | ,&,send,                     | no cause '&'
            ,12,13,                     | ,12,                         | 29 cells, and 30 columns
            """)
    void shouldNameTheLineAndWhatIsWrongWithIt(String right, String wrong, String told) {
        StringBuilder text = new StringBuilder(TableForm.CSV.header());
        TableForm.CSV.append(text, ALL.getLast());
        String line = text.toString().lines().toList().getLast();
        TableForm.CSV.append(text, ALL.getFirst());
        String last = text.toString().lines().toList().getLast();
        assertThat(last).contains(right);
        int at = last.indexOf(right);

        assertThatThrownBy(() -> read(TableForm.CSV, TableForm.CSV.header() + line + "\n" + last.substring(0, at)
                + wrong + last.substring(at + right.length())))
                .isInstanceOf(IOException.class).hasMessageStartingWith("line 3 is no connection: ")
                .hasMessageContaining(told);
    }

    @Test
    void shouldTellWhatIsNoTable() {
        assertThatThrownBy(() -> read(TableForm.CSV, "a,b\n1,2\n"))
                .hasMessage("is no table of connections: its first line does not name their columns");
        assertThatThrownBy(() -> read(TableForm.CSV, "")).hasMessageStartingWith("is no table of connections");
        assertThatThrownBy(() -> read(TableForm.JSON_LINES, "[1]"))
                .hasMessage("line 1 is no connection: index is no number");
        assertThatThrownBy(() -> read(TableForm.JSON_LINES, "{\"index\":"))
                .hasMessageStartingWith("line 1 is no connection: Unexpected end-of-input");
        assertThatThrownBy(() -> read(TableForm.CSV, TableForm.CSV.header() + "0,0" + ",".repeat(28)))
                .hasMessage("line 2 is no connection: neither end has told");
        assertThatThrownBy(() -> read(TableForm.CSV, "x".repeat(100_000)))
                .hasMessage("line 1 is longer than 65536 bytes");
    }

    private List<Connection> read(TableForm form, String text) throws IOException {
        Path file = folder.resolve(form == TableForm.CSV ? "rows.csv" : "rows.jsonl");
        Files.writeString(file, text);
        List<Connection> connections = new ArrayList<>();
        TableReader.read(file, connections::add);
        return connections;
    }
}
