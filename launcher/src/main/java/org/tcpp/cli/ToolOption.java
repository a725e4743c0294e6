package org.tcpp.cli;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** The table of the options of tools. Two tools may have one of the same name that means another thing. */
public enum ToolOption implements OptionRow {

    // @formatter:off: a table
    /** {@code tcpp doctor --for latency}. */
    DOCTOR_FOR(' ', "for", "PURPOSE", "throughput",
            "What the run is to find out: throughput, latency or connections (so many a second). A host that is set up "
                    + "well for one may not be so for another.",
            Tool.DOCTOR),
    /** {@code tcpp doctor --json}. */
    DOCTOR_JSON(' ', "json", null, null, "Print it as JSON, one object on one line.", Tool.DOCTOR),
    /** {@code tcpp compare --figure NAME}. */
    FIGURE(' ', "figure", "NAME",
            "steady_bits_per_second, of rounds rounds_steady_per_second; of the whole run where one has none",
            "The figure of the summary that the verdict is about.", Tool.COMPARE),
    /** {@code tcpp compare --same-within P%}. */
    SAME_WITHIN(' ', "same-within", "P%", null,
            "Say that they are the same if they surely differ by no more than this.", Tool.COMPARE),
    /** {@code tcpp compare --fail-if-slower P%}. */
    FAIL_IF_SLOWER(' ', "fail-if-slower", "P%", null,
            "End with status 11 if B is surely slower by more than this, with 12 if that cannot be told, and with 0 if "
                    + "it surely is not. For figures of cost and fairness likewise.", Tool.COMPARE),
    /** {@code tcpp compare --unclear WHAT}. */
    UNCLEAR(' ', "unclear", "pass|fail", "fail", "Whether what cannot be told ends with status 0 or 12.",
            Tool.COMPARE),
    /** {@code tcpp compare --only-complete}. */
    ONLY_COMPLETE(' ', "only-complete", null, null, "Leave out runs whose verdict is not complete.", Tool.COMPARE),
    /** {@code tcpp compare --json}. */
    COMPARE_JSON(' ', "json", null, null, "Print the comparison as JSON.", Tool.COMPARE),
    /** {@code tcpp compare --html FILE}. */
    COMPARE_HTML(' ', "html", "FILE", null, "Write the comparison as a page for a browser to FILE as well.",
            Tool.COMPARE),
    /** {@code tcpp report -o}. */
    REPORT_FILE('o', "output", "FILE", null, "Write the page to FILE; with - it goes to standard output.", Tool.REPORT),
    /** {@code tcpp report --connections FILE}. */
    REPORT_CONNECTIONS(' ', "connections", "FILE", "what lies beside the result under the name that the run was given",
            "Show single connections, from the rows that --connections of a run has written to FILE.", Tool.REPORT),
    /** {@code tcpp sweep --vary NAME=VALUES}. */
    VARY(' ', "vary", "NAME=VALUES", null,
            "Vary an option of a run, by its short or long name: m=1,10,100, a range such as p=1..16x2 or m=10..50+10, "
                    + "or several together: p,m=1:1000,10:100. A flag is varied as zerocopy=on,off. Another name is "
                    + "for --before and --after only. May be given several times: all combinations are run.",
            Tool.SWEEP),
    /** {@code tcpp sweep --trials N}. */
    SWEEP_TRIALS(' ', "trials", "N", 5, "Run each combination so many times.", Tool.SWEEP),
    /** {@code tcpp sweep --before COMMAND}. */
    BEFORE(' ', "before", "COMMAND", null, "Before each run have the shell do COMMAND, with {NAME} replaced by what is "
            + "varied; a run whose command fails is left out. May be given several times.", Tool.SWEEP),
    /** {@code tcpp sweep --after COMMAND}. */
    AFTER(' ', "after", "COMMAND", null, "The same after each run.", Tool.SWEEP),
    /** {@code tcpp sweep --pause TIME}. */
    PAUSE(' ', "pause", "TIME", "0s", "Wait between runs.", Tool.SWEEP),
    /** {@code tcpp sweep --order HOW}. */
    ORDER(' ', "order", "random|given", "random", "The order of the combinations within each round of trials.",
            Tool.SWEEP),
    /** {@code tcpp sweep --seed N}. */
    SWEEP_SEED(' ', "seed", "N", "drawn, and kept in DIR/sweep.json", "Where the draws of the order start.",
            Tool.SWEEP),
    /** {@code tcpp sweep --fresh-workers}. */
    SWEEP_FRESH_WORKERS(' ', "fresh-workers", null, null,
            "Start the workers anew for each run, and not only where what is varied asks for it.", Tool.SWEEP),
    /** {@code tcpp sweep --dry-run}. */
    DRY_RUN(' ', "dry-run", null, null, "Show the runs in their order and how long they may take, and end.",
            Tool.SWEEP),
    /** {@code tcpp sweep --stop-on-failure}. */
    STOP_ON_FAILURE(' ', "stop-on-failure", null, null, "End with the first run that is not complete.", Tool.SWEEP),
    /** {@code tcpp sweep --anyway}. */
    ANYWAY(' ', "anyway", null, null, "Go on in DIR though plan or host are not those it was begun with.", Tool.SWEEP),
    /** {@code tcpp search --figure WHICH}. */
    SEARCH_FIGURE(' ', "figure", "cps|at-once|bps", null,
            "What the load is: connections a second (--rate), connections open at once (-m), or bits a second "
                    + "(--pace).",
            Tool.SEARCH),
    /** {@code tcpp search --limit NAME=VALUE}. */
    SEARCH_LIMIT(' ', "limit", "NAME=VALUE", "failures=0; of bps carried=98% as well",
            "What a load that is carried must keep to: failures=N or N%, carried=N% of the load, or a time such as "
                    + "setup.p99=5ms: setup, response, connect, first-byte, completion or round, and p50, p90, p99, "
                    + "p999 or max. May be given several times.",
            Tool.SEARCH),
    /** {@code tcpp search --from LOAD}. */
    SEARCH_FROM(' ', "from", "LOAD", "100 of cps, 10 at once, 10M of bps", "The load of the first trial.",
            Tool.SEARCH),
    /** {@code tcpp search --to LOAD}. */
    SEARCH_TO(' ', "to", "LOAD", "none", "Try no larger load.", Tool.SEARCH),
    /** {@code tcpp search --width P%}. */
    SEARCH_WIDTH(' ', "width", "P%", "2%", "The bounds may be so far apart, as a part of the upper one.", Tool.SEARCH),
    /** {@code tcpp search --trial TIME}. */
    SEARCH_TRIAL(' ', "trial", "TIME", "10s", "How long a trial is that counts in full; the first are shorter.",
            Tool.SEARCH),
    /** {@code tcpp search --sum TIME}. */
    SEARCH_SUM(' ', "sum", "TIME", "three trials", "So much time of trials decides on a load.", Tool.SEARCH),
    /** {@code tcpp search --exceed P%}. */
    SEARCH_EXCEED(' ', "exceed", "P%", "34%",
            "So much of that time may be bad, and the load is carried all the same: one trial of three.",
            Tool.SEARCH),
    /** {@code tcpp search --rest TIME}. */
    SEARCH_REST(' ', "rest", "TIME", "75s",
            "Wait so long at most between trials for this host to be as it was before the first: no socket of the "
                    + "trials left, and next to none in TIME_WAIT.",
            Tool.SEARCH),
    /** {@code tcpp search --before COMMAND}. */
    SEARCH_BEFORE(' ', "before", "COMMAND", null,
            "Before each trial have the shell do COMMAND, with {load} replaced by the load; if it fails, the "
                    + "search ends. May be given several times.",
            Tool.SEARCH),
    /** {@code tcpp search --after COMMAND}. */
    SEARCH_AFTER(' ', "after", "COMMAND", null, "The same after each trial.", Tool.SEARCH),
    /** {@code tcpp search -o FILE}. */
    SEARCH_JSON('o', "output", "FILE", null,
            "Write the answer and all trials to FILE as JSON (docs/search.schema.json), anew after each trial; with - "
                    + "to standard output, and the text to standard error.",
            Tool.SEARCH),
    /** {@code tcpp search --csv FILE}. */
    SEARCH_CSV(' ', "csv", "FILE", null, "Write a row for each trial to FILE: what was tried, how it went, and the "
            + "columns of a run's --csv.", Tool.SEARCH),
    /** {@code tcpp search --fresh-workers}. */
    SEARCH_FRESH_WORKERS(' ', "fresh-workers", null, null, "Start the workers anew for each trial.", Tool.SEARCH),
    /** {@code tcpp search --dry-run}. */
    SEARCH_DRY_RUN(' ', "dry-run", null, null,
            "Show the limits, what a trial is, and which trials there would be for one answer, and end.",
            Tool.SEARCH),
    /** {@code tcpp version --json}. */
    VERSION_JSON(' ', "json", null, null, "Print it as JSON, one object on one line.", Tool.VERSION);
    // @formatter:on

    private final char letter;
    private final String longName;
    private final String argument;
    private final String standard;
    private final String meaning;
    private final Set<Tool> tools;

    ToolOption(char letter, String longName, String argument, Object standard, String meaning, Tool... tools) {
        this.letter = letter;
        this.longName = longName;
        this.argument = argument;
        this.standard = standard == null ? null : standard.toString();
        this.meaning = meaning;
        this.tools = Collections.unmodifiableSet(EnumSet.copyOf(Arrays.asList(tools)));
    }

    /** The tools it belongs to. */
    Set<Tool> tools() {
        return tools;
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
        return Topic.TOOL;
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
        return EnumSet.of(VARY, BEFORE, AFTER, SEARCH_LIMIT, SEARCH_BEFORE, SEARCH_AFTER).contains(this);
    }
}
