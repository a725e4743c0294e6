package org.tcpp.launcher;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.tcpp.cli.CommandLine;
import org.tcpp.cli.Parsed;
import org.tcpp.control.ChannelEvent;
import org.tcpp.control.ControlMessage;
import org.tcpp.control.ControlServer;
import org.tcpp.control.Link;
import org.tcpp.control.Offer;
import org.tcpp.doctor.Check;
import org.tcpp.doctor.Check.Verdict;
import org.tcpp.doctor.Examination;
import org.tcpp.doctor.Purpose;
import org.tcpp.doctor.Question;
import org.tcpp.message.Fields;
import org.tcpp.plan.Planner;
import org.tcpp.plan.RunSpec;
import org.tcpp.setting.Setting;
import org.tcpp.setting.Settings;

import static org.assertj.core.api.Assertions.assertThat;

/** Asking a server's launcher about its host, over a real control connection. */
class DoctorCallTest {

    private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");
    private static final Examination EXAMINATION = new Examination("lab1", "eth9",
            new Settings(Map.of(Setting.MTU_BYTES, 9000L), Map.of()),
            List.of(new Check("link", Verdict.GOOD, Map.of("link", true), "eth9 has a link", null)));

    @Test
    void shouldBringHomeWhatTheServerFound() throws IOException {
        try (ControlServer server = server(4, (link, question) -> {
            assertThat(Question.from(question).workers()).isEqualTo(2);
            link.send(new ControlMessage.Examined(EXAMINATION.toFields(), true));
        })) {
            DoctorCall call = new DoctorCall(plan(), server.port(), null);

            assertThat(call.ask(Purpose.THROUGHPUT)).extracting(Check::verdict).containsOnly(Verdict.GOOD);
            assertThat(call.answer().host()).isEqualTo("lab1");
            assertThat(call.answer().checks()).isEqualTo(EXAMINATION.checks());
            assertThat(call.endsAfterOneRun()).isTrue();
            assertThat(call.roundTripNs()).isPositive();
        }
    }

    @Test
    void shouldSayThatAServerKnowsNoSuchQuestion() throws IOException {
        try (ControlServer server = server(4, (link, _) -> link.close())) {
            DoctorCall call = new DoctorCall(plan(), server.port(), null);

            assertThat(call.ask(Purpose.THROUGHPUT)).first().satisfies(check -> {
                assertThat(check.verdict()).isEqualTo(Verdict.WARN);
                assertThat(check.text()).contains("its tcpp is older, and knows no such question");
            });
            assertThat(call.answer()).isNull();
        }
    }

    @Test
    void shouldSayThatTheServerHasTooFewWorkers() throws IOException {
        try (ControlServer server = server(1, (link, _) -> link
                .send(new ControlMessage.Examined(EXAMINATION.toFields(), false)))) {
            assertThat(new DoctorCall(plan(), server.port(), null).ask(Purpose.LATENCY)).last()
                    .returns(Verdict.BAD, Check::verdict)
                    .returns("-p 2: the server has 1 worker", Check::text);
        }
    }

    @Test
    void shouldSayThatNobodyIsThere() throws IOException {
        // bound, so that nobody else listens there meanwhile, and not listening
        try (Socket bound = new Socket()) {
            bound.bind(new InetSocketAddress(LOOPBACK, 0));
            int port = bound.getLocalPort();
            assertThat(new DoctorCall(plan(), port, null).ask(Purpose.LATENCY)).singleElement()
                    .returns(Verdict.BAD, Check::verdict)
                    .satisfies(check -> assertThat(check.text()).contains("no control connection to port " + port));
        }
    }

    private interface Answer {
        void give(Link link, Fields question);
    }

    private static ControlServer server(int workers, Answer answer) throws IOException {
        return new ControlServer(LOOPBACK, 0, null, new Offer(workers, 10_000, Offer.UNLIMITED, true),
                new ControlServer.Reception() {
                    @Override
                    public Consumer<ChannelEvent> welcome(Link link) {
                        return event -> {
                            if (event instanceof ChannelEvent.Received received
                                    && received.take() instanceof ControlMessage.Examine examine) {
                                answer.give(link, examine.question());
                            }
                        };
                    }

                    @Override
                    public void remark(String line) {
                        // nobody reads it
                    }
                });
    }

    private static RunSpec plan() {
        return Planner.plan(((Parsed.Run) CommandLine.parse("-c", "127.0.0.1", "-p", "2")).options()).plan();
    }
}
