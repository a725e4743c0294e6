package org.tcpp.cli;

import java.net.InetSocketAddress;
import java.util.List;
import org.tcpp.disturb.Script;
import org.tcpp.message.Arrivals;
import org.tcpp.message.Closing;
import org.tcpp.message.Content;
import org.tcpp.message.Engine;
import org.tcpp.message.Exchange;
import org.tcpp.message.Load;
import org.tcpp.message.RowSample;
import org.tcpp.message.WorkerSpec;
import org.tcpp.pattern.Pattern;
import org.tcpp.pattern.Rounds;
import org.tcpp.size.SizePlan;

/**
 * What the user asked for, checked by {@link Rules}, with every default filled in. Immutable.
 *
 * @param mode what to be
 * @param workload which connections to make, and how
 * @param placement hosts, processes, addresses and ports
 * @param output what to show and write
 * @param serving of a server only
 * @param measuring how to measure
 * @param control launcher to launcher
 * @param tuning how the workers do it
 */
public record Options(Mode mode, Workload workload, Placement placement, Output output, Serving serving,
        Measuring measuring, Control control, Tuning tuning) {

    /** In place of a count: no limit. */
    public static final int UNLIMITED = Load.UNLIMITED;

    /**
     * Which connections to make, and how.
     *
     * @param connections per worker, or {@link #UNLIMITED}
     * @param atOnce connections at once per worker; on a server {@link #UNLIMITED} unless given
     * @param sizes bytes of each
     * @param closing who closes first
     * @param times how long they may take
     * @param holding whether all are opened before any sends
     * @param content what the bytes are, and whether they are checked; null: checked, as suits the rest
     * @param exchange who sends, and when
     */
    public record Workload(long connections, int atOnce, SizePlan sizes, Closing closing, Times times,
            Holding holding, Content content, Exchange exchange) {
    }

    /**
     * How long connections may take.
     *
     * @param durationNs start none later than this; 0: no limit
     * @param timeoutNs one without progress for so long has failed
     * @param arrivals when they are to begin, where that is planned
     */
    public record Times(long durationNs, long timeoutNs, Arrivals arrivals) {

        /** Each begins as soon as there is a place for it. */
        public Times(long durationNs, long timeoutNs) {
            this(durationNs, timeoutNs, Arrivals.NONE);
        }
    }

    /**
     * Connections that are opened before they are needed.
     *
     * @param connectFirst open all before any sends
     * @param holdNs keep them idle for so long before data flows; 0: not at all
     */
    public record Holding(boolean connectFirst, long holdNs) {
    }

    /**
     * Hosts, processes, addresses and ports.
     *
     * @param host the other end as the user named it; null unless a client
     * @param processes worker processes, of each role in loopback mode
     * @param basePort worker i uses {@code basePort + i}
     * @param local first local address of new connections, or the address a server listens on; numeric, as given;
     *            null: any
     * @param localCount successive local addresses
     * @param hosts many of them; null: one pair
     */
    public record Placement(String host, int processes, int basePort, String local, int localCount, Hosts hosts) {
    }

    /**
     * Many hosts.
     *
     * @param via how they are reached: {@code ssh}, {@code srun}, or a command with {@code {host}}
     * @param pattern who exchanges data with whom; null: as a file says
     * @param rounds the same, host by host
     * @param missing so many may not be ready
     * @param carryJava take a Java along to those that have none
     * @param lines what their hosts run
     */
    public record Hosts(String via, Pattern pattern, Rounds rounds, int missing, boolean carryJava, HostLines lines) {
    }

    /**
     * Command lines of single pairs among many hosts.
     *
     * @param client the words of a client, but for whom it connects to
     * @param server the words of a server
     */
    public record HostLines(List<String> client, List<String> server) {
        public HostLines {
            client = List.copyOf(client);
            server = List.copyOf(server);
        }
    }

    /**
     * What to show and write.
     *
     * @param connectionsPerSecond show these instead of Gbps
     * @param cpu show CPU use
     * @param files where it goes beside the text
     * @param labels in the order given, with distinct keys
     * @param quiet no progress, no remarks
     * @param verbose remarks also without a terminal
     * @param live how runs stand over the whole screen
     * @param metrics where to answer those who scrape; null: nowhere
     */
    public record Output(boolean connectionsPerSecond, boolean cpu, Files files, List<Label> labels, boolean quiet,
            boolean verbose, boolean live, InetSocketAddress metrics) {
        public Output {
            labels = List.copyOf(labels);
        }

        /** Where the result goes. */
        public String json() {
            return files.json;
        }

        /** Where the facts go as they come. */
        public String jsonStream() {
            return files.jsonStream;
        }

        /** Where the row goes. */
        public String csv() {
            return files.csv;
        }

        /** Where the page goes. */
        public String html() {
            return files.html;
        }

        /** Where the rows of connections go. */
        public String connections() {
            return files.connections;
        }
    }

    /**
     * Where results go. A file is named as the user did; {@code -} is standard output; null: not wanted.
     *
     * @param json the result
     * @param jsonStream the facts as they come
     * @param csv the row
     * @param html the page
     * @param connections the rows of connections
     * @param metrics the counts so far
     * @param inputs what the run reads, and so none of these may be
     */
    public record Files(String json, String jsonStream, String csv, String html, String connections, String metrics,
            List<Input> inputs) {
        public Files {
            inputs = List.copyOf(inputs);
        }
    }

    /**
     * A file that an option reads.
     *
     * @param name as the user named it
     * @param text the option and its argument, for messages
     */
    public record Input(String name, String text) {
    }

    /**
     * {@code --label key=value}.
     *
     * @param key letters, digits, {@code _ . -}, beginning with a letter
     * @param value any text without control characters
     */
    public record Label(String key, String value) {
    }

    /**
     * Of a server only.
     *
     * @param oneOff end after one client run
     * @param readyFile written once every worker listens; null: none
     */
    public record Serving(boolean oneOff, String readyFile) {
    }

    /**
     * How to measure.
     *
     * @param intervalNs length of an interval
     * @param omitNs the steady window begins not before this
     * @param trials whole runs
     * @param freshWorkers each on workers of its own
     * @param maxFailures what may fail while the verdict is still complete
     * @param rows of which connections a row is written
     * @param script what disturbs each run
     */
    public record Measuring(long intervalNs, long omitNs, int trials, boolean freshWorkers, Tolerance maxFailures,
            RowSample rows, Script script) {
    }

    /**
     * Launcher to launcher.
     *
     * @param classic do without
     * @param port its port; the base port - 1 unless given
     * @param only serve nobody without it
     * @param secretFile null: no secret
     */
    public record Control(boolean classic, int port, boolean only, String secretFile) {
    }

    /**
     * How the workers do it.
     *
     * @param engine which way to the sockets
     * @param portions how much at a time
     * @param sockets what is set on each connection
     * @param pinCpu bind worker i to CPU i modulo CPUs
     * @param warmUp warm workers up before the run
     * @param workerArguments more arguments for the workers' JVMs
     */
    public record Tuning(Engine engine, WorkerSpec.Portions portions, WorkerSpec.Sockets sockets, boolean pinCpu,
            boolean warmUp, List<String> workerArguments) {
        public Tuning {
            workerArguments = List.copyOf(workerArguments);
        }
    }

    /** The other end as the user named it; null unless a client. */
    public String host() {
        return placement.host;
    }

    /** The servers that it names, one or more; none unless a client. */
    public List<String> servers() {
        return placement.host == null ? List.of() : List.of(placement.host.split(",", -1));
    }
}
