package org.tcpp.reach;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.function.Predicate;

/**
 * How a host is reached: a shell is started there and asked what it has, a tcpp is carried there if it has none, and
 * the shell becomes the agent. Blocks; any thread, a thread for each host.
 */
public final class Approach {

    /** More at once, and sshd refuses some that are not logged in yet (MaxStartups 10:30:100, sshd_config(5)). */
    public static final int LOGINS_AT_ONCE = 8;

    /** A shell answers in a second or two, unless its host or ours is busy. */
    private static final long SHELL_NS = 60_000_000_000L;
    /** Ten megabytes over a slow link. */
    private static final long CARRY_NS = 300_000_000_000L;
    /** An agent on a crowded machine. */
    private static final long AGENT_NS = 60_000_000_000L;

    private final Way way;
    private final Engine engine;
    private final Cargo plain;
    private final Cargo withJava;
    private final Semaphore door = new Semaphore(LOGINS_AT_ONCE);

    /**
     * To any host.
     *
     * @param plain what is carried
     * @param withJava what is carried instead where there is no Java that is new enough, or null
     */
    public Approach(Way way, Engine engine, Cargo plain, Cargo withJava) {
        this.way = way;
        this.engine = engine;
        this.plain = plain;
        this.withJava = withJava;
    }

    /**
     * A host that was reached.
     *
     * @param line to its agent, which has been told nothing yet
     * @param system its system, its machine and what it calls itself, such as {@code Linux x86_64 c01}
     * @param carried true if a tcpp was carried there now
     * @param noise what its shell and the engine said beside
     */
    public record Reached(HostLine line, String system, boolean carried, List<String> noise) {
        public Reached {
            noise = List.copyOf(noise);
        }
    }

    /** It could not be; the message says why, for a person. */
    public static final class Failed extends Exception {
        private static final long serialVersionUID = 1;

        Failed(String why) {
            super(why);
        }
    }

    /**
     * What is there now.
     *
     * @param place the folder there
     * @param version what it says of itself, which it does by the Java there: {@code tcpp 1.0 (1a2b3c), Java 25.0.1}
     * @param carried true if it was carried there now
     */
    public record Pushed(String place, String version, boolean carried) {
    }

    /** Reaches it. */
    public Reached reach(String host) throws Failed, InterruptedException {
        return orWithJava(cargo -> start(host, cargo));
    }

    /** Sees to it that a tcpp is there that runs. */
    public Pushed push(String host) throws Failed, InterruptedException {
        return orWithJava(cargo -> push(host, cargo));
    }

    /** Something to be done with a cargo on a host. */
    private interface Deed<T> {
        T with(Cargo cargo) throws Failed, NoJava, InterruptedException;
    }

    private <T> T orWithJava(Deed<T> deed) throws Failed, InterruptedException {
        try {
            return deed.with(plain);
        } catch (NoJava e) {
            if (withJava == null) {
                throw new Failed(e.getMessage() + " (--carry-java carries one)");
            }
            try {
                return deed.with(withJava);
            } catch (NoJava again) {
                throw new Failed(again.getMessage());
            }
        }
    }

    /** The host has no Java for what was carried. */
    private static final class NoJava extends Exception {
        private static final long serialVersionUID = 1;

        NoJava(String why) {
            super(why);
        }
    }

    private Reached start(String host, Cargo cargo) throws Failed, NoJava, InterruptedException {
        Talk talk = new Talk(host);
        boolean done = false;
        try {
            boolean carried = settle(talk, host, cargo);
            talk.line.send(Script.agent(cargo.digest(), carried));
            Answer.Here here = talk.untilAgent();
            if (here.version() != Answer.VERSION) {
                throw new Failed("its agent is of another version");
            }
            done = true;
            return new Reached(talk.line, talk.answer(Script.SYSTEM), carried, talk.noise);
        } finally {
            if (!done) {
                talk.close();
            }
        }
    }

    private Pushed push(String host, Cargo cargo) throws Failed, NoJava, InterruptedException {
        Talk talk = new Talk(host);
        try {
            boolean carried = settle(talk, host, cargo);
            talk.line.send(Script.show(cargo.digest()));
            talk.until(Script.SHOWN, AGENT_NS, "the tcpp there");
            return new Pushed(talk.answer(Script.PLACE), talk.answer(Script.VERSION), carried);
        } finally {
            talk.close();
        }
    }

    /** Sees to it that the cargo is there; true if it was carried there now. */
    private boolean settle(Talk talk, String host, Cargo cargo) throws Failed, NoJava, InterruptedException {
        talk.line.send(Script.probe(List.of(cargo.digest())));
        talk.until(Script.PROBED, SHELL_NS, "the shell there");
        talk.leaveDoor();
        Platform there = Platform.ofHost(talk.answer(Script.SYSTEM));
        if (cargo.platform() != null && !there.runs(cargo.platform())) {
            throw new Failed("there is no Java 25, and the Java that --carry-java carries is for " + cargo.platform()
                    + ", but this host is " + there);
        }
        boolean absent = !talk.answers.contains(Script.HAS + cargo.digest());
        if (absent) {
            carry(host, cargo);
        }
        return absent;
    }

    private void carry(String host, Cargo cargo) throws Failed, NoJava, InterruptedException {
        Talk talk = new Talk(host);
        try {
            talk.line.send(Script.carry(cargo.digest()));
            talk.until(Script.OPEN, SHELL_NS, "the shell that is to unpack");
            talk.line.send(cargo.packed());
            talk.line.closeInput();
            talk.until(Script.CARRIED, CARRY_NS, "unpacking");
        } catch (IOException e) {
            throw new Failed("this tcpp cannot be read, to carry it there: " + e.getMessage());
        } finally {
            talk.close();
        }
    }

    /** A conversation in which this thread waits for what comes; it begins when there is a place at the door. */
    private final class Talk {

        private final HostLine line;
        private final Set<String> answers = new LinkedHashSet<>();
        private final List<String> noise = new ArrayList<>();
        private boolean atDoor = true;
        private boolean failed;

        Talk(String host) throws Failed, InterruptedException {
            door.acquire();
            try {
                line = HostLine.open(engine, way, host);
            } catch (IOException e) {
                leaveDoor();
                throw new Failed(way.name() + " does not start: " + e.getMessage());
            }
        }

        /** The next one may log in. */
        void leaveDoor() {
            if (atDoor) {
                atDoor = false;
                door.release();
            }
        }

        void close() {
            line.close();
            leaveDoor();
        }

        /** What stands behind a mark, or nothing. */
        String answer(String mark) {
            return answers.stream().filter(line -> line.startsWith(mark)).findFirst()
                    .map(line -> line.substring(mark.length())).orElse("");
        }

        void until(String mark, long patienceNs, String what) throws Failed, NoJava, InterruptedException {
            await(event -> event instanceof HostEvent.Noise(String words) && words.equals(mark), patienceNs, what);
        }

        Answer.Here untilAgent() throws Failed, NoJava, InterruptedException {
            HostEvent.Said said = (HostEvent.Said) await(
                    event -> event instanceof HostEvent.Said m && m.answer() instanceof Answer.Here, AGENT_NS,
                    "the agent there");
            return (Answer.Here) said.answer();
        }

        private HostEvent await(Predicate<HostEvent> wanted, long patienceNs, String what)
                throws Failed, NoJava, InterruptedException {
            long untilNs = System.nanoTime() + patienceNs;
            while (true) {
                HostEvent event = line.await(Math.max(1, untilNs - System.nanoTime()));
                if (event == null) {
                    throw new Failed(what + " did not answer within " + patienceNs / 1_000_000_000L + " s");
                }
                if (wanted.test(event)) {
                    return event;
                }
                take(event);
            }
        }

        private void take(HostEvent event) throws Failed, NoJava {
            switch (event) {
                case HostEvent.Ended ended when ended.how().contains("needs Java") -> throw new NoJava(ended.how());
                case HostEvent.Ended ended when failed ->
                    throw new Failed("tcpp could not be unpacked there, " + ended.how());
                case HostEvent.Ended ended -> throw new Failed(way.name() + " ended, " + ended.how());
                case HostEvent.Noise(String words) when words.equals(Script.FAILED) -> failed = true;
                case HostEvent.Noise(String words) when words.startsWith(Script.MARK) -> answers.add(words);
                case HostEvent.Noise(String words) -> noise.add(words);
                case HostEvent.Said _,HostEvent.ClockRead _ -> {
                    // before its mark an agent says nothing
                }
            }
        }
    }

}
