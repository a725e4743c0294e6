package org.tcpp.launcher;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.tcpp.cli.CommandLine;
import org.tcpp.cli.Parsed;
import org.tcpp.plan.Planner;

import static org.assertj.core.api.Assertions.assertThat;

/** What is found before anything starts. */
@EnabledOnOs(OS.LINUX)
class PreflightTest {

    @Test
    void shouldTryToBindWhereAServerIsToListen() {
        // of TEST-NET-1, which no host has (RFC 5737)
        assertThat(look("-s", "-l", "192.0.2.1").refusals()).singleElement().asString()
                .startsWith("-l 192.0.2.1: 192.0.2.1 is no address of this host");
        assertThat(look("-s", "-l", "127.0.0.7").refusals()).isEmpty();
        assertThat(look("-s").refusals()).isEmpty();
    }

    private static Preflight look(String... words) {
        return Preflight.look(Planner.plan(((Parsed.Run) CommandLine.parse(words)).options()).plan());
    }
}
