package org.tcpp.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A terminal with a shell in it, as tmux emulates one, with a server of its own. */
final class Tmux implements AutoCloseable {

    private static final String SESSION = "it";

    private final Path socket;

    private Tmux(Path socket) {
        this.socket = socket;
    }

    /** Of that size, in cells. */
    static Tmux start(Path folder, int columns, int rows) {
        Tmux tmux = new Tmux(folder.resolve("tmux"));
        tmux.ask("-f", "/dev/null", "new-session", "-d", "-s", SESSION, "-x", Integer.toString(columns), "-y",
                Integer.toString(rows), "env -u NO_COLOR LC_ALL=C.UTF-8 PS1='$ ' bash --norc --noprofile -i");
        Await.until("a prompt", () -> tmux.screen().contains("$"));
        return tmux;
    }

    /** Types a line. */
    void type(String line) {
        ask("send-keys", "-t", SESSION, "-l", line);
        key("Enter");
    }

    /** Types a key by its name, such as C-c. */
    void key(String name) {
        ask("send-keys", "-t", SESSION, name);
    }

    void resize(int columns, int rows) {
        ask("resize-window", "-t", SESSION, "-x", Integer.toString(columns), "-y", Integer.toString(rows));
    }

    /** What it shows. */
    String screen() {
        return ask("capture-pane", "-p", "-t", SESSION);
    }

    /** True if its whole screen is lent: the alternate screen, without a cursor, where long lines are cut. */
    boolean isLent() {
        return "1 0 0".equals(state());
    }

    /** True if it is as the shell wants it. */
    boolean isTheShells() {
        return "0 1 1".equals(state());
    }

    private String state() {
        return ask("display", "-p", "-t", SESSION, "#{alternate_on} #{cursor_flag} #{wrap_flag}").strip();
    }

    private String ask(String... words) {
        List<String> command = new ArrayList<>(List.of("tmux", "-u", "-S", socket.toString()));
        command.addAll(List.of(words));
        try {
            Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertEnds(process);
            return said;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static void assertEnds(Process process) throws InterruptedException {
        if (!process.waitFor(Await.PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("tmux does not answer");
        }
    }

    /** What runs in it is told that its terminal has gone. */
    @Override
    public void close() {
        ask("kill-session", "-t", SESSION);
    }
}
