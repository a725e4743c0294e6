package org.tcpp.control;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Both ends of the control connection, over real sockets. */
@Timeout(30)
class ControlTest {

    private static final InetAddress HERE = InetAddress.getLoopbackAddress();
    private static final Say.Accepted OFFER = new Say.Accepted(null, 4, 10_000, -1);

    @TempDir
    private Path folder;
    private final Queue<String> remarks = new ConcurrentLinkedQueue<>();
    private ControlServer server;
    private int port;

    @AfterEach
    void stop() throws IOException {
        if (server != null) {
            server.close();
        }
    }

    @Test
    void shouldLetAClientInAndTellItWhatThereIs() throws IOException {
        serve(null);
        ControlClient.Welcomed welcomed = (ControlClient.Welcomed) greet(null);
        assertThat(welcomed.accepted()).isEqualTo(OFFER);
        Channel guest = next();

        welcomed.channel().send(new Say.Go());
        assertThat(guest.poll(10_000)).isEqualTo(new Channel.Said(new Say.Go()));
        guest.send(new Say.Serving(7));
        assertThat(welcomed.channel().poll(10_000)).isEqualTo(new Channel.Said(new Say.Serving(7)));

        welcomed.channel().close();
        assertThat(guest.poll(10_000)).isInstanceOf(Channel.Broken.class);
    }

    @Test
    void shouldLetInWhoKnowsTheSecretAndNobodyElse() throws IOException {
        Secret secret = secret("correct horse");
        serve(secret);
        assertThat(greet(secret)).isInstanceOf(ControlClient.Welcomed.class);
        assertThat(((ControlClient.TurnedAway) greet(secret("battery staple"))).reason())
                .isEqualTo("the secret is not that of this server");
        assertThat(((ControlClient.TurnedAway) greet(null)).reason()).contains("--secret-file");
        assertThat(remarks).anyMatch(remark -> remark.contains("does not know the secret"));
    }

    @Test
    void shouldNotTrustAServerThatCannotProveTheSecret() throws IOException {
        serve(null);
        assertThat(((ControlClient.TurnedAway) greet(secret("correct horse"))).reason()).contains("cannot prove");
    }

    @Test
    void shouldServeOthersWhileStrangersSayNothingOrNonsense() throws IOException {
        serve(null);
        try (Socket _ = new Socket(HERE, port); Socket typing = new Socket(HERE, port)) {
            typing.getOutputStream().write("GET / HTTP/1.1\r\n".getBytes(StandardCharsets.US_ASCII));
            assertThat(greet(null)).isInstanceOf(ControlClient.Welcomed.class);
            // The stranger that said something is dropped at once: its stream ends after the welcome.
            typing.setSoTimeout(10_000);
            assertThat(new String(typing.getInputStream().readAllBytes(), StandardCharsets.US_ASCII))
                    .startsWith("{\"type\":\"welcome\"")
                    .hasLineCount(1);
        }
    }

    @Test
    void shouldSayWhenNobodyIsThere() throws IOException {
        serve(null);
        server.close();
        assertThat(((ControlClient.Nobody) greet(null)).reason()).contains("port " + port)
                .contains("connection refused");
    }

    @Test
    void shouldRefuseASecretThatOthersMayRead() throws IOException {
        Path file = Files.writeString(folder.resolve("open"), "correct horse");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        assertThatThrownBy(() -> Secret.read(file)).isInstanceOf(IOException.class).hasMessageContaining("chmod 600");
    }

    private void serve(Secret secret) throws IOException {
        server = new ControlServer(HERE, 0, secret, OFFER, remarks::add);
        port = server.port();
    }

    private ControlClient.Greeting greet(Secret secret) {
        return ControlClient.greet(HERE, port, secret, 1, 5_000);
    }

    private Channel next() {
        Channel channel = server.next();
        while (channel == null) {
            Thread.onSpinWait();
            channel = server.next();
        }
        return channel;
    }

    private Secret secret(String words) throws IOException {
        Path file = Files.writeString(folder.resolve(words.replace(' ', '-')), words);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        return Secret.read(file);
    }
}
