package org.tcpp.connection;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tcpp.estimate.WorkerKey;
import org.tcpp.message.FailureCause;
import org.tcpp.message.Message;
import org.tcpp.message.Phase;
import org.tcpp.message.Role;
import org.tcpp.row.Row;
import org.tcpp.row.RowWriter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class JoinerTest {

    private static final WorkerKey CLIENT = WorkerKey.here(Role.CLIENT, 3);
    private static final WorkerKey SERVER = new WorkerKey(1, Role.SERVER, 3, 0);
    private static final WorkerKey SUCCESSOR = SERVER.successor();
    private static final List<String> WORDS = List.of("192.0.2.1", "2001:db8::1", "send reset", "opening duplicate");
    private static final long CLIENT_GO_US = 1_000_000;
    private static final long SERVER_GO_US = -7_000_000;

    @TempDir
    private Path folder;

    @Test
    void shouldMakeOneConnectionOfBothEnds() throws IOException {
        List<Connection> made = join(1000, joiner -> {
            joiner.add(CLIENT, rows(row(3, CLIENT_GO_US, Row.NO_WORD)));
            joiner.add(SERVER, rows(row(3, SERVER_GO_US, Row.NO_WORD)));
        });
        assertThat(made).singleElement().satisfies(connection -> {
            assertThat(connection.index()).isEqualTo(3);
            assertThat(connection.worker()).isEqualTo(3);
            assertThat(connection.client()).isEqualTo(connection.server());
            assertThat(connection.client()).isEqualTo(new End("192.0.2.1:40000", "[2001:db8::1]:10000",
                    new End.Times(10, 20L, null, null, 50), new End.Bytes(60, 70), null, new End.Tcp(1L, null, 9L)));
        });
    }

    @Test
    void shouldSayHowItFailed() throws IOException {
        assertThat(join(1000, joiner -> joiner.add(CLIENT, rows(row(0, 0, 2))))).singleElement()
                .satisfies(connection -> {
                    assertThat(connection.server()).isNull();
                    assertThat(connection.client().failure())
                            .isEqualTo(new End.Failure(Phase.SEND, FailureCause.RESET));
                });
    }

    @Test
    void shouldPutTheRowThatCompletedBesideTheOtherEnds() throws IOException {
        List<Connection> made = join(1000, joiner -> {
            joiner.add(SERVER, rows(row(5, 0, 3)));
            joiner.add(SUCCESSOR, rows(row(5, 0, Row.NO_WORD)));
            joiner.add(CLIENT, rows(row(5, 0, Row.NO_WORD)));
        });
        assertThat(made).hasSize(2);
        assertThat(made.getFirst().client()).isNotNull();
        assertThat(made.getFirst().server().failure()).isNull();
        assertThat(made.getLast().client()).isNull();
        assertThat(made.getLast().server().failure().cause()).isEqualTo(FailureCause.DUPLICATE);
    }

    @Test
    void shouldSortManyMoreThanFitIntoMemory() throws IOException {
        List<Long> indices = new ArrayList<>();
        for (long i = 0; i < 10_000; i++) {
            indices.add(i);
        }
        List<Connection> made = join(64, joiner -> {
            for (WorkerKey key : List.of(CLIENT, SERVER)) {
                Collections.shuffle(indices, new Random(key.hashCode()));
                for (int from = 0; from < indices.size(); from += 100) {
                    joiner.add(key, rows(indices.subList(from, from + 100).stream()
                            .map(index -> row(index, 0, Row.NO_WORD)).toArray(Row[]::new)));
                }
            }
        });
        Collections.sort(indices);
        assertThat(made).extracting(Connection::index).isEqualTo(indices);
        assertThat(made).allMatch(connection -> connection.client() != null && connection.server() != null);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void shouldRefuseWhatAnotherLauncherMakesUp() {
        RowWriter writer = new RowWriter(4096);
        writer.add(row(0, 0, Row.NO_WORD), 0);
        String one = writer.take();
        for (Message.Rows told : List.of(new Message.Rows(7, 2, WORDS, one), new Message.Rows(7, 0, WORDS, one),
                new Message.Rows(7, 1, List.of(), one), new Message.Rows(7, 1, WORDS, "ROWS"),
                new Message.Rows(7, 1, WORDS, "HIST"), new Message.Rows(7, 1, List.of("send reset", "send reset"), one),
                new Message.Rows(7, 1, List.of("=1+1,\"", "::1"), one))) {
            assertThatThrownBy(() -> join(1000, joiner -> joiner.add(SERVER, told))).isInstanceOf(IOException.class)
                    .hasMessageStartingWith("what server worker 3 tells of its connections cannot be read: ");
        }
    }

    /** Adds rows. */
    private interface Adding {
        void to(Joiner joiner) throws IOException;
    }

    private List<Connection> join(int mostInMemory, Adding adding) throws IOException {
        try (Scratch scratch = Scratch.at(folder.resolve("scratch"))) {
            Joiner joiner = new Joiner(new RowSorter(scratch, mostInMemory),
                    key -> 1000 * (key.role() == Role.CLIENT ? CLIENT_GO_US : SERVER_GO_US));
            adding.to(joiner);
            List<Connection> made = new ArrayList<>();
            joiner.takeAll(made::add);
            assertThat(Files.exists(folder.resolve("scratch"))).isFalse();
            return made;
        }
    }

    private static Message.Rows rows(Row... rows) {
        RowWriter writer = new RowWriter(64 << 10);
        for (Row row : rows) {
            writer.add(row, 0);
        }
        return new Message.Rows(7, rows.length, WORDS, writer.take());
    }

    private static Row row(long index, long goUs, int outcome) {
        Row row = new Row();
        row.index = index;
        row.startUs = goUs + 10;
        row.establishedUs = goUs + 20;
        row.firstByteUs = Row.NEVER;
        row.lastByteUs = Row.NEVER;
        row.endUs = goUs + 50;
        row.sentBytes = 60;
        row.receivedBytes = 70;
        row.retransmits = 1;
        row.minRttUs = -1;
        row.rttUs = 9;
        row.outcome = outcome;
        row.localHost = 0;
        row.localPort = 40_000;
        row.remoteHost = 1;
        row.remotePort = 10_000;
        return row;
    }
}
