package org.tcpp.process;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.tcpp.it.Await;
import org.tcpp.message.Closing;
import org.tcpp.message.Engine;
import org.tcpp.message.Message;
import org.tcpp.message.Role;
import org.tcpp.message.WorkerSpec;

import static org.assertj.core.api.Assertions.assertThat;

/** Fleets of {@link MisbehavingWorker}s, and all that came through their queue. Closing it ends them. */
final class TestFleet implements AutoCloseable {

    final Fleet fleet;
    private final BlockingQueue<Event> queue = new LinkedBlockingQueue<>();
    private final List<Event> seen = new ArrayList<>();

    TestFleet(int workers, JvmCommand command) {
        fleet = Fleet.start(specs(workers), command, queue::add);
    }

    /** One worker for each way. */
    static TestFleet of(Path folder, String... ways) {
        return new TestFleet(ways.length, command(folder, ways));
    }

    static JvmCommand command(Path folder, String... ways) {
        return command(classes(), folder, ways);
    }

    static JvmCommand command(WorkerProgram program, Path folder, String... ways) {
        return JvmCommand.of(program, folder)
                .withUserArguments(List.of("-D" + MisbehavingWorker.WAYS + "=" + String.join(",", ways),
                        "-XX:TieredStopAtLevel=1"));
    }

    static WorkerProgram classes() {
        return new WorkerProgram(List.of(classFolder()), MisbehavingWorker.class.getName());
    }

    static Path classFolder() {
        try {
            return Path.of(MisbehavingWorker.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    static List<WorkerSpec> specs(int workers) {
        return IntStream.range(0, workers).mapToObj(TestFleet::spec).toList();
    }

    private static WorkerSpec spec(int number) {
        return new WorkerSpec(Role.CLIENT, number, new WorkerSpec.Endpoint("127.0.0.1", 10000 + number, null, 1),
                new WorkerSpec.Service(1, 1, 1, true),
                new WorkerSpec.Tuning(Engine.AUTO, new WorkerSpec.Portions(65536, 65536)),
                ProcessHandle.current().pid());
    }

    Worker worker(int number) {
        return fleet.workers().get(number);
    }

    /** The end of a worker, once it has been told. */
    Event.Ended endOf(Worker worker) {
        return (Event.Ended) await(event -> event instanceof Event.Ended && event.worker().equals(worker));
    }

    Event.Ended end() {
        return endOf(worker(0));
    }

    void awaitReady(Worker worker) {
        await(event -> event instanceof Event.Said(Worker who, Message.Ready _) && who.equals(worker));
    }

    /** Takes events until one matches, which may have come already. */
    Event await(Predicate<Event> wanted) {
        for (Event event : seen) {
            if (wanted.test(event)) {
                return event;
            }
        }
        long until = System.nanoTime() + Await.PATIENCE.toNanos();
        while (true) {
            Event event = poll(until - System.nanoTime());
            assertThat(event).as("no such event in time; before: %s", seen).isNotNull();
            seen.add(event);
            if (wanted.test(event)) {
                return event;
            }
        }
    }

    /** All events so far, in their order. */
    List<Event> events() {
        queue.drainTo(seen);
        return seen;
    }

    List<String> notices() {
        List<String> texts = new ArrayList<>();
        for (Event event : events()) {
            if (event instanceof Event.Said(Worker _, Message.Notice(String text))) {
                texts.add(text);
            }
        }
        return texts;
    }

    List<String> noise(boolean standardError) {
        List<String> lines = new ArrayList<>();
        for (Event event : events()) {
            if (event instanceof Event.Noise(Worker _, String line, boolean error) && error == standardError) {
                lines.add(line);
            }
        }
        return lines;
    }

    @Override
    public void close() {
        fleet.close();
        assertThat(fleet.alive()).isEmpty();
    }

    /** Sends a signal as kill(1) does. */
    static void signal(String name, long pid) throws IOException, InterruptedException {
        Process kill = new ProcessBuilder("/bin/sh", "-c", "kill -" + name + " " + pid).start();
        assertThat(kill.waitFor()).isZero();
    }

    private Event poll(long timeoutNs) {
        try {
            return queue.poll(timeoutNs, TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
