package org.tcpp.net;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** What a Net sets on its sockets, as the kernel tells another program, iproute2's ss, of them. */
public interface SocketOptionsContract extends NetUnderTest {

    int EXPEDITED_FORWARDING = 46;

    /** That code point, above the two bits of ECN. */
    String MARKED = "tos:0xb8";

    @Test
    default void shouldMarkWhatBothEndsSendOverEitherFamily() {
        reopen(new Net.Options(BUFFER_BYTES, new SocketOptions(0, 0, true, null, EXPEDITED_FORWARDING, 0), false, -1));
        int any = net().listen(null, 0);
        for (String loopback : new String[]{"127.0.0.1", "::1"}) {
            int client = net().connect(net().address(Address.parse(loopback, net().port(any))), -1);
            assertThat(client).isNotNegative();
            int server = accept(any);
            awaitWrite(client);

            for (int end : new int[]{client, server}) {
                String told = told(end);
                assertThat(told).contains(loopback.equals("::1") ? "tclass:0xb8" : MARKED).doesNotContain("keepalive");
            }
        }
    }

    @Test
    default void shouldProbeASilentConnectionAtBothEndsIfAskedTo() {
        int unasked = connect();
        awaitWrite(unasked);
        assertThat(told(unasked)).doesNotContain("timer:(keepalive").doesNotContain(MARKED);
        reopen(new Net.Options(BUFFER_BYTES, new SocketOptions(0, 0, true, null, SocketOptions.NO_DSCP, 900), false,
                -1));
        int client = connect();
        int server = accept();
        awaitWrite(client);

        for (int end : new int[]{client, server}) {
            assertThat(told(end)).containsPattern("timer:\\(keepalive,1[45]min");
        }
    }

    @Test
    default void shouldLowerTheSendBufferOfAConnectionAndLetTheKernelRaiseItAgain() {
        assumeTrue(knowsTcpInfo(), "this engine knows no such thing");
        int client = connect();
        int server = accept();
        awaitWrite(client);
        int lower = 64 * 1024;

        assertThat(net().lowerSendBuffer(client, lower)).isTrue();
        assertThat(net().lowerSendBuffer(client, lower)).isFalse();
        assertThat(told(client)).contains(",tb" + 2 * lower + ",");
        pump(client, server);
        assertThat(told(client)).contains(",tb" + 2 * lower + ",");

        net().freeSendBuffer(client);
        pump(client, server);
        assertThat(told(client)).doesNotContain(",tb" + 2 * lower + ",");
    }

    @Test
    default void shouldLeaveASendBufferThatWasAskedFor() {
        reopen(new Net.Options(BUFFER_BYTES, new SocketOptions(512 * 1024, 0, true, null, SocketOptions.NO_DSCP, 0),
                false, -1));
        int client = connect();
        accept();
        awaitWrite(client);
        String before = told(client);

        assertThat(net().lowerSendBuffer(client, 64 * 1024)).isFalse();
        net().freeSendBuffer(client);
        assertThat(told(client)).isEqualTo(before);
    }

    /** Lets the kernel see more than once that there is more to send than it keeps. */
    private void pump(int client, int server) {
        for (int times = 0; times < 20; times++) {
            while (net().write(client, 0, BUFFER_BYTES) > 0) {
                // until it is full
            }
            while (net().read(server, BUFFER_BYTES) > 0) {
                // until it is empty
            }
        }
    }

    private String told(int handle) {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/ss")), "iproute2 is not installed: nobody tells of sockets");
        String local = net().local(handle);
        String port = local.substring(local.lastIndexOf(':') + 1);
        String remote = net().remote(handle);
        try {
            Process ss = new ProcessBuilder("/usr/bin/ss", "-tnomH", "--tos", "sport", "=", ":" + port, "and", "dport",
                    "=", ":" + remote.substring(remote.lastIndexOf(':') + 1)).redirectErrorStream(true).start();
            return new String(ss.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
