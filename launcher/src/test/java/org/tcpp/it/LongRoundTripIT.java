package org.tcpp.it;

import java.time.Duration;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

import static org.assertj.core.api.Assertions.assertThat;

/** By satellite, or two: a run whose every flight takes long is a run like any other. */
@EnabledOnOs(OS.LINUX)
@Order(2) // it waits long
class LongRoundTripIT {

    private static final Duration ONE_WAY = Duration.ofMillis(1_750);

    /** A dozen flights, and a busy machine. */
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    @Test
    void shouldRunOverARoundTripOfThreeSecondsAndAHalf() {
        try (TcppServer server = TcppServer.start(1, "-l", "127.0.0.2");
                DelayingProxy _ = new DelayingProxy(server.port() - 1, "127.0.0.2", ONE_WAY);
                DelayingProxy _ = new DelayingProxy(server.port(), "127.0.0.2", ONE_WAY);
                Tcpp client = server.client("-t", "2", "-b", "1k").json().start()) {
            Ended ended = client.await(PATIENCE);

            assertThat(ended.status()).as(ended.err()).isZero();
            assertThat(ended.result().get("verdict").textValue()).isEqualTo("complete");
            assertThat(ended.summary().get("bytes_received").longValue()).isEqualTo(2_000);
        }
    }
}
