package org.tcpp.host;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/** Asks small commands of the system. */
final class Commands {

    private static final long DEADLINE_SECONDS = 5;

    private Commands() {}

    /** The number that the command prints, or null if it prints none, fails or takes too long. */
    static Long number(String... command) {
        String text = text(command);
        return text != null && text.matches("\\d{1,18}") ? Long.valueOf(text) : null;
    }

    /** What the command prints, without white space around it, or null if it fails or takes too long. */
    static String text(String... command) {
        try {
            Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
            process.getOutputStream().close();
            if (!process.waitFor(DEADLINE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return null;
            }
            String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return process.exitValue() == 0 ? text : null;
        } catch (IOException _) {
            return null;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return null;
        }
    }
}
