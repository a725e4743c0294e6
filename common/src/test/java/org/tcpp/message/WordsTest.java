package org.tcpp.message;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The words in messages and results; scripts compare them, so none may change. */
class WordsTest {

    @Test
    void shouldKeepTheWordsOfPhases() {
        assertThat(Arrays.stream(Phase.values()).map(Phase::word)).containsExactly("resolve", "socket", "bind",
                "connect", "opening", "send", "receive", "close", "worker", "control");
        assertThat(Arrays.stream(Phase.values()).map(Phase::word).map(Phase::of)).containsExactly(Phase.values());
    }

    @Test
    void shouldKeepTheWordsOfCauses() {
        assertThat(Arrays.stream(FailureCause.values()).map(FailureCause::word)).containsExactlyInAnyOrder("refused",
                "timed_out", "reset", "unreachable", "premature_end", "too_much_data", "wrong_magic",
                "impossible_length", "unknown_run", "not_allowed", "silent", "stalled", "no_descriptors", "no_ports",
                "no_buffers", "address_in_use", "permission", "interrupted", "worker_died", "not_arrived",
                "unknown_connection", "duplicate", "damaged",
                "control_lost", "unknown_host", "system");
        assertThat(Arrays.stream(FailureCause.values()).map(FailureCause::word).map(FailureCause::of))
                .containsExactly(FailureCause.values());
        assertThat(FailureCause.values()).extracting(FailureCause::sentence).doesNotHaveDuplicates().doesNotContain("");
    }

    @Test
    void shouldKeepTheWordsOfRolesEnginesAndClosingsInEveryLocale() {
        Locale before = Locale.getDefault();
        try {
            for (String locale : List.of("en-US", "tr-TR")) {
                Locale.setDefault(Locale.forLanguageTag(locale));
                assertThat(Arrays.stream(Role.values()).map(Role::word)).containsExactly("client", "server");
                assertThat(Arrays.stream(Engine.values()).map(Engine::word)).containsExactly("auto", "epoll", "nio");
                assertThat(Arrays.stream(Closing.values()).map(Closing::word)).containsExactly("client", "server",
                        "reset", "half");
                assertThat(Arrays.stream(Exchange.Kind.values()).map(Exchange.Kind::word)).containsExactly("push",
                        "reverse", "bidir", "rounds");
                assertThat(Role.of("client")).isEqualTo(Role.CLIENT);
                assertThat(Engine.of("nio")).isEqualTo(Engine.NIO);
                assertThat(Closing.of("reset")).isEqualTo(Closing.RESET);
            }
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void shouldKeepTheWordsOfContentAndDamage() {
        assertThat(Arrays.stream(Content.values()).map(Content::word)).containsExactly("any", "keyed", "shared");
        assertThat(Arrays.stream(Content.values()).map(Content::word).map(Content::of))
                .containsExactly(Content.values());
        assertThat(Arrays.stream(DamageKind.values()).map(DamageKind::word)).containsExactlyInAnyOrder("unstable",
                "own_memory", "constant", "bit_flip", "swapped", "duplicated", "missing", "displaced",
                "other_connection", "earlier_run", "other_direction", "elsewhere", "headers", "unknown");
        assertThat(Arrays.stream(DamageKind.values()).map(DamageKind::word).map(DamageKind::of))
                .containsExactly(DamageKind.values());
    }

    @Test
    void shouldSayWhichWordIsUnknown() {
        assertThatThrownBy(() -> Phase.of("Bind")).hasMessage("no phase 'Bind'");
        assertThatThrownBy(() -> FailureCause.of("")).hasMessage("no cause ''");
        assertThatThrownBy(() -> Role.of("Client")).hasMessage("no role 'Client'");
        assertThatThrownBy(() -> Engine.of("kqueue")).hasMessage("no engine 'kqueue'");
        assertThatThrownBy(() -> Closing.of("both")).hasMessage("no closing 'both'");
    }

    @Test
    void shouldKeepTheExitStatuses() {
        assertThat(Arrays.stream(ExitStatus.values()).map(ExitStatus::code)).containsExactly(0, 10, 11, 12, 13, 64, 66,
                69, 70, 73,
                77, 129, 130, 143);
    }

    @ParameterizedTest
    @CsvSource({"0, 0 (complete)", "69, '69 (the other end could not be reached, or a port could not be bound)'",
            "1, '1 (the JVM did not start, or an uncaught exception)'", "3, 3 (out of Java memory)",
            "137, '137 (SIGKILL: killed, perhaps by the kernel for want of memory)'", "143, 143 (terminated (SIGTERM))",
            "129, 129 (hung up (SIGHUP))",
            "134, 134 (SIGABRT: the JVM crashed)", "136, 136 (signal 8)", "42, 42", "128, 128", "255, 255"})
    void shouldDescribeAnExitStatusInWords(int status, String words) {
        assertThat(ExitStatus.describe(status)).isEqualTo(words);
    }
}
