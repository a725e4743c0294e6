package org.tcpp.launcher;

import org.junit.jupiter.api.Test;
import org.tcpp.cli.CommandLine;
import org.tcpp.cli.Parsed;
import org.tcpp.message.Fields;

import static org.assertj.core.api.Assertions.assertThat;

class VersionTest {

    @Test
    void shouldTellScriptsWhichFormsItSpeaks() {
        Fields version = Fields.parse(text("version", "--json").strip());

        assertThat(version.text("java")).isEqualTo(Runtime.version().toString());
        assertThat(version.text("java_home")).isEqualTo(System.getProperty("java.home"));
        assertThat(version.whole("control_protocol")).isEqualTo(2);
        assertThat(version.line()).contains("\"schemas\":[\"tcpp-result/2\",\"tcpp-trials/1\",\"tcpp-mesh/1\","
                + "\"tcpp-search/1\",\"tcpp-sweep/1\",\"tcpp-compare/1\",\"tcpp-doctor/1\"]");
    }

    @Test
    void shouldTellPeopleInALine() {
        assertThat(text("version")).startsWith("tcpp ").endsWith(", Java " + Runtime.version() + "\n");
    }

    private static String text(String... words) {
        return Version.text(((Parsed.Use) CommandLine.parse(words)).given());
    }
}
