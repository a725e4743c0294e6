package org.tcpp.it;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Runs in which one end or the other does not copy what it sends or receives. */
@EnabledOnOs(OS.LINUX)
class SparedCopiesIT {

    private static final long BYTES = 40 * 300_007L;

    @Test
    void shouldReceiveAllThatWasSentWithoutCopyAndSayWhatTheKernelMadeOfIt() {
        Ended ended = loopback("--zerocopy").json().run();

        assertAllThere(ended);
        assertThat(ended.result().get("notices")).singleElement().satisfies(notice -> {
            assertThat(notice.get("role").textValue()).isEqualTo("client");
            assertThat(notice.get("text").textValue())
                    .matches("of [1-9][0-9]* sends without copy the kernel has reported on [0-9]+, .*");
        });
    }

    @Test
    void shouldCountAllThatEitherEndDropsUncopiedAndSayWhatWasSetOnSockets() {
        Ended ended = loopback("--skip-rx-copy", "--bidir", "--dscp", "ef", "--keepalive", "7s").json().run();

        assertAllThere(ended);
        assertThat(ended.summary().get("reverse_bytes_received").longValue()).isEqualTo(BYTES);
        JsonNode plan = ended.result().get("plan");
        assertThat(plan.get("dscp").intValue()).isEqualTo(46);
        assertThat(plan.get("keepalive_seconds").intValue()).isEqualTo(7);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--zerocopy", "--skip-rx-copy"})
    void shouldSayInOneLineThatJavaNioCannotDoIt(String option) {
        Ended ended = loopback("--engine", "nio", option).run();

        assertThat(ended.status()).isEqualTo(64);
        assertThat(ended.out()).isEmpty();
        assertThat(ended.errLines()).singleElement().asString()
                .contains(option + ": java.nio has no way to do this; it needs --engine epoll");
    }

    private static Tcpp.Call loopback(String... words) {
        return Tcpp.call("--loopback", "-r", Integer.toString(FreePorts.run(1)), "-t", "40", "-m", "7", "-b", "300007",
                Tcpp.COLD).and(words);
    }

    private static void assertAllThere(Ended ended) {
        assertThat(ended.status()).as(ended.err()).isZero();
        assertThat(ended.result().get("verdict").textValue()).isEqualTo("complete");
        assertThat(ended.summary().get("bytes_received").longValue()).isEqualTo(BYTES);
        assertThat(ended.summary().get("bytes_sent").longValue()).isEqualTo(BYTES);
    }
}
