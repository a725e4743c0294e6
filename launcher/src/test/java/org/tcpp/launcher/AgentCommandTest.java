package org.tcpp.launcher;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.Test;
import org.tcpp.it.Await;
import org.tcpp.message.ExitStatus;
import org.tcpp.reach.Answer;
import org.tcpp.reach.Order;

import static org.assertj.core.api.Assertions.assertThat;

/** An agent in this process, over pipes. */
class AgentCommandTest {

    /** Nobody here is silent for so long, however slow the name service is. */
    private static final long LONG_NS = 120_000_000_000L;

    private final PipedOutputStream toAgent = new PipedOutputStream();
    private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();
    /** While it is held nobody reads what the agent says. */
    private final ReentrantLock reader = new ReentrantLock();
    private final CompletableFuture<Integer> status;

    AgentCommandTest() throws IOException {
        PipedInputStream orders = new PipedInputStream(toAgent);
        OutputStream fromAgent = new OutputStream() {
            @Override
            public void write(int one) {
                throw new AssertionError("a line is written whole");
            }

            @Override
            public void write(byte[] bytes) {
                reader.lock();
                answers.add(new String(bytes, StandardCharsets.US_ASCII).strip());
                reader.unlock();
            }
        };
        status = CompletableFuture.supplyAsync(() -> new AgentCommand(orders, new AgentVoice(fromAgent)).run());
        assertThat(next()).isEqualTo(new Answer.Here(Answer.VERSION));
    }

    private void tell(Order order) throws IOException {
        toAgent.write((order.line() + '\n').getBytes(StandardCharsets.US_ASCII));
        toAgent.flush();
    }

    /** What it says next, but for its beats. */
    private Answer next() {
        String line;
        try {
            line = answers.poll(Await.PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        Answer answer = Answer.parse(line);
        return answer instanceof Answer.Beat ? next() : answer;
    }

    private int status() throws Exception {
        return status.get(Await.PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    @Test
    void shouldTellItsClockAndLeaveWhenItIsTold() throws Exception {
        long beforeNs = System.nanoTime();
        tell(new Order.Begin("00ff00ff", LONG_NS));
        tell(new Order.Ping(5));
        Answer.Pong pong = (Answer.Pong) next();
        assertThat(pong.times().sentNs()).isEqualTo(5);
        assertThat(pong.times().heardNs()).isBetween(beforeNs, pong.times().answeredNs());
        tell(new Order.End());
        assertThat(next()).isEqualTo(new Answer.Bye());
        assertThat(status()).isEqualTo(ExitStatus.COMPLETE.code());
    }

    @Test
    void shouldEndWhenItHearsNoMore() throws Exception {
        tell(new Order.Begin("00ff00ff", 500_000_000L));
        assertThat(status()).isEqualTo(ExitStatus.UNAVAILABLE.code());
    }

    /** A head that is stopped neither says anything nor reads: its agents are full of what they had to say, and end. */
    @Test
    void shouldEndThoughNobodyReadsWhatItSays() throws Exception {
        tell(new Order.Begin("00ff00ff", 3_000_000_000L));
        reader.lock();
        try {
            assertThat(status()).isEqualTo(ExitStatus.UNAVAILABLE.code());
        } finally {
            reader.unlock();
        }
    }

    @Test
    void shouldEndWhenItsInputDoes() throws Exception {
        tell(new Order.Begin("00ff00ff", LONG_NS));
        toAgent.close();
        assertThat(status()).isEqualTo(ExitStatus.UNAVAILABLE.code());
    }

    @Test
    void shouldSayWhyItCannotDoItsPart() throws Exception {
        tell(new Order.Begin("00ff00ff", LONG_NS));
        tell(new Order.Serve(List.of("-s", "-p", "nonsense")));
        assertThat(next()).isInstanceOfSatisfying(Answer.Unable.class, unable -> {
            assertThat(unable.pair()).isEqualTo(Answer.Unable.SERVER);
            assertThat(unable.status()).isEqualTo(ExitStatus.USAGE.code());
            assertThat(unable.reason()).contains("nonsense");
        });
        tell(new Order.Prepare(3, "id", List.of("-c", "no.such.host.invalid")));
        assertThat(next()).isInstanceOfSatisfying(Answer.Unable.class, unable -> {
            assertThat(unable.pair()).isEqualTo(3);
            assertThat(unable.status()).isEqualTo(ExitStatus.UNAVAILABLE.code());
            assertThat(unable.reason()).contains("no.such.host.invalid");
        });
        tell(new Order.End());
        assertThat(next()).isEqualTo(new Answer.Bye());
    }
}
