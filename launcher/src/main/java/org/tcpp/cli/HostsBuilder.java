package org.tcpp.cli;

import java.util.List;
import org.tcpp.pattern.HostEntry;
import org.tcpp.pattern.HostList;
import org.tcpp.pattern.PairsFile;
import org.tcpp.pattern.Pattern;
import org.tcpp.pattern.Rounds;

/** Makes of the options about many hosts who exchanges data with whom. */
final class HostsBuilder {

    /** Where a template names the host. */
    static final String HOST = "{host}";
    static final String SSH = "ssh";
    static final String SRUN = "srun";
    /** Slurm sets it within an allocation, in the notation of {@link HostList}. */
    static final String NODES = "SLURM_JOB_NODELIST";

    private HostsBuilder() {}

    static Options.Hosts build(Given given, Options.Workload work) {
        String via = via(given);
        Pattern pattern = given.has(CliOption.PAIRS)
                ? null
                : given.parse(CliOption.PATTERN, Pattern::of, Pattern.MESH);
        return new Options.Hosts(via, pattern, rounds(given, pattern, via),
                given.parseInt(CliOption.MISSING, Units::parseWhole, 0), given.has(CliOption.CARRY_JAVA),
                new Options.HostLines(HostWords.client(given, work), HostWords.server(given)));
    }

    private static Rounds rounds(Given given, Pattern pattern, String via) {
        if (given.has(CliOption.PAIRS)) {
            return given.parse(CliOption.PAIRS,
                    file -> PairsFile.read(file, given.parse(CliOption.HOSTS, HostList::parse, List.of())), null);
        }
        if (!given.has(CliOption.CLIENT_HOSTS)) {
            List<HostEntry> hosts = given.has(CliOption.HOSTS)
                    ? given.parse(CliOption.HOSTS, HostList::parse, null)
                    : allocation(given, via, System.getenv(NODES));
            return suiting(given, pattern, () -> pattern.among(hosts));
        }
        List<HostEntry> clients = given.parse(CliOption.CLIENT_HOSTS, HostList::parse, null);
        List<HostEntry> servers = given.parse(CliOption.SERVER_HOSTS, HostList::parse, null);
        if (!pattern.hasRoles()) {
            throw new UsageError(given.named(CliOption.PATTERN) + ": needs --hosts LIST, for each host is client and"
                    + " server, or may be either");
        }
        return suiting(given, pattern, () -> pattern.between(clients, servers));
    }

    /** What makes rounds of hosts, or throws {@link IllegalArgumentException} if they do not suit the pattern. */
    private interface Arrangement {
        Rounds rounds();
    }

    private static Rounds suiting(Given given, Pattern pattern, Arrangement arrangement) {
        try {
            return arrangement.rounds();
        } catch (IllegalArgumentException e) {
            throw new UsageError((given.has(CliOption.PATTERN)
                    ? given.named(CliOption.PATTERN)
                    : CliOption.PATTERN.dashed() + " " + pattern.word()) + ": " + e.getMessage());
        }
    }

    /** The hosts of the allocation in which the command runs. */
    static List<HostEntry> allocation(Given given, String via, String nodes) {
        if (!via.equals(SRUN)) {
            throw new UsageError("--hosts LIST, or --clients LIST and --servers LIST, is needed with "
                    + given.named(given.manyHosts()));
        }
        if (nodes == null || nodes.isBlank()) {
            throw new UsageError(given.named(CliOption.VIA) + ": there is no allocation here (" + NODES
                    + " is not set); run it within salloc or sbatch");
        }
        try {
            return HostList.parse(nodes);
        } catch (IllegalArgumentException e) {
            throw new UsageError(NODES + ": " + e.getMessage());
        }
    }

    /** How hosts are reached. */
    static String via(Given given) {
        return given.parse(CliOption.VIA, HostsBuilder::via, SSH);
    }

    private static String via(String text) {
        if (text.equals(SSH) || text.equals(SRUN)) {
            return text;
        }
        if (Units.parseWords(text).stream().noneMatch(word -> word.contains(HOST))) {
            throw new IllegalArgumentException(
                    "allowed are ssh, srun, and a command with {host}, for it is started once"
                            + " for each host: one that reaches several mixes up their lines");
        }
        return text;
    }
}
