package org.tcpp.control;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

/** Anyone may connect to the control port and send anything. */
@Timeout(120)
class StrangersTest implements ControlServer.Reception {

    private static final InetAddress HERE = InetAddress.getLoopbackAddress();
    /** So that a test of the waiting does not wait as long, and yet an honest client is never as late. */
    private static final Limits SHORT = new Limits(5_000, 5_000, 5_000, 5_000);
    private static final String HELLO = "{\"type\":\"hello\",\"version\":2,\"nonce\":\"00\"}\n";
    private static final byte[] TLS_HELLO = {0x16, 3, 1, 2, 0, 1, 0, 1, (byte) 0xfc, 3, 3};

    private final List<String> remarks = new CopyOnWriteArrayList<>();
    private final BlockingQueue<ChannelEvent> events = new LinkedBlockingQueue<>();
    private final BlockingQueue<Link> links = new LinkedBlockingQueue<>();
    private final List<Socket> strangers = new ArrayList<>();
    private ControlServer server;

    @Override
    public Consumer<ChannelEvent> welcome(Link link) {
        links.add(link);
        return events::add;
    }

    @Override
    public void remark(String line) {
        remarks.add(line);
    }

    @BeforeEach
    void listen() throws IOException {
        listen(Limits.USUAL);
    }

    private void listen(Limits limits) throws IOException {
        if (server != null) {
            server.close();
        }
        server = new ControlServer(HERE, 0, null, new Offer(1, 10_000, -1, true), this, limits);
    }

    @AfterEach
    void close() throws IOException {
        server.close();
        for (Socket stranger : strangers) {
            stranger.close();
        }
    }

    @Test
    void shouldServeAnHonestClientBesideTwoHundredStrangersOfAllKinds() throws Exception {
        listen(SHORT);
        for (int i = 0; i < 200; i++) {
            behave(i % 5, stranger());
        }
        assertThat(greet()).isInstanceOf(ControlClient.Welcomed.class);

        for (Socket stranger : strangers) {
            await("each is sent away in time", () -> isAtItsEnd(stranger));
        }
        assertThat(remarks).hasSizeLessThanOrEqualTo(11).allSatisfy(line -> assertThat(line).hasSizeLessThan(600));
    }

    @Test
    void shouldLetTheOldestSilentOneMakeRoomForAnHonestClient() throws IOException {
        for (int i = 0; i < 128; i++) {
            stranger();
        }
        assertThat(greet()).isInstanceOf(ControlClient.Welcomed.class);
        await("the first has made room", () -> isAtItsEnd(strangers.getFirst()));
    }

    @Test
    void shouldHearNoMoreThanALineOfOneWhoDoesNotEndIt() throws Exception {
        Socket endless = stranger();
        assertThat(sendUntilRefused(endless, "{\"type\":\"hel", "x")).isLessThan(8 << 20);
        await("it is told here, after it was told there", () -> !remarks.isEmpty());
        assertThat(remarks).singleElement().asString().contains("more than 4096 bytes");
    }

    @Test
    void shouldSendAwayWhoGreetsAndThenSaysNothingButThatHeIsThere() throws Exception {
        listen(SHORT);
        Socket silent = introduced();
        ChannelEvent event = beatUntilSomethingHappens(silent);
        assertThat(event).isEqualTo(new ChannelEvent.Broken("no plan came within 5 s"));
    }

    @Test
    void shouldHearNoEndlessLineAfterTheHelloEither() throws Exception {
        Socket endless = introduced();
        sendUntilRefused(endless, "{\"type\":\"plan\",\"id\":\"", "7");
        assertThat(events.poll(20, TimeUnit.SECONDS))
                .isEqualTo(new ChannelEvent.Broken("a line of more than 262144 bytes came"));
    }

    @Test
    void shouldReadNoMoreThanItCanKeepUntilThatIsTaken() throws Exception {
        Socket eager = introduced();
        String line = "{\"type\":\"end\",\"connections\":[" + "1,".repeat(100_000) + "1]}\n";
        Thread sender = Thread.ofVirtual().start(() -> {
            try {
                for (int i = 0; i < 100; i++) {
                    write(eager, line);
                }
            } catch (IOException _) {
                // the test is over
            }
        });
        await("some has come", () -> events.size() >= 5);
        int kept = events.size();
        assertThat((long) kept * line.length()).isLessThan(2 << 20);

        for (int i = 0; i < 100; i++) {
            assertThat(((ChannelEvent.Received) events.poll(20, TimeUnit.SECONDS)).take())
                    .isInstanceOf(ControlMessage.End.class);
        }
        sender.join();
    }

    @Test
    void shouldBreakWithWhoAsksForTheTimeWithoutEnd() throws Exception {
        Socket curious = introduced();
        sendUntilRefused(curious, "", "{\"type\":\"ping\",\"sent_ns\":1}\n");
        assertThat(events.poll(20, TimeUnit.SECONDS))
                .isEqualTo(new ChannelEvent.Broken("it says more than any client has to say"));
    }

    @Test
    void shouldBreakWithWhoAnswersWhatNobodyAsked() throws Exception {
        write(introduced(), "{\"type\":\"pong\",\"sent_ns\":1,\"heard_ns\":1,\"answered_ns\":1}\n");
        assertThat(events.poll(20, TimeUnit.SECONDS))
                .isEqualTo(new ChannelEvent.Broken("it answered what nobody asked"));
    }

    @Test
    void shouldKeepNoMoreThanSixtyFourMebibytesForWhoDoesNotRead() throws Exception {
        introduced();
        Link link = links.poll(20, TimeUnit.SECONDS);
        String way = "x".repeat(1 << 20);
        for (int i = 0; i < 100 && events.isEmpty(); i++) {
            link.send(new ControlMessage.Refused(way));
        }
        assertThat(((ChannelEvent.Broken) events.poll(20, TimeUnit.SECONDS)).how())
                .matches("the other end does not read: 6[0-9] MiB wait to be sent");
    }

    @Test
    void shouldShowNothingOfWhatAStrangerSentAsItIs() throws Exception {
        Socket colourful = introduced();
        write(colourful, "{\"type\":\"\\u001b[2J\\u0007\\u202e\\n\"}\n");
        ChannelEvent.Broken broken = (ChannelEvent.Broken) events.poll(20, TimeUnit.SECONDS);
        assertThat(broken.how()).contains("\\u001b[2J").matches("[ -~]+");
    }

    @Test
    void shouldCountOnlyTimeInWhichTheProcessRan() {
        Patience patience = Patience.inSilence(30_000);
        patience.spend(TimeUnit.HOURS.toNanos(1), false);
        assertThat(patience.isOver()).as("after an hour asleep").isFalse();
        for (int i = 0; i < 60; i++) {
            patience.spend(TimeUnit.MILLISECONDS.toNanos(Patience.LOOK_MS), false);
        }
        assertThat(patience.isOver()).isTrue();
    }

    private void behave(int kind, Socket socket) throws IOException {
        switch (kind) {
            case 0 -> {
                // silent
            }
            case 1 -> write(socket, "GET / HTTP/1.1\r\n\r\n");
            case 2 -> write(socket, "{\"type\":\"hello\",");
            case 3 -> {
                socket.getOutputStream().write(TLS_HELLO);
                socket.getOutputStream().flush();
            }
            default -> Thread.ofVirtual().start(() -> {
                try {
                    write(socket, "{");
                    while (true) {
                        LockSupport.parkNanos(100_000_000);
                        write(socket, " ");
                    }
                } catch (IOException _) {
                    // sent away
                }
            });
        }
    }

    private Socket stranger() throws IOException {
        Socket socket = new Socket(HERE, server.port());
        socket.setSoTimeout(50);
        strangers.add(socket);
        return socket;
    }

    private Socket introduced() throws Exception {
        Socket socket = stranger();
        socket.setSoTimeout(20_000);
        write(socket, HELLO);
        BufferedReader in = new BufferedReader(
                new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
        assertThat(in.readLine()).contains("welcome");
        assertThat(in.readLine()).contains("accepted");
        return socket;
    }

    private ControlClient.Greeting greet() {
        return ControlClient.greet(new ControlClient.Target(HERE, server.port(), null, 1), null, _ -> {});
    }

    private ChannelEvent beatUntilSomethingHappens(Socket socket) throws Exception {
        ChannelEvent event = null;
        for (int i = 0; i < 200 && event == null; i++) {
            try {
                write(socket, "{\"type\":\"beat\"}\n");
            } catch (IOException _) {
                // sent away
            }
            event = events.poll(100, TimeUnit.MILLISECONDS);
        }
        return event;
    }

    /** Sends this, and then that for ever; how many bytes it takes until the other end has had enough. */
    private static long sendUntilRefused(Socket socket, String first, String then) {
        byte[] more = then.repeat(1_000).getBytes(StandardCharsets.US_ASCII);
        long sent = 0;
        try {
            write(socket, first);
            while (sent < 1L << 30) {
                socket.getOutputStream().write(more);
                sent += more.length;
            }
        } catch (IOException _) {
            // refused
        }
        return sent;
    }

    private static void write(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
    }

    private static boolean isAtItsEnd(Socket socket) {
        try {
            byte[] rest = new byte[4096];
            return socket.getInputStream().read(rest) < 0;
        } catch (SocketTimeoutException _) {
            return false;
        } catch (IOException _) {
            return true;
        }
    }

    private static void await(String what, BooleanSupplier condition) {
        long untilNs = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as(what).isLessThan(untilNs);
            LockSupport.parkNanos(5_000_000);
        }
    }
}
