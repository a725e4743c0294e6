package org.tcpp.launcher;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.tcpp.cli.CommandLine;
import org.tcpp.cli.Options;
import org.tcpp.cli.Parsed;
import org.tcpp.message.ExitStatus;
import org.tcpp.output.Console;
import org.tcpp.output.OutputError;
import org.tcpp.output.Outputs;
import org.tcpp.plan.Planned;
import org.tcpp.plan.Planner;
import org.tcpp.reach.Answer;

/** A command that an agent runs for its head, in a thread of its own: a server, or a pair's client. */
abstract class AgentRun {

    final Consumer<Answer> voice;
    final Signals signals = Signals.none();
    private final int pair;
    private final AtomicReference<String> lastLine = new AtomicReference<>();
    private Thread thread;

    /** Of a pair, or of {@link Answer.Unable#SERVER}, which tells by {@code voice}. */
    AgentRun(int pair, Consumer<Answer> voice) {
        this.pair = pair;
        this.voice = voice;
    }

    /** Begins with the words of its command. */
    final void start(List<String> words) {
        thread = Thread.ofPlatform().daemon().name("run-" + pair).start(() -> {
            try {
                run(words);
            } catch (RuntimeException | OutputError fault) {
                unable(ExitStatus.SOFTWARE.code(), "a bug in tcpp: " + fault);
            }
        });
    }

    /** Ends it without waiting for anybody: whoever it was for is done with it, or gone. */
    final void end(String why) {
        signals.request(why, true);
    }

    /** Waits until it is over, no longer than that. */
    final void awaitEnd(Duration patience) {
        try {
            thread.join(patience);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** True if it is over, and all is told. */
    final boolean isOver() {
        return thread.getState() == Thread.State.TERMINATED; // isAlive() is true for an instant after join()
    }

    private void run(List<String> words) throws OutputError {
        Options options;
        switch (CommandLine.parse(words.toArray(String[]::new))) {
            case Parsed.Run run -> options = run.options();
            case Parsed.Wrong wrong -> {
                unable(ExitStatus.USAGE.code(), wrong.message());
                return;
            }
            case Parsed.Use _ -> {
                unable(ExitStatus.USAGE.code(), "is no run");
                return;
            }
        }
        Planned planned = Planner.plan(options);
        Preflight preflight = planned instanceof Planned.Ready ready ? Preflight.look(ready.plan()) : Preflight.NOTHING;
        if (!preflight.refusals().isEmpty()) {
            unable(ExitStatus.USAGE.code(), String.join("; ", preflight.refusals()));
            return;
        }
        Console console = Console.of(this::remark);
        try (Outputs outputs = Outputs.open(options, planned.plan(), console)) {
            run(new Invocation(options, words, preflight.warnings()), planned, console, outputs);
        }
    }

    /** Does it, until it is over. */
    abstract void run(Invocation invocation, Planned planned, Console console, Outputs outputs);

    /** It cannot be. */
    final void unable(int status, String reason) {
        voice.accept(new Answer.Unable(pair, status, reason));
    }

    /** Tells the last line for a person, which was not the reason of anything. */
    final void flush() {
        String last = lastLine.getAndSet(null);
        if (last != null) {
            voice.accept(new Answer.Remark(last));
        }
    }

    /** The last line for a person, which says why something is not. */
    final String lastLine() {
        return lastLine.get();
    }

    /** What the command says to a person; its reasons not to be are told apart. */
    void remark(String line) {
        String before = lastLine.getAndSet(line);
        if (before != null) {
            voice.accept(new Answer.Remark(before));
        }
    }
}
