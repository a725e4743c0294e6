package org.tcpp.cli;

import java.util.List;
import java.util.stream.Stream;
import org.tcpp.address.AddressCheck;
import org.tcpp.address.NumericAddress;
import org.tcpp.message.Content;
import org.tcpp.message.Engine;
import org.tcpp.message.Pacing;
import org.tcpp.size.FixedSize;
import org.tcpp.size.SizePlan;

import static org.tcpp.cli.CliOption.AT_ONCE;
import static org.tcpp.cli.CliOption.BIDIR;
import static org.tcpp.cli.CliOption.BOTH;
import static org.tcpp.cli.CliOption.BUFFER;
import static org.tcpp.cli.CliOption.BURST;
import static org.tcpp.cli.CliOption.BYTES;
import static org.tcpp.cli.CliOption.CHAOS;
import static org.tcpp.cli.CliOption.CLASSIC;
import static org.tcpp.cli.CliOption.CONGESTION;
import static org.tcpp.cli.CliOption.CONNECT;
import static org.tcpp.cli.CliOption.CONNECTIONS;
import static org.tcpp.cli.CliOption.CONNECT_FIRST;
import static org.tcpp.cli.CliOption.CONTROL_ONLY;
import static org.tcpp.cli.CliOption.CONTROL_PORT;
import static org.tcpp.cli.CliOption.DURATION;
import static org.tcpp.cli.CliOption.FRESH_WORKERS;
import static org.tcpp.cli.CliOption.HOLD;
import static org.tcpp.cli.CliOption.INTERVAL;
import static org.tcpp.cli.CliOption.KEEPALIVE;
import static org.tcpp.cli.CliOption.LIVE;
import static org.tcpp.cli.CliOption.LOCAL;
import static org.tcpp.cli.CliOption.LOCAL_COUNT;
import static org.tcpp.cli.CliOption.OMIT;
import static org.tcpp.cli.CliOption.ONLY;
import static org.tcpp.cli.CliOption.PACE;
import static org.tcpp.cli.CliOption.PAYLOAD;
import static org.tcpp.cli.CliOption.PORT;
import static org.tcpp.cli.CliOption.PROCESSES;
import static org.tcpp.cli.CliOption.QUANTUM;
import static org.tcpp.cli.CliOption.QUIET;
import static org.tcpp.cli.CliOption.RECEIVE_BUFFER;
import static org.tcpp.cli.CliOption.REPLY;
import static org.tcpp.cli.CliOption.REVERSE;
import static org.tcpp.cli.CliOption.ROUNDS;
import static org.tcpp.cli.CliOption.ROWS;
import static org.tcpp.cli.CliOption.ROW_SAMPLE;
import static org.tcpp.cli.CliOption.SECRET_FILE;
import static org.tcpp.cli.CliOption.SEED;
import static org.tcpp.cli.CliOption.SEND_BUFFER;
import static org.tcpp.cli.CliOption.SERVE;
import static org.tcpp.cli.CliOption.SIZES;
import static org.tcpp.cli.CliOption.SIZE_CAP;
import static org.tcpp.cli.CliOption.SKIP_COPY;
import static org.tcpp.cli.CliOption.THINK;
import static org.tcpp.cli.CliOption.TIMEOUT;
import static org.tcpp.cli.CliOption.TRIALS;
import static org.tcpp.cli.CliOption.VERBOSE;
import static org.tcpp.cli.CliOption.VERIFY;
import static org.tcpp.cli.CliOption.ZERO_COPY;

/** All rules about options, one line each: what breaks it, and the sentence that the user then reads. */
final class Rules {

    /** Far more than any host runs; it keeps a slip of the finger from being tried. */
    static final int MOST_PROCESSES = 4096;
    /** Per worker; the product with the processes still fits a long. */
    static final long MOST_CONNECTIONS = 1_000_000_000_000L;
    /** Per worker; what a process may really have is for the system to say. */
    static final int MOST_AT_ONCE = 10_000_000;
    static final int MOST_LOCAL_ADDRESSES = 65_536;
    static final int LAST_PORT = 65_535;
    static final int MOST_TRIALS = 10_000;
    static final int SMALLEST_BUFFER = 512;
    static final int LARGEST_BUFFER = 1 << 30;
    static final long MILLISECOND_NS = 1_000_000L;
    static final long YEAR_NS = 365 * 86_400_000_000_000L;
    /** Linux: TCP_CA_NAME_MAX in include/net/tcp.h is 16, the closing zero included. */
    private static final String CONGESTION_NAME = "[A-Za-z0-9_-]{1,15}";
    /** Linux: MAX_TCP_KEEPIDLE in include/net/tcp.h. */
    private static final int LONGEST_KEEPALIVE_SECONDS = 32_767;
    /** What Java puts for bytes that are no text. */
    private static final char REPLACEMENT = '\ufffd';
    private static final String LABEL_KEY = "[A-Za-z][A-Za-z0-9_.-]*";

    private final Given given;

    private Rules(Given given) {
        this.given = given;
    }

    /** Which options may stand together. Throws {@link UsageError} with the first rule that is broken. */
    static void checkGiven(Given given) {
        Rules r = new Rules(given);
        r.refuse(r.lacks(SERVE) && r.lacks(CONNECT) && r.lacks(BOTH) && given.manyHosts() == null,
                "one of -s, -c HOST, --loopback and --hosts LIST is needed");
        r.exclusive(SERVE, CONNECT);
        r.exclusive(SERVE, BOTH);
        r.exclusive(CONNECT, BOTH);
        HostRules.checkGiven(given);
        for (CliOption option : given.ofRun()) {
            r.refuse(!option.modes().contains(given.mode()), option, r.belongsTo(option, given.mode()));
            r.checkText(option);
        }
        Stream.of(VERBOSE, LIVE).forEach(option -> r.exclusive(QUIET, option));
        OutputRules.checkGiven(given);
        r.exclusive(BYTES, SIZES);
        r.exclusive(CLASSIC, CONTROL_PORT);
        r.exclusive(CLASSIC, SECRET_FILE);
        r.exclusive(CONTROL_ONLY, CLASSIC);
        r.exclusive(VERIFY, CLASSIC);
        Stream.of(REVERSE, BIDIR, REPLY, PACE, BURST).forEach(option -> r.exclusive(option, CLASSIC));
        Stream.of(BIDIR, REPLY).forEach(option -> r.exclusive(REVERSE, option));
        Stream.of(ROUNDS, THINK).forEach(option -> r.exclusive(option, BIDIR));
        r.exclusive(VERIFY, SKIP_COPY);
        r.refuse(
                given.mode() == Mode.CLIENT && !r.lacks(SKIP_COPY)
                        && Stream.of(REVERSE, BIDIR, REPLY).allMatch(r::lacks),
                SKIP_COPY, "needs --reverse, --bidir or --reply MIX, or the client receives nothing");
        r.refuse(given.has(PAYLOAD) && Stream.of(VERIFY, CHAOS).allMatch(r::lacks), PAYLOAD,
                "needs --verify, which checks what is sent");
        r.needs(LOCAL_COUNT, LOCAL, "the first of the addresses");
        r.needs(ROUNDS, REPLY, "what the server answers");
        r.needs(THINK, REPLY, "what the server answers");
        r.needs(SIZE_CAP, r.lacks(REPLY) ? SIZES : REPLY, "a mix to cap");
        Stream.of(CLASSIC, REVERSE, BIDIR, REPLY, PACE, BURST, CONNECT_FIRST, SKIP_COPY)
                .forEach(option -> r.exclusive(CHAOS, option));
        Schedules.checkGiven(given);
        r.needs(ONLY, CHAOS, "which draws what that connection does");
        Stream<CliOption> drawn = Schedules.draws(given) ? Stream.of(SEED) : Stream.of(REPLY, PACE, CHAOS);
        r.needs(SEED, drawn.filter(o -> !r.lacks(o)).findFirst().orElse(SIZES), "a mix to draw from");
        r.needs(FRESH_WORKERS, TRIALS, "all of which use the same workers otherwise");
        r.needs(ROW_SAMPLE, ROWS, "where the rows go");
        r.needs(HOLD, CONNECT_FIRST, "which opens the connections that are held");
    }

    /** What holds for the argument of any option, of a tool as well. Throws {@link UsageError} if it is broken. */
    static void checkTexts(Given given) {
        Rules r = new Rules(given);
        given.all().forEach(r::checkText);
    }

    private void checkText(OptionRow option) {
        boolean names = List.of("FILE", "HOST").contains(option.argument() + "");
        for (String text : given.texts(option)) {
            String named = given.named(option, text) + ": ";
            refuse(text.isBlank(), named + option.argument() + " is empty");
            refuse(text.indexOf(REPLACEMENT) >= 0, named + "not text in " + System.getProperty("sun.jnu.encoding")
                    + ", the encoding of this locale");
            refuse(names && text.matches("-.+"), named + option.argument() + " looks like an option");
        }
    }

    /** What their values may be. Throws {@link UsageError} with the first rule that is broken. */
    static void checkValues(Given given, Options o) {
        Rules r = new Rules(given);
        Options.Workload w = o.workload();
        r.range(PROCESSES, o.placement().processes(), 1, MOST_PROCESSES, "worker processes");
        r.range(CONNECTIONS, w.connections(), 1, MOST_CONNECTIONS, "connections per worker");
        r.range(AT_ONCE, w.atOnce(), 1, MOST_AT_ONCE, "connections at once per worker");
        r.range(BYTES, bytes(w.sizes()), SizePlan.SMALLEST, Long.MAX_VALUE, "bytes, the header included");
        r.range(SIZE_CAP, w.sizes().cap(), SizePlan.SMALLEST, Long.MAX_VALUE, "bytes, the opening included");
        r.time(DURATION, w.times().durationNs(), MILLISECOND_NS, YEAR_NS);
        r.time(TIMEOUT, w.times().timeoutNs(), MILLISECOND_NS, YEAR_NS);
        r.range(ROUNDS, given.parse(ROUNDS, Units::parseCount, 1L), 1, MOST_CONNECTIONS, "rounds on each connection");
        r.range(REPLY, w.exchange().replies() == null ? 1 : w.exchange().replies().mix().largestBytes(), 1,
                Long.MAX_VALUE, "bytes");
        Pacing pacing = w.exchange().pacing();
        r.range(PACE, pacing.rates() == null ? 1 : pacing.rates().mix().largestBytes(), 1, Long.MAX_VALUE,
                "bytes a second");
        r.range(BURST, pacing.burstBytes(), SizePlan.SMALLEST, Long.MAX_VALUE, "bytes");
        r.time(BURST, pacing.pauseNs(), MILLISECOND_NS, YEAR_NS);
        r.range(ONLY, w.exchange().chaos().only(), 0, MOST_CONNECTIONS, "as the index of a connection");
        r.time(THINK, w.exchange().thinkNs(), 0, YEAR_NS);
        r.time(HOLD, w.holding().holdNs(), 0, YEAR_NS);
        r.time(INTERVAL, o.measuring().intervalNs(), 10 * MILLISECOND_NS, YEAR_NS);
        r.time(OMIT, o.measuring().omitNs(), 0, YEAR_NS);
        r.range(TRIALS, o.measuring().trials(), 1, MOST_TRIALS, "runs");
        r.refuse(given.has(ZERO_COPY) && o.workload().content() == Content.KEYED, PAYLOAD,
                "keyed bytes are made anew for each write, and with --zerocopy they may not change; allowed is shared");
        Stream.of(CONGESTION, SKIP_COPY, ZERO_COPY).forEach(option -> r.refuse(
                given.has(option) && o.tuning().engine() == Engine.NIO, option,
                "java.nio has no way to do this; it needs --engine epoll"));
        r.checkPlacement(o, o.placement());
        r.checkWords(o);
        OutputRules.checkValues(given, o);
        ServerRules.checkValues(given, o);
        HostRules.checkValues(given, o);
        int sendBuffer = o.tuning().sockets().sendBufferBytes();
        r.range(SEND_BUFFER, sendBuffer < 0 ? SMALLEST_BUFFER : sendBuffer, SMALLEST_BUFFER, LARGEST_BUFFER,
                "bytes, and system");
        r.range(RECEIVE_BUFFER, o.tuning().sockets().receiveBufferBytes(), SMALLEST_BUFFER, LARGEST_BUFFER, "bytes");
        r.range(KEEPALIVE, o.tuning().sockets().keepAliveSeconds(), 1, LONGEST_KEEPALIVE_SECONDS, "seconds");
        r.range(BUFFER, o.tuning().portions().bufferBytes(), SMALLEST_BUFFER, LARGEST_BUFFER, "bytes");
        r.range(QUANTUM, o.tuning().portions().quantumBytes(), SMALLEST_BUFFER, LARGEST_BUFFER, "bytes");
    }

    private void checkPlacement(Options o, Options.Placement p) {
        int last = p.basePort() + p.processes() - 1;
        int control = o.control().port();
        range(PORT, p.basePort(), 1, LAST_PORT, "");
        refuse(last > LAST_PORT, given.has(PORT) ? PORT : PROCESSES, beyondLastPort(p.basePort(), last));
        range(CONTROL_PORT, control, 1, LAST_PORT, "");
        refuse(control == 0 && given.mode() != Mode.LOOPBACK && !o.control().classic(), PORT,
                "allowed are 2 to " + LAST_PORT + " where the control connection takes the port below");
        refuse(given.has(CONTROL_PORT) && control >= p.basePort() && control <= last, CONTROL_PORT,
                "is one of the data ports " + p.basePort() + " to " + last);
        checkAddress(LOCAL, p.local());
        refuse(given.has(LOCAL) && NumericAddress.parse(p.local()).isEmpty(), LOCAL, "allowed are IP addresses");
        range(LOCAL_COUNT, p.localCount(), 1, MOST_LOCAL_ADDRESSES, "local addresses");
        refuse(NumericAddress.runsOut(p.local(), p.localCount()), LOCAL_COUNT,
                "so many addresses from " + p.local() + " on run past the last address there is");
    }

    private void checkAddress(CliOption option, String text) {
        String complaint = given.has(option) ? AddressCheck.complaint(text).orElse(null) : null;
        refuse(complaint != null, option, complaint);
    }

    private void checkWords(Options o) {
        String congestion = o.tuning().sockets().congestion();
        refuse(congestion != null && !congestion.matches(CONGESTION_NAME), CONGESTION,
                "allowed are the names in net.ipv4.tcp_available_congestion_control");
        List<Options.Label> labels = o.output().labels();
        for (int i = 0; i < labels.size(); i++) {
            Options.Label label = labels.get(i);
            String shown = given.texts(CliOption.LABEL).get(i);
            refuse(!label.key().matches(LABEL_KEY),
                    "--label " + shown + ": allowed are KEY=VALUE, the key of A-Z a-z 0-9 _ . - and "
                            + "beginning with a letter");
            refuse(label.value().chars().anyMatch(Character::isISOControl), "--label " + label.key()
                    + ": control characters are not allowed");
            refuse(labels.stream().filter(l -> l.key().equals(label.key())).count() > 1,
                    "--label " + shown + ": " + label.key() + " is given twice");
        }
    }

    private void refuse(boolean broken, String sentence) {
        if (broken) {
            throw new UsageError(sentence);
        }
    }

    private void refuse(boolean broken, OptionRow option, String sentence) {
        refuse(broken, given.named(option) + ": " + sentence);
    }

    private void exclusive(CliOption one, CliOption other) {
        refuse(given.has(one) && given.has(other), given.named(one) + " with " + given.named(other)
                + ": only one of these is allowed");
    }

    private void needs(CliOption option, CliOption other, String what) {
        String form = other.dashed() + (other.argument() == null ? "" : " " + other.argument());
        refuse(given.has(option) && !given.has(other), option, "needs " + form + ", " + what);
    }

    /** A default is not checked: it may stand for no limit. */
    private void range(CliOption option, long value, long least, long most, String things) {
        String range = most == Long.MAX_VALUE ? "at least " + least : least + " to " + most;
        refuse(given.has(option) && (value < least || value > most), option,
                ("allowed are " + range + " " + things).strip());
    }

    private void time(CliOption option, long ns, long leastNs, long mostNs) {
        refuse(given.has(option) && (ns < leastNs || ns > mostNs), option,
                "allowed are " + Units.time(leastNs) + " to " + Units.time(mostNs));
    }

    private boolean lacks(CliOption option) {
        return !given.has(option);
    }

    private String belongsTo(CliOption option, Mode mode) {
        if (mode == Mode.MESH) {
            return "not allowed with " + given.name(given.manyHosts());
        }
        String owner = option.modes().contains(Mode.CLIENT) && option.modes().contains(Mode.SERVER)
                ? "allowed with -s or -c only"
                : option.modes().contains(Mode.CLIENT) ? "allowed for clients only" : "allowed for servers only";
        return owner + ", not with " + switch (mode) {
            case SERVER -> given.name(SERVE);
            case CLIENT -> given.name(CONNECT);
            case LOOPBACK, MESH -> given.name(BOTH);
        };
    }

    private static String beyondLastPort(int base, int last) {
        return "the last worker's port would be " + last + " (base port " + base + "); allowed are ports up to "
                + LAST_PORT;
    }

    private static long bytes(SizePlan sizes) {
        return sizes.mix() instanceof FixedSize fixed ? fixed.bytes() : SizePlan.SMALLEST;
    }
}
