package org.tcpp.process;

import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tcpp.message.Message;

/** A launcher in a process of its own: starts workers, prints what they say, and ends when they have. */
public final class TestLauncher {

    private TestLauncher() {}

    /** Its arguments are a folder and the ways of its workers. */
    public static void main(String[] args) throws Exception {
        List<String> ways = List.of(args).subList(1, args.length);
        BlockingQueue<Event> events = new LinkedBlockingQueue<>();
        JvmCommand command = TestFleet.command(Path.of(args[0]), ways.toArray(String[]::new));
        try (Fleet _ = Fleet.start(TestFleet.specs(ways.size()), command, events::add)) {
            for (int ended = 0; ended < ways.size();) {
                switch (events.take()) {
                    case Event.Said(Worker _, Message.Ready ready) -> System.out.println("ready " + ready.pid());
                    case Event.Said(Worker _, Message.Notice notice) -> System.out.println("notice " + notice.text());
                    case Event.Noise noise -> System.out.println("noise " + noise.line());
                    case Event.Ended _ -> ended++;
                    default -> {
                        // done
                    }
                }
            }
        }
    }

    /** Builds the process of such a launcher. */
    static ProcessBuilder builder(Path folder, String... ways) throws ReflectiveOperationException {
        String classPath = Stream
                .of(TestLauncher.class, Fleet.class, Message.class,
                        Class.forName("com.fasterxml.jackson.core.JsonFactory"))
                .map(TestLauncher::placeOf).distinct().collect(Collectors.joining(File.pathSeparator));
        List<String> words = Stream.concat(Stream.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp", classPath, TestLauncher.class.getName(),
                folder.toString()),
                Stream.of(ways)).toList();
        return new ProcessBuilder(words).redirectError(ProcessBuilder.Redirect.DISCARD);
    }

    private static String placeOf(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
