package org.tcpp.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tcpp.host.Source;

import static org.assertj.core.api.Assertions.assertThat;

class CongestionCheckTest {

    @TempDir
    private Path root;

    @BeforeEach
    void populate() throws IOException {
        put("proc/sys/net/ipv4/tcp_available_congestion_control", "reno bbr cubic\n");
        put("proc/sys/net/ipv4/tcp_allowed_congestion_control", "reno cubic\n");
        capabilities("0000000000000000");
    }

    @Test
    void shouldAcceptWhatEverybodyMayUse() {
        assertThat(CongestionCheck.of(host(), "cubic")).isEmpty();
        assertThat(CongestionCheck.of(host(), null)).isEmpty();
    }

    @Test
    void shouldRefuseWhatThisHostDoesNotHave() {
        assertThat(CongestionCheck.of(host(), "foo")).singleElement().returns(Check.Verdict.BAD, Check::verdict)
                .returns("--congestion foo: not available on this host; allowed are reno, cubic. Or load it, as root:"
                        + " modprobe tcp_foo", Check::told);
    }

    @Test
    void shouldRefuseWhatOnlyRootMayUse() {
        assertThat(CongestionCheck.of(host(), "bbr")).singleElement().extracting(Check::told).asString().startsWith(
                "--congestion bbr: for root only on this host; allowed are reno, cubic. ")
                .endsWith("='reno cubic bbr'");
    }

    @Test
    void shouldLeaveItToTheKernelWhatRootMayUse() throws IOException {
        capabilities("0000000000001000");

        assertThat(CongestionCheck.of(host(), "foo")).isEmpty();
    }

    @Test
    void shouldSayNothingWhereNobodyCanTell() throws IOException {
        Files.delete(root.resolve("proc/sys/net/ipv4/tcp_allowed_congestion_control"));

        assertThat(CongestionCheck.of(host(), "foo")).isEmpty();
        assertThat(CongestionCheck.of(new Source("FreeBSD", root), "foo")).isEmpty();
    }

    private Source host() {
        return new Source("Linux", root);
    }

    private void capabilities(String effective) throws IOException {
        put("proc/self/status", "Name:\tjava\nCapPrm:\t000001ffffffffff\nCapEff:\t" + effective + "\n");
    }

    private void put(String file, String text) throws IOException {
        Path path = root.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }
}
