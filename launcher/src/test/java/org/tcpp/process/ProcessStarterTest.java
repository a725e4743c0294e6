package org.tcpp.process;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ProcessStarterTest {

    /** The child is killed when the thread that started it ends, as a worker is. */
    private static final ProcessBuilder MORTAL = new ProcessBuilder("setpriv", "--pdeathsig", "KILL", "sh", "-c",
            "echo started; read line");

    static boolean hasSetpriv() throws Exception {
        try {
            Process tried = new ProcessBuilder("setpriv", "--pdeathsig", "KILL", "true").start();
            return tried.waitFor(10, TimeUnit.SECONDS) && tried.exitValue() == 0;
        } catch (IOException _) {
            return false;
        }
    }

    @Test
    @EnabledIf("hasSetpriv")
    void shouldKeepAProcessWhoseCallerHasEnded() throws Exception {
        CompletableFuture<Process> started = new CompletableFuture<>();
        Thread caller = Thread.ofPlatform().start(() -> {
            try {
                Process process = ProcessStarter.start(MORTAL);
                process.inputReader().readLine();
                started.complete(process);
            } catch (IOException e) {
                started.completeExceptionally(e);
            }
        });
        Process process = started.get(20, TimeUnit.SECONDS);
        caller.join();

        // another comes from the same thread, so that it has had the time to end if it would
        Process second = ProcessStarter.start(new ProcessBuilder("true"));

        assertThat(second.waitFor()).isZero();
        assertThat(process.waitFor(200, TimeUnit.MILLISECONDS)).as("ended").isFalse();
        process.getOutputStream().close();
        assertThat(process.waitFor()).as("as the shell ends when its input does").isEqualTo(1);
    }

    @Test
    void shouldTellWhyAProcessCannotBeStarted() {
        assertThatThrownBy(() -> ProcessStarter.start(new ProcessBuilder("/no/such/command")))
                .isInstanceOf(IOException.class).hasMessageContaining("/no/such/command");
    }

    @Test
    void shouldStartEvenForAnInterruptedCaller() throws Exception {
        Thread.currentThread().interrupt();
        Process process = ProcessStarter.start(new ProcessBuilder("true"));

        assertThat(Thread.interrupted()).isTrue();
        assertThat(process.waitFor()).isZero();
    }
}
