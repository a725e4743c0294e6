package org.tcpp.address;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** No such name, and no answer, are two things; and no answer takes its time. */
@Timeout(20)
class ResolverTest {

    @Test
    void shouldPassOnWhatTheNameServiceSays() throws Exception {
        List<InetAddress> answer = List.of(InetAddress.ofLiteral("192.0.2.1"));
        assertThat(Resolver.within(Duration.ofSeconds(10), _ -> answer).resolve("h")).isEqualTo(answer);
        Resolver knowsNothing = Resolver.within(Duration.ofSeconds(10), host -> {
            throw new UnknownHostException(host);
        });
        assertThatThrownBy(() -> knowsNothing.resolve("h")).isInstanceOf(UnknownHostException.class);
    }

    @Test
    void shouldWaitForAnAnswerNoLongerThanItsTime() {
        CountDownLatch never = new CountDownLatch(1);
        Resolver silent = Resolver.within(Duration.ofSeconds(1), _ -> {
            try {
                never.await();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
            return List.of();
        });
        assertThatThrownBy(() -> silent.resolve("h")).isInstanceOf(Resolver.NoAnswer.class)
                .hasMessage("the name service did not answer within 1 s");
        never.countDown();
    }

    @Test
    void shouldResolveNumbersWithoutAskingAnybody() throws Exception {
        assertThat(Resolver.SYSTEM.resolve("::1")).containsExactly(InetAddress.ofLiteral("::1"));
    }
}
