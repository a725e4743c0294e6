package org.tcpp.conduct;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.tcpp.control.ClockOffset;
import org.tcpp.pattern.HostEntry;
import org.tcpp.pattern.HostList;
import org.tcpp.pattern.Pattern;
import org.tcpp.reach.Answer;
import org.tcpp.reach.HostEvent;
import org.tcpp.reach.Order;

/** A conduct, a clock that the test moves, and all that the conduct wanted done. */
final class Play {

    static final Order.Begin FIRST = new Order.Begin("00ff", 10_000_000_000L);

    final Conduct conduct;
    private final int missing;
    long nowNs = 1_000_000_000_000L;
    private final List<Task> tasks = new ArrayList<>();

    Play(Pattern pattern, String hosts, int missing) {
        this.missing = missing;
        conduct = new Conduct(pattern.among(HostList.parse(hosts)), wording("-s"), missing, FIRST);
    }

    /** Three hosts in a ring. */
    static Play ring() {
        return new Play(Pattern.RING, "h[1-3]", 0);
    }

    /** The same, whose round is under way. */
    static Play running() {
        return ring().reached("h1", "h2", "h3").serving("h1", "h2", "h3").goes();
    }

    private static Wording wording(String... server) {
        return new Wording() {
            @Override
            public List<String> server() {
                return List.of(server);
            }

            @Override
            public List<String> client(Cell cell) {
                return List.of("-c", cell.server());
            }
        };
    }

    private Play(Conduct conduct, int missing, long nowNs) {
        this.conduct = conduct;
        this.missing = missing;
        this.nowNs = nowNs;
        happens(new Happening.Tick());
    }

    /** Another run, which begins when this one is over. */
    Play again(Pattern pattern, String... server) {
        List<HostEntry> hosts = conduct.hosts().stream().map(Participant::entry).toList();
        return new Play(conduct.again(pattern.among(hosts), wording(server), missing), missing, nowNs);
    }

    /** The same once more. */
    Play again() {
        return again(Pattern.RING, "-s");
    }

    Play happens(Happening happening) {
        tasks.addAll(conduct.step(happening, nowNs));
        return this;
    }

    Play passes(long ns) {
        nowNs += ns;
        return happens(new Happening.Tick());
    }

    Play reached(String... hosts) {
        Arrays.stream(hosts).forEach(host -> happens(new Happening.Reached(host)));
        return this;
    }

    Play unreached(String host, String why) {
        return happens(new Happening.Unreached(host, why));
    }

    Play says(String host, Answer answer) {
        return happens(new Happening.Heard(host, new HostEvent.Said(answer, nowNs)));
    }

    Play noise(String host, String line) {
        return happens(new Happening.Heard(host, new HostEvent.Noise(line)));
    }

    Play clock(String host, long offsetNs) {
        return happens(new Happening.Heard(host, new HostEvent.ClockRead(new ClockOffset(offsetNs, offsetNs))));
    }

    Play ends(String host, String how) {
        return happens(new Happening.Heard(host, new HostEvent.Ended(how)));
    }

    /** Hosts that serve say that they do. */
    Play serving(String... hosts) {
        Arrays.stream(hosts).forEach(host -> says(host, new Answer.Serving()));
        return this;
    }

    /** All that were told to prepare say that they are ready, and all whose clocks are to be read tell them. */
    Play goes() {
        List.copyOf(tasks).forEach(task -> {
            if (task instanceof Task.Tell(String host, Order.Prepare prepare)) {
                says(host, new Answer.Ready(prepare.pair()));
            }
        });
        clocks();
        return this;
    }

    /** Clocks are read, those of later hosts by a second ahead of those of earlier ones. */
    Play clocks() {
        for (List<Task.ReadClock> asked = wanted(Task.ReadClock.class); !asked
                .isEmpty(); asked = wanted(Task.ReadClock.class)) {
            asked.forEach(read -> clock(read.host(), 1_000_000_000L * (read.host().charAt(1) - '0')));
        }
        return this;
    }

    Play over(String host, int pair, long lateNs) {
        return says(host, new Answer.Over(pair, lateNs, "{}"));
    }

    /** What it wanted done since the last call, of one kind. */
    <T extends Task> List<T> wanted(Class<T> kind) {
        List<T> found = tasks.stream().filter(kind::isInstance).map(kind::cast).toList();
        tasks.removeIf(kind::isInstance);
        return found;
    }

    /** How people call the run of a pair that was told to prepare, all that was told since the last call. */
    String run(int pair) {
        return wanted(Task.Tell.class).stream().map(Task.Tell::order)
                .filter(Order.Prepare.class::isInstance).map(Order.Prepare.class::cast)
                .filter(prepare -> prepare.pair() == pair).findFirst().orElseThrow().run();
    }

    /** Hosts that are to be reached, since the last call. */
    List<String> sought() {
        return wanted(Task.Reach.class).stream().map(Task.Reach::host).toList();
    }

    /** What hosts were told since the last call, each {@code host order}. */
    List<String> told() {
        return wanted(Task.Tell.class).stream()
                .map(tell -> tell.host() + " " + tell.order().getClass().getSimpleName()).toList();
    }

    List<String> remarks() {
        return wanted(Task.Remark.class).stream().map(Task.Remark::line).toList();
    }

    List<String> complaints() {
        return wanted(Task.Complain.class).stream().map(Task.Complain::line).toList();
    }

    List<Cell> settled() {
        return wanted(Task.Settle.class).stream().map(Task.Settle::cell).toList();
    }

    Participant host(String name) {
        return conduct.hosts().stream().filter(host -> host.name().equals(name)).findFirst().orElseThrow();
    }
}
