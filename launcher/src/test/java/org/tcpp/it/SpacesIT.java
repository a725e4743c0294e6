package org.tcpp.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

class SpacesIT {

    @Test
    void shouldLeaveNothingWhenWhoMadeThemIsKilled() throws IOException {
        assumeTrue(Spaces.missing() == null, Spaces.missing());
        String space = "tcpp-it-" + ProcessHandle.current().pid() + "-killed";
        Path made = Path.of("/run/netns", space);
        Process maker = new ProcessBuilder(ProcessHandle.current().info().command().orElseThrow(), "-cp",
                System.getProperty("java.class.path"), "-Dtcpp.home=" + Tcpp.HOME, Spaces.class.getName(), space)
                .redirectError(ProcessBuilder.Redirect.INHERIT).start();
        try {
            Await.until("it is made", () -> Files.exists(made));
            Process inside = new ProcessBuilder("ip", "netns", "exec", space, "sleep", "1000").start();
            Await.until("something runs there", () -> !Tcpp.system("ip", "netns", "pids", space).isBlank());

            maker.destroyForcibly();

            Await.until("what ran there is ended", () -> !inside.isAlive());
            Await.until("it is gone", () -> Files.notExists(made));
        } finally {
            maker.destroyForcibly();
        }
    }
}
