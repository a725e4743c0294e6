package org.tcpp.cli;

import java.util.EnumSet;
import java.util.Set;
import org.tcpp.size.ByteSize;

import static org.tcpp.cli.Topic.HOW;
import static org.tcpp.cli.Topic.LOAD;
import static org.tcpp.cli.Topic.OTHER;
import static org.tcpp.cli.Topic.OUTPUT;
import static org.tcpp.cli.Topic.ROLE;
import static org.tcpp.cli.Topic.WHERE;

/**
 * The one table of options: what --help shows, what the manual page lists and what the parser takes. Columns: topic,
 * letter, name, argument, default, who may use it (c client, s server, l loopback), meaning.
 */
enum Opt {
    SERVER(ROLE, "s", "server", null, null, "s", "serve clients until stopped"), CLIENT(ROLE, "c", "client", "HOST",
            null, "c", "connect to the server on HOST: a name, an IPv4 or an IPv6 address"), LOOPBACK(ROLE, null,
                    "loopback", null, null, "l",
                    "run server and client on this host, in one command: for a first look, and for tests"),

    PROCS(LOAD, "p", "procs", "N", Defaults.PROCESSES, "csl", "worker processes, each with a port of its own"), TCPS(
            LOAD, "t", "tcps", "N", Defaults.CONNECTIONS, "cl",
            "connections that each worker makes over the run; with -d unlimited, unless given"), MAX(LOAD, "m", "max",
                    "N", Defaults.AT_ONCE + "; server: no limit", "csl",
                    "connections at once per worker; on a server the rest waits in the backlog"), BYTES(LOAD, "b",
                            "bytes", "SIZE", Defaults.BYTES, "cl",
                            "bytes per connection, its 12 byte header included"), DURATION(LOAD, "d", "duration",
                                    "TIME", null, "cl", "start no new connection after TIME"), CLOSE(LOAD, null,
                                            "close", "WHO", Defaults.CLOSING.word(), "cl",
                                            "who closes first: client (the original's way), server (it confirms each connection, and keeps"
                                                    + " TIME_WAIT), or reset (as server, then the client sends RST: no TIME_WAIT)"), TIMEOUT(
                                                            LOAD, null, "timeout", "TIME",
                                                            TimeSpan.format(Defaults.TIMEOUT_NS), "cl",
                                                            "give up on a connection that makes no progress for so long, connecting, sending or closing"),

    PORT(WHERE, "r", "port", "PORT", Defaults.BASE_PORT, "csl", "base port; worker i uses PORT + i"), LOCAL(WHERE, "l",
            "local", "IP", "any", "csl",
            "first local address of new connections; on a server the address to listen on"), LOCAL_COUNT(WHERE, "M",
                    "local-count", "N", Defaults.LOCAL_COUNT, "cl",
                    "that many successive local addresses from -l on, taken in turn by new connections"),

    CPS(OUTPUT, "C", "cps", null, null, "cl", "show connections per second instead of Gbps"), CPU(OUTPUT, "T", "cpu",
            null, null, "csl",
            "show how the processors spent their time: at the end of a run, on a server every ten seconds"), JSON(
                    OUTPUT, "o", "json", "FILE", null, "csl",
                    "write the result as JSON; '-' is standard output, and then the text goes to standard error"), INTERVAL(
                            OUTPUT, null, "interval", "TIME", TimeSpan.format(Defaults.INTERVAL_NS), "csl",
                            "length of the intervals in the result"), MAX_FAILURES(OUTPUT, null, "max-failures", "N|N%",
                                    0, "cl",
                                    "failed connections, in number or percent of those requested, that still give status 0"), LABEL(
                                            OUTPUT, null, "label", "KEY=VALUE", null, "csl",
                                            "carried into the result; may be given several times"), QUIET(OUTPUT, "q",
                                                    "quiet", null, null, "csl",
                                                    "show the first two lines and nothing else"), VERBOSE(OUTPUT, "v",
                                                            "verbose", null, null, "csl",
                                                            "show more of what happens, on standard error"),

    ENGINE(HOW, null, "engine", "NAME", Defaults.ENGINE.word(), "csl",
            "how to talk to the system's sockets: epoll, nio, or auto (epoll where it works)"), QUANTUM(HOW, null,
                    "quantum", "SIZE", ByteSize.format(Defaults.QUANTUM_BYTES), "csl",
                    "most bytes that a connection moves before the others have their turn"), SNDBUF(HOW, null, "sndbuf",
                            "SIZE", "the system's", "csl", "send buffer of each socket, SO_SNDBUF"), RCVBUF(HOW, null,
                                    "rcvbuf", "SIZE", "the system's", "csl",
                                    "receive buffer of each socket, SO_RCVBUF"), NODELAY(HOW, null, "nodelay", "ON",
                                            "on", "csl", "TCP_NODELAY: on or off"), WORKER_JVM_ARGS(HOW, null,
                                                    "worker-jvm-args", "ARGS", null, "csl",
                                                    "more arguments for the workers' JVMs, separated by blanks; recorded in the result"),

    ONE_OFF(OTHER, "1", "one-off", null, null, "s",
            "end after one client run: when connections have come, and all have gone for a second"), READY_FILE(OTHER,
                    null, "ready-file", "FILE", null, "s",
                    "written once every worker listens, with process id and ports as JSON; removed at the end"), HELP(
                            OTHER, "h", "help", null, null, "csl", "show this and end"), VERSION(OTHER, null, "version",
                                    null, null, "csl", "show the version and end");

    private final Topic topic;
    private final String letter;
    private final String longName;
    private final String argument;
    private final String byDefault;
    private final Set<Scope> scopes = EnumSet.noneOf(Scope.class);
    private final String meaning;

    Opt(Topic topic, String letter, String longName, String argument, Object byDefault, String scopes,
            String meaning) {
        this.topic = topic;
        this.letter = letter;
        this.longName = longName;
        this.argument = argument;
        this.byDefault = byDefault == null ? null : byDefault.toString();
        this.meaning = meaning;
        for (Scope scope : Scope.values()) {
            if (scopes.indexOf(scope.letter()) >= 0) {
                this.scopes.add(scope);
            }
        }
    }

    Topic topic() {
        return topic;
    }

    /** Its letter, or null. */
    String letter() {
        return letter;
    }

    String longName() {
        return longName;
    }

    /** What its argument is called, or null if it takes none. */
    String argument() {
        return argument;
    }

    /** Its default for a person, or null if there is none. */
    String byDefault() {
        return byDefault;
    }

    String meaning() {
        return meaning;
    }

    boolean isFor(Scope scope) {
        return scopes.contains(scope);
    }

    /** Those that may use it, for a person: "a client". */
    String users() {
        return String.join(" or ", scopes.stream().map(Scope::words).toList());
    }

    /** As messages name it: {@code -p} or {@code --close}. */
    String shown() {
        return letter != null ? "-" + letter : "--" + longName;
    }
}
