package org.tcpp.process;

import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/**
 * A worker process that dies or misbehaves as the property {@value #WAYS} says: one way for each number, separated by
 * commas, the last one for all further numbers. It uses nothing but java.base and is quick to start.
 */
public final class MisbehavingWorker {

    /** Names the system property. */
    static final String WAYS = "tcpp.test.ways";

    static final String READY = """
            {"type":"ready","version":1,"pid":%d,"engine":"nio","port":10000,"descriptors":100,"now_ns":1}
            """;
    static final String DONE = """
            {"type":"done","cpu_ns":1}
            """;
    static final int STATUS_AT_END_OF_INPUT = 143;

    private static final FileOutputStream OUT = new FileOutputStream(FileDescriptor.out);
    private static final BufferedReader IN = new BufferedReader(new InputStreamReader(System.in,
            StandardCharsets.UTF_8));

    private MisbehavingWorker() {}

    /** Its arguments are those of a worker: role, number, port. */
    public static void main(String[] args) throws Exception {
        if (args[0].equals("train")) {
            return;
        }
        String[] ways = System.getProperty(WAYS).split(",");
        String way = ways[Math.min(Integer.parseInt(args[1]), ways.length - 1)];
        if (way.equals("deaf")) {
            forever();
        }
        String spec = IN.readLine();
        switch (way) {
            case "never-ready" -> awaitEndOfInput();
            case "dies-before-ready" -> System.exit(42);
            case "out-of-memory" -> eat();
            default -> {
                say(READY.formatted(ProcessHandle.current().pid()));
                act(way, spec, args);
            }
        }
    }

    private static void act(String way, String spec, String[] args) throws Exception {
        switch (way) {
            case "silent-exit-0" -> System.exit(0);
            case "exit-42" -> System.exit(42);
            case "halt" -> Runtime.getRuntime().halt(7);
            case "throws" -> throw new IllegalStateException("on purpose");
            case "waits" -> awaitEndOfInput();
            default -> {
                speak(way, spec, args);
                say(DONE);
                end(way);
            }
        }
    }

    private static void end(String way) throws IOException {
        switch (way) {
            case "exit-42-after-done" -> System.exit(42);
            case "stuck-after-done" -> Thread.ofPlatform().start(MisbehavingWorker::forever);
            case "halts-late" -> awaitEndOfInput();
            default -> {
                // main returns, status 0
            }
        }
    }

    private static void speak(String way, String spec, String[] args) throws Exception {
        switch (way) {
            case "good" -> IN.readLine();
            case "noise" -> say("not a message\n{\"type\":\"unheard-of\"}\n{\"type\":\n\n{\"type\":\"ready\"}\n");
            case "commands-a-terminal" -> say("\u001b[2Jboo\u0007\u202e\n");
            case "split-character" -> splitCharacter();
            case "long-line" -> say("{" + "x".repeat((1 << 20) + 10) + "\n" + notice("after the long line"));
            case "half-a-message" -> {
                say("{\"type\":\"done\",\"cpu_ns\":1}");
                Runtime.getRuntime().halt(7);
            }
            case "floods-stderr" -> System.err.print(("x".repeat(99) + "\n").repeat(3000));
            case "tells-spec" -> say(notice(spec));
            case "tells-arguments" -> say(notice(String.join(" ", args)));
            case "tells-environment" -> say(notice(String.join(" ", System.getenv().keySet())));
            case "tells-heap" -> say(notice(Long.toString(Runtime.getRuntime().maxMemory() >> 20)));
            case "numbers" -> {
                for (int i = 0; i < 5000; i++) {
                    say(notice(Integer.toString(i)));
                }
            }
            case "leaves-a-child" -> new ProcessBuilder("sleep", "8").inheritIO().start();
            default -> {
                // all there is to it is its end
            }
        }
    }

    private static void splitCharacter() throws Exception {
        byte[] bytes = notice("a \uD83D\uDE00 in two pieces").getBytes(StandardCharsets.UTF_8);
        int middle = 2 + new String(bytes, StandardCharsets.ISO_8859_1).indexOf(0xF0);
        OUT.write(bytes, 0, middle);
        OUT.flush();
        Thread.sleep(50); // the other side shall read the first piece alone
        OUT.write(Arrays.copyOfRange(bytes, middle, bytes.length));
    }

    private static void eat() {
        List<byte[]> eaten = new ArrayList<>();
        while (true) {
            eaten.add(new byte[1 << 20]);
        }
    }

    private static void awaitEndOfInput() throws IOException {
        while (IN.readLine() != null) {
            continue;
        }
        Runtime.getRuntime().halt(STATUS_AT_END_OF_INPUT);
    }

    private static void forever() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String notice(String text) {
        return "{\"type\":\"notice\",\"text\":\"" + text.replace("\"", "\\\"") + "\"}\n";
    }

    private static void say(String text) {
        try {
            OUT.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
