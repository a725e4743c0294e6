package org.tcpp.control;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tcpp.host.HostReading;
import org.tcpp.it.Await;
import org.tcpp.report.HostCodec;
import org.tcpp.result.HostSampleView;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Both ends of the control connection, over real sockets. */
class ControlTest implements ControlServer.Reception {

    private static final InetAddress HERE = InetAddress.getLoopbackAddress();
    private static final Offer OFFER = new Offer(4, 10_000, -1, true);
    private static final long PATIENCE_S = 60;

    /** One end of a link, and what happens there. */
    private record End(Link link, BlockingQueue<ChannelEvent> events) {

        ChannelEvent next() throws InterruptedException {
            return events.poll(PATIENCE_S, TimeUnit.SECONDS);
        }

        ControlMessage hears() throws InterruptedException {
            ChannelEvent event = next();
            assertThat(event).isInstanceOf(ChannelEvent.Received.class);
            return ((ChannelEvent.Received) event).take();
        }
    }

    @TempDir
    private Path folder;
    private final List<String> remarks = new CopyOnWriteArrayList<>();
    private final BlockingQueue<End> welcomed = new LinkedBlockingQueue<>();
    private final BlockingQueue<ChannelEvent> inbox = new LinkedBlockingQueue<>();
    private ControlServer server;
    private int port;

    @Override
    public Consumer<ChannelEvent> welcome(Link link) {
        End end = new End(link, new LinkedBlockingQueue<>());
        welcomed.add(end);
        return end.events::add;
    }

    @Override
    public void remark(String line) {
        remarks.add(line);
    }

    @AfterEach
    void stop() throws IOException {
        if (server != null) {
            server.close();
        }
    }

    @Test
    void shouldLetAClientInAndTellItWhatThereIs() throws Exception {
        serve(null);
        ControlClient.Welcomed greeting = (ControlClient.Welcomed) greet(null);
        assertThat(greeting.offer()).isEqualTo(OFFER);
        End client = new End(greeting.link(), inbox);
        End guest = welcomed.poll(PATIENCE_S, TimeUnit.SECONDS);

        long beforeNs = System.nanoTime();
        client.link.send(new ControlMessage.Go(5, 1));
        ChannelEvent.Received go = (ChannelEvent.Received) guest.next();
        assertThat(go.take()).isEqualTo(new ControlMessage.Go(5, 1));
        assertThat(go.atNs()).isBetween(beforeNs, System.nanoTime());
        guest.link.send(new ControlMessage.Serving(7));
        assertThat(client.hears()).isEqualTo(new ControlMessage.Serving(7));

        HostSampleView sample = HostSampleView.of(0, 500_000_000, new HostReading(null, Map.of()));
        guest.link.send(new ControlMessage.Beat(HostCodec.toFields(sample)));
        assertThat(HostCodec.sample(((ChannelEvent.Counted) client.next()).sample())).usingRecursiveComparison()
                .withComparatorForType(BigDecimal::compareTo, BigDecimal.class).isEqualTo(sample);
        client.link.send(new ControlMessage.Beat(HostCodec.toFields(sample))); // a client's is nobody's business
        client.link.send(new ControlMessage.Bye(null));
        client.link.close();
        assertThat(guest.hears()).as("what was sent before the end").isEqualTo(new ControlMessage.Bye(null));
        assertThat(guest.next()).isInstanceOf(ChannelEvent.Broken.class);
        assertThat(inbox).isEmpty();
    }

    @Test
    void shouldReadTheOtherHostsClock() throws Exception {
        serve(null);
        ControlClient.Welcomed greeting = (ControlClient.Welcomed) greet(null);
        End client = new End(greeting.link(), inbox);
        ClockOffset offset = null;
        for (int i = 0; i < 8; i++) {
            client.link.ping();
        }
        for (int i = 0; i < 8; i++) {
            offset = ((ChannelEvent.ClockRead) client.next()).offset();
        }
        // both ends have the same clock here
        assertThat(0L).isBetween(offset.leastNs(), offset.mostNs());
        assertThat(welcomed.take().events).as("a ping is nobody's business").isEmpty();
    }

    @Test
    void shouldLetInWhoKnowsTheSecretAndNobodyElse() throws IOException {
        Secret secret = secret("correct horse");
        serve(secret);
        assertThat(greet(secret)).isInstanceOf(ControlClient.Welcomed.class);
        assertThat(((ControlClient.TurnedAway) greet(secret("battery staple"))).reason())
                .isEqualTo("the secret is not that of this server");
        assertThat(((ControlClient.TurnedAway) greet(null)).reason()).contains("--secret-file");
        Await.until("it is told here, after it was told there",
                () -> remarks.stream().anyMatch(remark -> remark.contains("does not know the secret")));
    }

    @Test
    void shouldNotTrustAServerThatCannotProveTheSecret() throws IOException {
        serve(null);
        assertThat(((ControlClient.TurnedAway) greet(secret("correct horse"))).reason()).contains("cannot prove");
    }

    @Test
    void shouldRefuseAnOlderClientInOneSentence() throws IOException {
        serve(null);
        try (Socket old = new Socket(HERE, port)) {
            old.setSoTimeout(10_000);
            old.getOutputStream()
                    .write("{\"type\":\"hello\",\"version\":1,\"nonce\":\"00\"}\n".getBytes(StandardCharsets.US_ASCII));
            BufferedReader in = new BufferedReader(
                    new InputStreamReader(old.getInputStream(), StandardCharsets.US_ASCII));
            assertThat(in.readLine()).startsWith("{\"type\":\"welcome\",\"version\":2");
            assertThat(in.readLine()).isEqualTo("{\"type\":\"refused\",\"reason\":\"this server speaks version 2 of the"
                    + " control protocol, and the client version 1\"}");
            assertThat(in.readLine()).isNull();
        }
    }

    @Test
    void shouldRefuseAnOlderServerInOneSentence() throws Exception {
        try (ServerSocket old = new ServerSocket(0, 1, HERE)) {
            Thread.ofVirtual().start(() -> {
                try (Socket socket = old.accept()) {
                    socket.getOutputStream()
                            .write("{\"type\":\"welcome\",\"version\":1,\"nonce\":\"00\",\"secret\":false}\n"
                                    .getBytes(StandardCharsets.US_ASCII));
                    socket.getInputStream().readAllBytes();
                } catch (IOException _) {
                    // the client has gone
                }
            });
            port = old.getLocalPort();
            assertThat(((ControlClient.TurnedAway) greet(null)).reason())
                    .isEqualTo("it speaks version 1 of the control protocol, and this tcpp version 2");
        }
    }

    @Test
    void shouldSayWhenNobodyIsThere() throws IOException {
        // bound, so that nobody else listens there meanwhile, and not listening
        try (Socket bound = new Socket()) {
            bound.bind(new InetSocketAddress(HERE, 0));
            port = bound.getLocalPort();
            assertThat(((ControlClient.Nobody) greet(null)).reason()).contains("port " + port)
                    .contains("connection refused");
        }
    }

    @Test
    void shouldSayWhatDidNotComeAndHowLongItWasWaitedFor() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 1, HERE)) {
            ControlClient.Target target = new ControlClient.Target(HERE, silent.getLocalPort(), null, 1);
            assertThat(((ControlClient.Nobody) ControlClient.greet(target, null, inbox::add,
                    new Limits(1_000, 1_000, 1_000, 1_000))).reason()).endsWith("no welcome came within 1 s");
        }
    }

    @Test
    void shouldTalkFromTheLocalAddressThatWasAskedForAndNameIt() throws Exception {
        serve(null);
        InetAddress other = InetAddress.getByName("127.0.0.5");
        ControlClient.Target target = new ControlClient.Target(HERE, port, other, 1);
        assertThat(ControlClient.greet(target, null, inbox::add)).isInstanceOf(ControlClient.Welcomed.class);
        assertThat(welcomed.take().link.remote()).isEqualTo("127.0.0.5");

        server.close();
        assertThat(((ControlClient.Nobody) ControlClient.greet(target, null, inbox::add)).reason())
                .contains("from 127.0.0.5", "refused");
    }

    @Test
    void shouldRefuseASecretThatOthersMayRead() throws IOException {
        Path file = Files.writeString(folder.resolve("open"), "correct horse");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        assertThatThrownBy(() -> Secret.read(file)).isInstanceOf(IOException.class).hasMessageContaining("chmod 600");
    }

    private void serve(Secret secret) throws IOException {
        server = new ControlServer(HERE, 0, secret, OFFER, this);
        port = server.port();
    }

    private ControlClient.Greeting greet(Secret secret) {
        return ControlClient.greet(new ControlClient.Target(HERE, port, null, 1), secret, inbox::add);
    }

    private Secret secret(String words) throws IOException {
        Path file = Files.writeString(folder.resolve(words.replace(' ', '-')), words);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        return Secret.read(file);
    }
}
