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

    private String told(int handle) {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/ss")), "iproute2 is not installed: nobody tells of sockets");
        String local = net().local(handle);
        String port = local.substring(local.lastIndexOf(':') + 1);
        String remote = net().remote(handle);
        try {
            Process ss = new ProcessBuilder("/usr/bin/ss", "-tnoH", "--tos", "sport", "=", ":" + port, "and", "dport",
                    "=", ":" + remote.substring(remote.lastIndexOf(':') + 1)).redirectErrorStream(true).start();
            return new String(ss.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
