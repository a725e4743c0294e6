package org.tcpp.cli;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What is no run of its own. Its name is its word, in capital letters. */
public enum Tool implements Command {

    /** Whether runs of one kind differ from those of another. */
    COMPARE("Tell whether the runs B are slower or faster than the runs A, and how sure that is.",
            new Bare("A...", 1, Integer.MAX_VALUE, "B...", false)),
    /** Many runs that differ in what is varied. */
    SWEEP("Run every combination of what is varied, in random order, several times, and keep the results in DIR. The "
            + "same command again goes on where it was interrupted.", new Bare("DIR", 1, 1, "OPTION...", true)),
    /** How much is carried within limits. */
    SEARCH("Find the largest load that a server carries within limits, by trials that end where no further one would "
            + "say more (docs/search.md).", new Bare("", 0, 0, "OPTION...", true)),
    /** What a command does, or which there are. */
    HELP("Tell what COMMAND does and which options it has; without one, which commands there are.",
            Bare.perhaps("COMMAND")),
    /** Whether hosts are fit for a run. */
    DOCTOR("Say what stands in the way of a run with these options, on this host, on the server and between them. It "
            + "changes nothing and needs no privilege.", Bare.NOTHING),
    /** Results as a page. */
    REPORT("Show results that -o has written, or the folder of a sweep, as one page with charts for a browser.",
            Bare.some("FILE")),
    /** A host's part in a run on many. */
    AGENT("Take part in a run on many hosts: its head starts it there, and says by lines what it is to do.",
            Bare.NOTHING),
    /** This tcpp to hosts. */
    PUSH("Carry this tcpp to HOSTs that do not have it, as a run on many hosts does, and say what is there, where, and "
            + "which. Hosts are named as in --hosts; with --via srun those of the allocation if none is.",
            Bare.any("HOST")),
    /** Which tcpp this is. */
    VERSION("Print the version.", Bare.NOTHING);

    /** Options of runs that say what a run asks of hosts. */
    private static final List<CliOption> OF_A_PLAN = Arrays.stream(CliOption.values())
            .filter(option -> !EnumSet.of(Topic.OUTPUT, Topic.HELP, Topic.HOSTS).contains(option.topic())).toList();

    private final String purpose;
    private final Bare bare;

    Tool(String purpose, Bare bare) {
        this.purpose = purpose;
        this.bare = bare;
    }

    @Override
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    @Override
    public String purpose() {
        return purpose;
    }

    @Override
    public Bare bare() {
        return bare;
    }

    @Override
    public Set<OptionRow> options() {
        Set<OptionRow> options = new LinkedHashSet<>();
        Arrays.stream(ToolOption.values()).filter(option -> option.tools().contains(this)).forEach(options::add);
        options.addAll(switch (this) {
            case DOCTOR -> OF_A_PLAN;
            case PUSH -> List.of(CliOption.VIA, CliOption.CARRY_JAVA);
            default -> List.of();
        });
        options.add(CliOption.HELP);
        return Collections.unmodifiableSet(options);
    }
}
