package org.tcpp.cli;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * The one table of the options of runs. The parser, {@code --help}, the OPTIONS section of the manual and the
 * completion of the shell all derive from it; its order is theirs.
 */
public enum CliOption implements OptionRow {

    // @formatter:off: a table
    SERVE('s', "server", null, Topic.MODE, For.ONE_PAIR, null, "Be a server: one worker listens on each port."),
    CONNECT('c', "client", "HOST", Topic.MODE, For.ONE_PAIR, null,
            "Be a client of HOST: a name, an IPv4 or an IPv6 address; several with commas are taken in turn, "
                    + "connection i by that of number i modulo their number."),
    BOTH(' ', "loopback", null, Topic.MODE, For.ONE_PAIR, null,
            "Be server and client on this host in one command, for a first look and for tests."),

    CLIENT_HOSTS(' ', "clients", "LIST", Topic.HOSTS, For.MANY, null,
            "Be clients on these hosts, which begin at one instant: h[1-3,7], c[01-32], several with commas, or @FILE. "
                    + "NAME=ADDRESS says what connections to a host go to, where that is not how it is reached."),
    SERVER_HOSTS(' ', "servers", "LIST", Topic.HOSTS, For.MANY, null, "The servers of --clients, in the same form."),
    HOSTS(' ', "hosts", "LIST", Topic.HOSTS, For.MANY, "with --via srun: those of the allocation",
            "In place of --clients and --servers: hosts of which each may be both."),
    PATTERN(' ', "pattern", "NAME", Topic.HOSTS, For.MANY, "mesh",
            "Who exchanges data with whom: pairs, mesh (every client with every server), incast (the clients share the "
                    + "servers; of --hosts, all others with the first), outcast (the other way round), ring, bisection "
                    + "(the first half with the second), or shift (the pairs of a mesh, in rounds in which each host "
                    + "sends to one and receives from one)."),
    PAIRS(' ', "pairs", "FILE", Topic.HOSTS, For.MANY, null,
            "In place of --pattern: a client and its server on each line of FILE; a line that says round begins the "
                    + "next round."),
    VIA(' ', "via", "HOW", Topic.HOSTS, For.MANY, "ssh",
            "How hosts are reached: ssh, with your configuration; srun, within an allocation of Slurm; or a command "
                    + "with {host} in it, which is started once for each host and has to run what follows it there."),
    MISSING(' ', "missing", "N", Topic.HOSTS, For.MANY, "0",
            "So many hosts may not be ready, and the others begin all the same."),
    CARRY_JAVA(' ', "carry-java", null, Topic.HOSTS, For.MANY, null,
            "Take a Java along to hosts that have none of version 25."),

    PROCESSES('p', "procs", "N", Topic.WORK, For.ALL, Defaults.PROCESSES + "; with several servers: one for each",
            "Worker processes."),
    CONNECTIONS('t', "tcps", "N", Topic.WORK, For.CLIENTS, Defaults.CONNECTIONS + "; with -d: no limit",
            "Connections per worker over the run."),
    AT_ONCE('m', "max", "N", Topic.WORK, For.ALL, Defaults.AT_ONCE
                    + "; with --rate: those of two seconds, " + Defaults.LEAST_AT_ONCE + " to "
                    + Defaults.MOST_AT_ONCE + "; server: as many as descriptors allow",
            "Connections at once per worker. On a server so many are served at once per worker, and the others "
                    + "wait in the backlog."),
    BYTES('b', "bytes", "N", Topic.WORK, For.CLIENTS, Defaults.BYTES + "; with --chaos: " + Defaults.CHAOS_BYTES,
            "Bytes per connection, the header of 12 included. Suffixes k M G T mean powers of 1000, Ki Mi Gi Ti "
                    + "powers of 1024."),
    SIZES(' ', "sizes", "MIX", Topic.WORK, For.CLIENTS, null,
            "In place of -b: draw each connection's bytes from a mix: weights such as 1k:50,64k:30,10M:20, a "
                    + "distribution (uniform, lognormal, pareto, cdf:FILE) or the name of a published one "
                    + "(websearch, datamining, hadoop, storage)."),
    SIZE_CAP(' ', "size-cap", "N", Topic.WORK, For.CLIENTS, "none", "No size that is drawn from a mix is larger."),
    SEED(' ', "seed", "N", Topic.WORK, For.CLIENTS, Defaults.SEED,
            "Where the draws of mixes start; the same seed gives the same draws."),
    DURATION('d', "duration", "TIME", Topic.WORK, For.CLIENTS, "no limit",
            "Start no more connections after TIME (500ms, 10s, 2m, 1h)."),
    TIMEOUT(' ', "timeout", "TIME", Topic.WORK, For.CLIENTS, Units.time(Defaults.TIMEOUT_NS),
            "Give up on a connection that makes no progress for so long, be it connecting or sending."),
    OFFERED(' ', "rate", "N", Topic.WORK, For.CLIENTS, "as many as go",
            "Begin N connections a second, over all workers, whatever becomes of those before them "
                    + "(docs/open-loop.md): 20k or 20k/s. -m then says how many may be under way, not how many are."),
    ARRIVALS(' ', "arrivals", "SHAPE", Topic.WORK, For.CLIENTS, "poisson",
            "How the connections of --rate are spread: poisson (independent of each other), constant (at equal "
                    + "distances) or pareto:ALPHA (with heavy tails). In place of --rate: burst:N,PERIOD, or ramp:A-B, "
                    + "from A a second to B over the time of -d."),
    CLOSE(' ', "close", "WHO", Topic.WORK, For.CLIENTS,
            Defaults.CLOSING.word() + "; with --classic or --reverse: " + Defaults.CLASSIC_CLOSING.word(),
            "Who closes a connection first: client, server (which confirms each connection end to end and "
                    + "leaves TIME_WAIT there), reset (confirmed, then RST), or half (the client shuts its side when "
                    + "it has sent everything; the server goes on, and closes after that)."),
    REVERSE(' ', "reverse", null, Topic.WORK, For.CLIENTS, null,
            "The server sends -b bytes on each connection, the client receives them."),
    BIDIR(' ', "bidir", null, Topic.WORK, For.CLIENTS, null,
            "Both ends send at once on each connection: the client -b bytes, the server --reply bytes, or as many."),
    REPLY(' ', "reply", "MIX", Topic.WORK, For.CLIENTS, null,
            "The client asks with -b bytes, and when these have come the server answers with so many, a number or a "
                    + "mix as of --sizes."),
    ROUNDS(' ', "rounds", "N", Topic.WORK, For.CLIENTS, Defaults.ROUNDS,
            "With --reply: so many questions and answers on each connection, one after the other."),
    THINK(' ', "think", "TIME", Topic.WORK, For.CLIENTS, "0s",
            "With --reply: rest for so long between an answer and the next question."),
    PACE(' ', "pace", "RATE", Topic.WORK, For.CLIENTS, "as fast as it goes",
            "Send no faster on each connection, at either end: bytes a second, a number or a range such as 1M-10M, "
                    + "from which each connection draws its own."),
    BURST(' ', "burst", "N,TIME", Topic.WORK, For.CLIENTS, null,
            "Rest for TIME after each N bytes that a connection has sent, at either end."),
    CONNECT_FIRST(' ', "connect-first", null, Topic.WORK, For.CLIENTS, null,
            "Open all -m connections of all workers before any sends data."),
    HOLD(' ', "hold", "TIME", Topic.WORK, For.CLIENTS, "0s",
            "With --connect-first: keep the connections open and idle for so long before data flows."),
    VERIFY(' ', "verify", null, Topic.WORK, For.CLIENTS, null,
            "Compare every byte at the receiver with what was sent, and say what happened to those that differ; any "
                    + "that does makes the exit status 13."),
    PAYLOAD(' ', "payload", "HOW", Topic.WORK, For.CLIENTS,
            "keyed; shared with --zerocopy, --engine nio, or very many workers",
            "With --verify: what is sent: keyed, other bytes on each connection, which tells where damaged ones come "
                    + "from; or shared, the same region of bytes for all, which costs less."),

    CHAOS(' ', "chaos", "MIX", Topic.WORK, For.CLIENTS, null,
            "Let some connections misbehave, at both ends, and judge how each ends: all, or behaviours with weights "
                    + "such as reset-midway:10,half-close:5. Half of the connections are verified bystanders, or as "
                    + "many as plain:WEIGHT says (docs/exercise.md)."),
    ONLY(' ', "only", "INDEX", Topic.WORK, For.CLIENTS, null,
            "With --chaos: make this one connection, with all that the seed draws for it."),

    PORT('r', "port", "N", Topic.ADDRESS, For.ALL, Defaults.BASE_PORT, "Base port; worker i uses base + i, i from 0."),
    LOCAL('l', "local", "IP", Topic.ADDRESS, For.ONE_PAIR, "any",
            "First local address that connections are bound to. On a server the address to listen on."),
    LOCAL_COUNT('M', "local-count", "N", Topic.ADDRESS, For.ONE_CLIENT, Defaults.LOCAL_COUNT,
            "So many successive local addresses from -l on, taken in turn by new connections."),

    RATE('C', "cps", null, Topic.OUTPUT, For.CLIENTS, null, "Show connections per second instead of Gbps."),
    CPU('T', "cpu", null, Topic.OUTPUT, For.ONE_PAIR, null,
            "Show CPU use as user, nice, sys, intr and idle: at the end of a client's run, every ten seconds on "
                    + "a server."),
    JSON('o', "json", "FILE", Topic.OUTPUT, For.ALL, null,
            "Write the result as JSON to FILE; into the folder DIR/ a file for each run. With - it goes to standard "
                    + "output and the text to standard error. On a server each run's result takes the place of the "
                    + "one before."),
    JSON_STREAM(' ', "json-stream", "FILE", Topic.OUTPUT, For.ONE_PAIR, null,
            "Write the facts of every run to FILE as they come, one JSON object a line. With - as for -o."),
    CSV(' ', "csv", "FILE", Topic.OUTPUT, For.ALL, null,
            "Append one row with the summary of every run to FILE, with a header if the file is new. With - "
                    + "as for -o."),
    HTML(' ', "html", "FILE", Topic.OUTPUT, For.ALL, null,
            "Write the result as a page with charts for a browser to FILE, which needs nothing else; DIR/ and - as "
                    + "for -o."),
    ROWS(' ', "connections", "FILE", Topic.OUTPUT, For.ONE_CLIENT, null,
            "Write a row for each connection, with what both ends know of it, to FILE: as JSON lines if its name ends "
                    + "in .jsonl, .ndjson or .json, else as CSV. With --trials to a file for each, numbered as "
                    + "with -o. With - as for -o."),
    ROW_SAMPLE(' ', "connections-sample", "N%", Topic.OUTPUT, For.CLIENTS, "100%",
            "With --connections: write rows of such a share of the connections, the same at both ends."),
    LIVE(' ', "live", null, Topic.OUTPUT, For.ONE_PAIR, null,
            "Show how runs stand over the whole screen of the terminal while they last; where there is none, in a line "
                    + "a second."),
    METRICS(' ', "openmetrics", "PORT", Topic.OUTPUT, For.ONE_PAIR, null,
            "Answer whoever scrapes /metrics over HTTP on that port, with counts of the runs so far. Of this host "
                    + "only, unless an address to listen on stands before it: 0.0.0.0:PORT, [::]:PORT."),
    METRICS_FILE(' ', "openmetrics-file", "FILE", Topic.OUTPUT, For.ONE_PAIR, null,
            "Keep the same counts in FILE, whole at any time and at most a second old, in Prometheus' text format, as "
                    + "node_exporter reads them from NAME.prom."),
    LABEL(' ', "label", "KEY=VALUE", Topic.OUTPUT, For.ALL, null,
            "Carry a label into the JSON and CSV results. May be given several times."),
    QUIET('q', "quiet", null, Topic.OUTPUT, For.ALL, null,
            "Print the result, a verdict that is not complete, and errors; no progress and no remarks."),
    VERBOSE('v', "verbose", null, Topic.OUTPUT, For.ALL, null, "Say what happens, also where there is no terminal."),

    ONE_OFF('1', "one-off", null, Topic.SERVING, For.SERVERS, null,
            "End after one client run: when the first connections have come and all have gone for a second."),
    READY_FILE(' ', "ready-file", "FILE", Topic.SERVING, For.SERVERS, null,
            "Write FILE, with pid and ports as JSON, once every worker listens; remove it at the end."),

    INTERVAL(' ', "interval", "TIME", Topic.MEASURING, For.ALL, Units.time(Defaults.INTERVAL_NS),
            "Length of the intervals in the result."),
    OMIT(' ', "omit", "TIME", Topic.MEASURING, For.CLIENTS, "0s",
            "Begin the steady window not before TIME after the start of the run."),
    TRIALS(' ', "trials", "N", Topic.MEASURING, For.CLIENTS, Defaults.TRIALS,
            "Do the whole run so many times, each with a result of its own, and a summary over all."),
    FRESH_WORKERS(' ', "fresh-workers", null, Topic.MEASURING, For.CLIENTS, null,
            "Start the workers anew for each of the trials, instead of using them for all."),
    DISTURB(' ', "disturb", "FILE", Topic.MEASURING, For.ONE_CLIENT, null,
            "Run the commands that stand in FILE, each in a line behind its time after the start of the run (500ms, "
                    + "10s) or behind end, in shells on this host, and tell what each did to the rate and how long "
                    + "that took to recover (docs/disturb.md)."),
    MAX_FAILURES(' ', "max-failures", "N|N%", Topic.MEASURING, For.CLIENTS, Defaults.MAX_FAILURES.text(),
            "So many connections, or such a share of them, may fail and the run still counts as complete."),

    CLASSIC(' ', "classic", null, Topic.CONTROL, For.ONE_CLIENT, null,
            "Do without a control connection, as for the original tcpp as server."),
    CONTROL_PORT(' ', "control-port", "N", Topic.CONTROL, For.PEERS, "base port - 1",
            "Port of the control connection."),
    CONTROL_ONLY(' ', "control-only", null, Topic.CONTROL, For.SERVERS, null,
            "Serve only clients with a control connection."),
    SECRET_FILE(' ', "secret-file", "FILE", Topic.CONTROL, For.PEERS, null,
            "Serve, or be served by, only those who know the secret in FILE, which nobody else may be able to "
                    + "read."),

    ENGINE(' ', "engine", "NAME", Topic.TUNING, For.ALL, Defaults.ENGINE.word(),
            "Which way to the system's sockets: epoll (Linux), nio (everywhere), or auto, which is epoll where "
                    + "it works."),
    CONGESTION(' ', "congestion", "NAME", Topic.TUNING, For.ALL, "the system's",
            "Congestion control of the data connections (Linux)."),
    NO_DELAY(' ', "nodelay", "on|off", Topic.TUNING, For.ALL, Defaults.NO_DELAY ? "on" : "off",
            "TCP_NODELAY of the data connections."),
    SEND_BUFFER(' ', "sndbuf", "N|system", Topic.TUNING, For.ALL,
            "the system's, but 256 KiB where a path is as short as loopback",
            "SO_SNDBUF in bytes; system: the system's own on every path."),
    RECEIVE_BUFFER(' ', "rcvbuf", "N", Topic.TUNING, For.ALL, "the system's", "SO_RCVBUF in bytes."),
    DSCP(' ', "dscp", "N|NAME", Topic.TUNING, For.ALL, "the system's",
            "Mark what this end sends with a differentiated services code point: 0 to 63, or a name (ef, af41, cs1)."),
    KEEPALIVE(' ', "keepalive", "TIME", Topic.TUNING, For.ALL, "no probes",
            "Probe a connection that has been silent for TIME, and each TIME after that; three probes without an "
                    + "answer end it (whole seconds)."),
    BUFFER(' ', "buffer", "N", Topic.TUNING, For.ALL, Units.bytes(Defaults.BUFFER_BYTES),
            "Most bytes that a worker passes in one system call."),
    QUANTUM(' ', "quantum", "N", Topic.TUNING, For.ALL, "a share of 32 MiB or an eighth of its size, 64 KiB to 1 MiB",
            "Most bytes that one connection moves in one turn of the loop."),
    SKIP_COPY(' ', "skip-rx-copy", null, Topic.TUNING, For.ALL, null,
            "Let the kernel drop received data instead of copying it (Linux, MSG_TRUNC). On a client with --reverse, "
                    + "--bidir or --reply."),
    ZERO_COPY(' ', "zerocopy", null, Topic.TUNING, For.CLIENTS, null,
            "Send without copying where the kernel can (Linux, MSG_ZEROCOPY)."),
    PIN_CPU(' ', "pin-cpu", null, Topic.TUNING, For.ALL, null, "Bind worker i to CPU i modulo the number of CPUs."),
    NO_WARM_UP(' ', "no-warmup", null, Topic.TUNING, For.ALL, null, "Do not warm the workers up before the run."),
    WORKER_ARGUMENTS(' ', "worker-jvm-args", "ARGS", Topic.TUNING, For.ALL, "none",
            "More arguments for the workers' JVMs, separated by spaces; quotes group."),

    VERSION(' ', "version", null, Topic.HELP, For.ALL, null, "Print the version and end."),
    HELP('h', "help", null, Topic.HELP, For.ALL, null, "Print a summary of the options and end.");
    // @formatter:on

    /** Sets of modes. A class of its own, for an enum's constants come before its fields. */
    private static final class For {
        static final Set<Mode> ALL = EnumSet.allOf(Mode.class);
        static final Set<Mode> MANY = EnumSet.of(Mode.MESH);
        static final Set<Mode> ONE_PAIR = EnumSet.complementOf(EnumSet.of(Mode.MESH));
        static final Set<Mode> CLIENTS = EnumSet.of(Mode.CLIENT, Mode.LOOPBACK, Mode.MESH);
        static final Set<Mode> ONE_CLIENT = EnumSet.of(Mode.CLIENT, Mode.LOOPBACK);
        static final Set<Mode> SERVERS = EnumSet.of(Mode.SERVER);
        static final Set<Mode> PEERS = EnumSet.of(Mode.CLIENT, Mode.SERVER);
    }

    private final char letter;
    private final String longName;
    private final String argument;
    private final Topic topic;
    private final Set<Mode> modes;
    private final String standard;
    private final String meaning;

    CliOption(char letter, String longName, String argument, Topic topic, Set<Mode> modes, Object standard,
            String meaning) {
        this.letter = letter;
        this.longName = longName;
        this.argument = argument;
        this.topic = topic;
        this.modes = Collections.unmodifiableSet(modes);
        this.standard = standard == null ? null : standard.toString();
        this.meaning = meaning;
    }

    @Override
    public String shortName() {
        return letter == ' ' ? null : String.valueOf(letter);
    }

    @Override
    public String longName() {
        return longName;
    }

    @Override
    public String argument() {
        return argument;
    }

    @Override
    public Topic topic() {
        return topic;
    }

    /** The modes it belongs to. */
    public Set<Mode> modes() {
        return modes;
    }

    @Override
    public String standard() {
        return standard;
    }

    @Override
    public String meaning() {
        return meaning;
    }

    @Override
    public boolean repeatable() {
        return this == LABEL;
    }
}
