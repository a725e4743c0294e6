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
    FIGURE(' ', "figure", "NAME", "steady_bits_per_second, or bits_per_second where a run has no steady window",
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
    /** {@code tcpp report -o}. */
    REPORT_FILE('o', "output", "FILE", null, "Write the page to FILE; with - it goes to standard output.", Tool.REPORT),
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
        return false;
    }
}
